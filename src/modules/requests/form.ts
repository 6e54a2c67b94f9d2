import { z } from 'zod'
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  AUTHORITY_WAYS,
  type AuthorityWay,
  NOTICE_KINDS,
  type NoticeKind,
  type RequestedItem,
  type Submission,
  WAYS_TO_PROVIDE,
  WAYS_TO_SERVE,
  type WayToProvide,
  type WayToServe,
} from './applicant.ts'
import { looksLikeResidentId } from './rules/identity.ts'
import { whyNotSubmit } from './rules/submission-guards.ts'

/** 申请人持居民身份证或者其他证件（护照、军官证、港澳台居民居住证等）。 */
export const ID_KINDS = { residentId: '居民身份证', other: '其他有效证件' } as const

/** One line; a field that is left out is empty, so that all messages come at once. */
const line = (longest: number) => z.string().trim().max(longest, `最多${longest}个字`).default('')

const fields = z.object({
  applicantKind: line(20),
  name: line(100),
  idKind: line(20),
  idDocument: line(40),
  organisationCode: line(18),
  phone: line(40),
  email: line(200),
  address: line(300),
  postcode: line(10),
  agentName: line(100),
  agentIdDocument: line(40),
  agentPhone: line(40),
  authorityBy: line(20),
  information: line(1000),
  description: line(5000),
  moreItems: z.array(z.object({ information: line(1000), description: line(5000) })).default([]),
  provideAs: line(20),
  serveBy: line(20),
  helpWanted: line(500),
  noticeEmail: line(10),
  noticeSms: line(10),
  idempotencyKey: line(100),
})

/** The fields of the public form as their text, for showing it again beside the messages. */
export type PublicRequestFields = z.input<typeof fields>

/** What a browser's form calls the fields of the further item with this number, from 2. */
export const itemField = (no: number, field: keyof RequestedItem) => `${field}-${no}`

/**
 * The public form (form-urlencoded strings) as a `Submission`. Its messages stand beside their fields and are those
 * of the rule (条例第二十九条), so the page and the action cannot disagree.
 */
export const publicRequestForm = fields
  .superRefine((form, context) => {
    const report = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    for (const { field, message } of whyNotSubmit(submissionOf(form))) report(field ?? '', message)
    if (form.applicantKind === 'naturalPerson' && form.idKind !== 'other' && form.idDocument.length >= 5) {
      if (!looksLikeResidentId(form.idDocument)) report('idDocument', '居民身份证号码应为18位，末位可以是X')
    }
  })
  .transform((form) => withoutBlanks(submissionOf(form)))

function submissionOf(form: z.output<typeof fields>): Submission {
  const isPerson = form.applicantKind === 'naturalPerson'
  const { moreItems } = form
  const notices = noticesOf(form)
  return {
    applicantKind: form.applicantKind as ApplicantKind,
    applicant: {
      name: form.name,
      ...(isPerson
        ? { idDocument: form.idDocument.toUpperCase() }
        : { organisationCode: form.organisationCode.toUpperCase() }),
      phone: form.phone,
      email: form.email,
      address: form.address,
      ...(form.postcode === '' ? {} : { postcode: form.postcode }),
      ...agentOf(form),
      ...(notices.length > 0 ? { notices } : {}),
    },
    information: form.information,
    description: form.description,
    ...(moreItems.length > 0 ? { moreItems } : {}),
    provideAs: form.provideAs as WayToProvide,
    serveBy: form.serveBy as WayToServe,
    helpWanted: form.helpWanted,
    idempotencyKey: form.idempotencyKey,
  }
}

/** An item that was added and left empty is not asked for. Only now: messages count the items as the page does. */
function withoutBlanks({ moreItems = [], ...submission }: Submission): Submission {
  const asked = moreItems.filter((each) => each.information !== '' || each.description !== '')
  return asked.length > 0 ? { ...submission, moreItems: asked } : submission
}

function agentOf(form: z.output<typeof fields>): Pick<Submission['applicant'], 'agent'> {
  const { agentName: name, agentIdDocument, agentPhone: phone, authorityBy } = form
  if (name === '' && agentIdDocument === '' && phone === '') return {}
  const idDocument = agentIdDocument.toUpperCase()
  const authority = authorityBy === '' ? {} : { authority: authorityBy as AuthorityWay }
  return { agent: { name, idDocument, ...(phone === '' ? {} : { phone }), ...authority } }
}

function noticesOf(form: z.output<typeof fields>): NoticeKind[] {
  return [
    ...(form.noticeEmail === '' ? [] : (['email'] as const)),
    ...(form.noticeSms === '' ? [] : (['sms'] as const)),
  ]
}

/** What the form offers to choose from. */
export const FORM_CHOICES = {
  applicantKind: APPLICANT_KINDS,
  idKind: ID_KINDS,
  provideAs: WAYS_TO_PROVIDE,
  serveBy: WAYS_TO_SERVE,
  authorityBy: AUTHORITY_WAYS,
  notices: NOTICE_KINDS,
} as const
