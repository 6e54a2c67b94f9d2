/** 申请人情况: the six columns of table 3, in the printed order. */
export const APPLICANT_KINDS = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  publicInterest: '社会公益组织',
  legalServices: '法律服务机构',
  other: '其他',
} as const

/** 条例第三十一条: how a request came in, which decides its day of receipt. */
export const INTAKE_CHANNELS = {
  inPerson: '当面提交',
  registeredPost: '签收邮件',
  ordinaryPost: '平常信函',
  internet: '互联网',
  fax: '传真',
} as const

/** 条例第四十条: the form in which the information is wanted. */
export const WAYS_TO_PROVIDE = {
  paper: '纸质',
  email: '电子邮件',
  disc: '光盘等电子数据',
  inspection: '当面查阅、抄录',
} as const

export const WAYS_TO_SERVE = {
  post: '邮寄',
  courier: '快递',
  email: '电子邮件',
  online: '网上获取',
  counter: '当面领取',
  fax: '传真',
} as const

export type ApplicantKind = keyof typeof APPLICANT_KINDS
export type IntakeChannel = keyof typeof INTAKE_CHANNELS
export type WayToProvide = keyof typeof WAYS_TO_PROVIDE
export type WayToServe = keyof typeof WAYS_TO_SERVE

/** Personal data: kept only sealed under the key of the case. */
export interface Applicant {
  name: string
  /** Number of the identity document of a natural person. */
  idDocument?: string | undefined
  /** 统一社会信用代码 of an organisation. */
  organisationCode?: string | undefined
  phone: string
  email: string
  address: string
  postcode?: string | undefined
  /** 代理人, with a 授权委托书. */
  agent?: Agent | undefined
  /** Wished for by the applicant: word of each letter goes there too. Nobody is written to who did not ask. */
  notices?: readonly NoticeKind[] | undefined
}

/** Where word of a new letter goes: the letters themselves stand on the tracking page. */
export const NOTICE_KINDS = { email: '电子邮件', sms: '手机短信' } as const
export type NoticeKind = keyof typeof NOTICE_KINDS

/** How the 授权委托书 of an agent comes in. */
export const AUTHORITY_WAYS = { upload: '上传扫描件或者照片', inPerson: '当面提交原件' } as const
export type AuthorityWay = keyof typeof AUTHORITY_WAYS

export interface Agent {
  name: string
  idDocument: string
  phone?: string | undefined
  /** Left out by intakes of earlier editions of the form. */
  authority?: AuthorityWay | undefined
}

/** 一事一申请: one thing asked for. */
export interface RequestedItem {
  /** Name, 文号 or another description by which the information can be found. */
  information: string
  description: string
}

/** The most that one submission asks for at once. */
export const MOST_ITEMS = 10

/** What an applicant sends. 条例第二十九条 says what it has to state. */
export interface Submission {
  applicantKind: ApplicantKind
  applicant: Applicant
  /** Name, 文号 or another description by which the information can be found. */
  information: string
  description: string
  /** Whatever else is asked for with the same form. */
  moreItems?: readonly RequestedItem[] | undefined
  provideAs: WayToProvide
  serveBy: WayToServe
  /** 条例第四十三条: help for people with reading, sight or hearing difficulties. */
  helpWanted: string
  /** Of the sender's making; the same key is the same submission, however often it is sent. */
  idempotencyKey: string
}

/** What the applicant takes away. The query code is shown here and kept nowhere. */
export interface Receipt {
  id: number
  receiptNumber: string
  queryCode: string
}

/** Everything that was asked for, numbered where it is more than one thing: how lists and letters name the case. */
export function informationOf({
  information,
  moreItems = [],
}: Pick<Submission, 'information' | 'moreItems'>): string {
  if (moreItems.length === 0) return information
  return [information, ...moreItems.map((each) => each.information)]
    .map((each, index) => `${index + 1}．${each}`)
    .join('\n')
}
