import type { Case } from './case.ts'
import { FOUNDATIONS } from './foundations.ts'
import { PUBLICATION } from './publication.ts'
import { PUBLISHING } from './publishing.ts'
import { REPORTS } from './reports.ts'
import { REQUESTS } from './requests.ts'
import { SCREENING } from './screening.ts'
import { TAKEDOWNS } from './takedowns.ts'

/** What holds no data: nothing to look for. */
export const PURE: Record<string, string> = {
  'annual-report.readReport': 'reads the text of a report',
  'calendar.withOwnDays': 'lays days over a calendar',
  'documents.takeAttachment': 'keeps bytes under their hash',
  'documents.takeImage': 'keeps bytes under their hash',
  'documents.fileAddress': 'writes an address',
  'review.actingPerson': 'reads ctx',
}

/** What works before or beside any organ: it takes the database, not a ctx. */
export const ACROSS: Record<string, string> = {
  'documents.publishDue': 'publishes for every organ, in a transaction of each',
  'organs.findHost': 'which organ answers at a host name',
  'organs.findHosts': 'the same for several at once',
  'organs.findFirstHost': 'what the demo shows at a bare address',
  'organs.listOrganIds': 'whose chains there are to seal',
  'organs.foundOrgan': 'makes an organ',
}

/** For everything else that is called from outside its module: how a stranger would use it. */
export const CASES: Record<string, Case[]> = {
  ...FOUNDATIONS,
  ...PUBLISHING,
  ...PUBLICATION,
  ...REQUESTS,
  ...REPORTS,
  ...SCREENING,
  ...TAKEDOWNS,
}
