import type { OrganId } from '../../lib/ctx.ts'

/** 政府信息公开工作机构: what 条例第十二条 wants the guide to state. */
export interface DisclosureOffice {
  name: string
  address: string
  hours: string
  phone: string
  fax: string
  email: string
}

/** 复议机关 and 法院 that a letter of reply names. */
export interface RemedyBodies {
  reconsideration: string
  court: string
}

/** 行政机关: a tenant. */
export interface Organ {
  organId: OrganId
  /** Characters 9–17 of the 统一社会信用代码; stands in every index number. */
  code: string
  name: string
  shortName: string
  kind: 'department' | 'government'
  disclosureOffice: DisclosureOffice
  remedyBodies: RemedyBodies
}

/** 网站: an address with masthead and footer. 主办 and 承办 may be other organs. */
export interface Site {
  id: number
  host: string
  name: string
  englishName: string
  /** 政府网站标识码, ten digits. */
  idCode: string
  sponsor: string
  undertaker: string
  address: string
  phone: string
  icpNumber: string
  policeNumber: string
  theme: 'blue' | 'red'
}

/** 承办科室: cases are handed to it. */
export interface Unit {
  id: number
  name: string
}
