import type { Day } from '../../../lib/day.ts'

/** What the form of a registration holds: texts as typed, so that nothing is lost when something is wrong. */
export interface Typed {
  channel: 'inPerson' | 'registeredPost' | 'ordinaryPost' | 'internet' | 'fax' | null
  receivedOn: Day | null
  /** Spoken, and written down here; `readBack` once the applicant has heard or read it. */
  oral: 'no' | 'written' | 'readBack'
  /** Scans that were uploaded and wait for the registration. */
  files: { token: string; name: string }[]
  applicantKind: string
  name: string
  idKind: string
  idDocument: string
  organisationCode: string
  phone: string
  email: string
  address: string
  postcode: string
  agentName: string
  agentIdDocument: string
  agentPhone: string
  authorityBy: string
  information: string
  description: string
  moreItems: { information: string; description: string }[]
  provideAs: string
  serveBy: string
  helpWanted: string
}

export const BLANK: Typed = {
  channel: null,
  receivedOn: null,
  oral: 'no',
  files: [],
  applicantKind: 'naturalPerson',
  name: '',
  idKind: 'residentId',
  idDocument: '',
  organisationCode: '',
  phone: '',
  email: '',
  address: '',
  postcode: '',
  agentName: '',
  agentIdDocument: '',
  agentPhone: '',
  authorityBy: 'inPerson',
  information: '',
  description: '',
  moreItems: [],
  provideAs: 'paper',
  serveBy: 'post',
  helpWanted: '',
}

/** A name of our own for one registration: sent twice, it is registered once. `randomUUID` asks for https. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('')
}

/** How the law reads the day of receipt of each channel (条例第三十一条). */
export const RECEIPT_NOTE: Record<NonNullable<Typed['channel']>, string> = {
  inPerson: '以提交之日为收到申请之日，登记后即开始计算期限',
  registeredPost: '以签收之日为收到申请之日，登记后即开始计算期限',
  ordinaryPost: '应当于收到的当日与申请人确认，以确认之日为收到申请之日；登记后须再确认',
  internet: '以双方确认之日为收到申请之日；登记后须再确认',
  fax: '以双方确认之日为收到申请之日；登记后须再确认',
}
