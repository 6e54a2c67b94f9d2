import { type Refusal, refusal } from '../../../lib/refusal.ts'
import {
  APPLICANT_KINDS,
  AUTHORITY_WAYS,
  MOST_ITEMS,
  type Submission,
  WAYS_TO_PROVIDE,
  WAYS_TO_SERVE,
} from '../applicant.ts'
import { hasRightChecksum, looksLikeResidentId } from './identity.ts'

/**
 * 条例第二十九条：政府信息公开申请应当包括下列内容：（一）申请人的姓名或者名称、身份证明、联系方式；
 * （二）申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述；
 * （三）申请公开的政府信息的形式要求，包括获取信息的方式、途径。
 */
const CONTENT = { article: '条例第二十九条' } as const

/** All that is missing from a submission, each beside its field. */
export function whyNotSubmit(submission: Submission): Refusal[] {
  const { applicant, information } = submission
  const reasons: Refusal[] = []
  const missing = (field: string, message: string) => {
    reasons.push(refusal(`${field}-missing`, message, { ...CONTENT, field }))
  }
  if (!Object.hasOwn(APPLICANT_KINDS, submission.applicantKind)) missing('applicantKind', '请选择申请人类型')
  if (applicant.name.trim() === '') missing('name', '请填写申请人的姓名或者名称')
  reasons.push(...whyNotIdentified(submission))
  if (!applicant.phone && !applicant.email && !applicant.address) {
    missing('phone', '请至少填写一种联系方式：电话、电子邮箱或者通信地址')
  }
  if (information.trim() === '') missing('information', '请写明所需信息的名称、文号或者其他特征性描述')
  reasons.push(...whyNotItems(submission))
  if (!Object.hasOwn(WAYS_TO_PROVIDE, submission.provideAs)) missing('provideAs', '请选择提供信息的方式')
  if (!Object.hasOwn(WAYS_TO_SERVE, submission.serveBy)) missing('serveBy', '请选择获取信息的途径')
  reasons.push(...whyNotReachable(submission), ...whyNotNotify(submission))
  if (submission.idempotencyKey.length < 16) {
    reasons.push(refusal('page-expired', '页面已过期，请刷新后重新提交', { field: 'idempotencyKey' }))
  }
  return reasons
}

/** 条例第二十九条 wants of each thing asked for a description by which it can be found. */
function whyNotItems({ moreItems = [] }: Submission): Refusal[] {
  const reasons = moreItems.flatMap(({ information, description }, index) =>
    information.trim() !== '' || description.trim() === ''
      ? []
      : refusal('information-missing', `请写明第${index + 2}项信息的名称、文号或者其他特征性描述`, {
          ...CONTENT,
          field: `moreItems.${index}.information`,
        }),
  )
  if (moreItems.length < MOST_ITEMS) return reasons
  const message = `一次最多申请${MOST_ITEMS}项信息，其余的请另行申请`
  return [...reasons, refusal('too-many-items', message, { field: 'information' })]
}

/** Word of a letter is sent only to whoever asked for it, and where it can arrive. */
function whyNotNotify({ applicant: { notices = [], email, phone } }: Submission): Refusal[] {
  const reasons: Refusal[] = []
  if (notices.includes('email') && email === '') {
    reasons.push(refusal('email-missing', '希望以电子邮件接收提醒的，请填写电子邮箱', { field: 'email' }))
  }
  if (notices.includes('sms') && !/^(\+?86)?1\d{10}$/.test(phone.replace(/[\s-]/g, ''))) {
    reasons.push(refusal('mobile-missing', '希望以短信接收提醒的，请填写11位手机号码', { field: 'phone' }))
  }
  return reasons
}

/**
 * An agent acts for somebody only with a 授权委托书: uploaded with the form, or handed in. `hasFile`: one was uploaded.
 */
export function whyNotAuthorised({ applicant: { agent } }: Submission, hasFile: boolean): Refusal | null {
  if (agent?.authority !== 'upload' || hasFile) return null
  return refusal('authority-missing', '请上传授权委托书，或者选择当面提交原件', {
    ...CONTENT,
    field: 'authorityFile',
  })
}

function whyNotIdentified({ applicantKind, applicant }: Submission): Refusal[] {
  const reasons: Refusal[] = []
  const { idDocument = '', organisationCode = '', agent } = applicant
  if (applicantKind === 'naturalPerson') {
    reasons.push(...whyNotDocument(idDocument, 'idDocument', '请填写申请人的身份证件号码'))
  } else if (Object.hasOwn(APPLICANT_KINDS, applicantKind) && organisationCode.trim() === '') {
    const message = '请填写申请单位的统一社会信用代码'
    reasons.push(refusal('organisationCode-missing', message, { ...CONTENT, field: 'organisationCode' }))
  }
  if (agent !== undefined) {
    if (agent.name.trim() === '') {
      reasons.push(refusal('agentName-missing', '请填写代理人的姓名', { ...CONTENT, field: 'agentName' }))
    }
    reasons.push(...whyNotDocument(agent.idDocument, 'agentIdDocument', '请填写代理人的身份证件号码'))
    if (agent.authority === undefined || !Object.hasOwn(AUTHORITY_WAYS, agent.authority)) {
      const message = '请选择怎样提交授权委托书'
      reasons.push(refusal('authorityBy-missing', message, { ...CONTENT, field: 'authorityBy' }))
    }
  }
  return reasons
}

function whyNotDocument(number: string, field: string, whenMissing: string): Refusal[] {
  if (number.trim().length < 5) return [refusal(`${field}-missing`, whenMissing, { ...CONTENT, field })]
  if (!looksLikeResidentId(number) || hasRightChecksum(number)) return []
  const message = '身份证号码的校验码不正确，请核对18位号码是否有误'
  return [refusal(`${field}-checksum`, message, { ...CONTENT, field })]
}

/** The way of service chosen needs the address it leads to. */
function whyNotReachable({ serveBy, provideAs, applicant }: Submission): Refusal[] {
  const missing = (field: string, message: string) => [
    refusal(`${field}-missing`, message, { ...CONTENT, field }),
  ]
  const reasons: Refusal[] = []
  if (applicant.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(applicant.email)) {
    reasons.push(refusal('email-malformed', '电子邮箱格式不正确', { ...CONTENT, field: 'email' }))
  } else if (applicant.email === '' && (serveBy === 'email' || provideAs === 'email')) {
    reasons.push(...missing('email', '选择以电子邮件获取的，请填写电子邮箱'))
  }
  if (applicant.address === '' && (serveBy === 'post' || serveBy === 'courier')) {
    reasons.push(...missing('address', '选择邮寄或者快递的，请填写通信地址'))
  }
  return reasons
}
