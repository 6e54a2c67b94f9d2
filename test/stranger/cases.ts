import { ACTS } from './acts.ts'
import type { Case } from './case.ts'
import { DEADLINES } from './deadlines.ts'
import { FOUNDATIONS } from './foundations.ts'
import { INTAKES } from './intakes.ts'
import { LETTER_TEMPLATES } from './letter-templates.ts'
import { MESSAGES } from './messages.ts'
import { PAGE_NOTES } from './page-notes.ts'
import { PERSONAL_DATA } from './personal-data.ts'
import { PUBLICATION } from './publication.ts'
import { PUBLISHING } from './publishing.ts'
import { REMEDIES } from './remedies.ts'
import { REPORTS } from './reports.ts'
import { REQUESTS } from './requests.ts'
import { RESCREENING } from './rescreening.ts'
import { SCREENING } from './screening.ts'
import { SEARCH } from './search.ts'
import { TAKEDOWNS } from './takedowns.ts'
import { WRITING } from './writing.ts'

/** What holds no data: nothing to look for. */
export const PURE: Record<string, string> = {
  'annual-report.readReport': 'reads the text of a report',
  'annual-report.readReportFile': 'reads a file',
  'annual-report.reportFile': 'writes a report down',
  'calendar.calendarWith': 'lays days over a calendar',
  'calendar.holdCalendar': 'waits for its own organ',
  'calendar.withOwnDays': 'lays days over a calendar',
  'channels.fetchToken': 'asks WeChat',
  'letters.letterDocx': 'writes a letter down as a Word file',
  'messages.messageJobs': 'hands out a handler',
  'documents.takeAttachment': 'keeps bytes under their hash',
  'documents.takeImage': 'keeps bytes under their hash',
  'documents.fileAddress': 'writes an address',
  'documents.sitemapAddress': 'writes an address',
  'documents.textOfFile': 'reads bytes',
  'documents.editionAddress': 'writes an address',
  'requests.itemField': 'names a field',
  'requests.judgeIntakeFile': 'looks at bytes',
  'review.actingPerson': 'reads ctx',
  'screening.toReadWith': 'puts together what findLexicon and the organ’s own numbers say',
  'screening.proposeMasks': 'reads texts that the caller brings',
}

/** What works before or beside any organ: it takes the database, not a ctx. */
export const ACROSS: Record<string, string> = {
  'documents.publishDue': 'publishes for every organ, in a transaction of each',
  'documents.fillSearchIndexes': 'writes the index of every organ, in transactions of each',
  'rescreening.rescreenDue': 'reads what every organ has published, in transactions of each',
  'organs.chooseSite': 'which organ a command is for',
  'organs.findHost': 'which organ answers at a host name',
  'organs.findHosts': 'the same for several at once',
  'organs.findFirstHost': 'what the demo shows at a bare address',
  'organs.listOrganIds': 'whose chains there are to seal',
  'organs.foundOrgan': 'makes an organ',
}

/** For everything else that is called from outside its module: how a stranger would use it. */
export const CASES: Record<string, Case[]> = {
  ...DEADLINES,
  ...FOUNDATIONS,
  ...MESSAGES,
  ...INTAKES,
  ...PERSONAL_DATA,
  ...PAGE_NOTES,
  ...PUBLISHING,
  ...PUBLICATION,
  ...REQUESTS,
  ...ACTS,
  ...LETTER_TEMPLATES,
  ...REMEDIES,
  ...REPORTS,
  ...RESCREENING,
  ...SCREENING,
  ...SEARCH,
  ...TAKEDOWNS,
  ...WRITING,
}
