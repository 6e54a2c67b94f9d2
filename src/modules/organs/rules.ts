import type { OrganId } from '../../lib/ctx.ts'
import { type Refusal, refusal } from '../../lib/refusal.ts'
import type { Organ, Site } from './organ.ts'

const ORGAN_CODE = /^[0-9A-Z]{9}$/
const SITE_ID_CODE = /^\d{10}$/
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/

/** All that stands against founding this organ and site, each beside its field. */
export function whyNotFound(founding: { organ: Omit<Organ, 'organId'>; site: Omit<Site, 'id'> }): Refusal[] {
  const reasons: Refusal[] = []
  const { organ, site } = founding
  // 《政府信息公开目录系统实施指引（试行）》: the index number begins with the nine characters of the organ's code.
  if (!ORGAN_CODE.test(organ.code)) {
    reasons.push(
      refusal('organ-code', '机构代码应为9位数字或大写字母，即统一社会信用代码的第9至17位', {
        field: 'code',
      }),
    )
  }
  if (organ.name.trim() === '') reasons.push(refusal('organ-name', '请填写机关全称', { field: 'name' }))
  // 国办发〔2017〕47号: a site carries its ten-digit SiteIDCode.
  if (!SITE_ID_CODE.test(site.idCode)) {
    reasons.push(refusal('site-id-code', '政府网站标识码应为10位数字', { field: 'idCode' }))
  }
  if (!HOST.test(site.host))
    reasons.push(refusal('site-host', '请填写网站域名，例如 www.example.gov.cn', { field: 'host' }))
  return reasons
}

type OfOrgan = Pick<Organ, 'name' | 'shortName' | 'disclosureOffice' | 'remedyBodies'>

/** All that stands against saying this of the organ, each beside its field. */
export function whyNotCorrectOrgan({
  name,
  shortName,
  disclosureOffice: office,
  remedyBodies,
}: OfOrgan): Refusal[] {
  return missing([
    ['name', name, '请填写机关全称'],
    ['shortName', shortName, '请填写机关简称，可以与全称相同'],
    // 条例第十二条: the guide states name, address, hours and telephone of the disclosure office.
    ['officeName', office.name, '请填写政府信息公开工作机构名称'],
    ['officeAddress', office.address, '请填写办公地址'],
    ['officeHours', office.hours, '请填写办公时间'],
    ['officePhone', office.phone, '请填写联系电话'],
    ['reconsideration', remedyBodies.reconsideration, '请填写行政复议机关，答复书要写明'],
    ['court', remedyBodies.court, '请填写有管辖权的人民法院，答复书要写明'],
  ])
}

/** All that stands against this masthead and footer. 国办发〔2017〕47号: 标识码 and 主办 stand on every page. */
export function whyNotCorrectSite(site: Omit<Site, 'id' | 'host'>): Refusal[] {
  return [
    ...missing([
      ['siteName', site.name, '请填写网站名称'],
      ['sponsor', site.sponsor, '请填写主办单位'],
      ['undertaker', site.undertaker, '请填写承办单位'],
      ['address', site.address, '请填写办公地址'],
      ['phone', site.phone, '请填写联系电话'],
    ]),
    ...(SITE_ID_CODE.test(site.idCode)
      ? []
      : [refusal('site-id-code', '政府网站标识码应为10位数字', { field: 'idCode' })]),
  ]
}

/** What was decided on is no longer what is there. */
export function whyStaleSetting(now: number, seen: number): Refusal | null {
  return now === seen ? null : refusal('stale', '这里已被他人修改，请刷新后重试', { field: 'version' })
}

function missing(fields: readonly (readonly [field: string, text: string, message: string])[]): Refusal[] {
  return fields.flatMap(([field, text, message]) =>
    text.trim() === '' ? [refusal('field-missing', message, { field })] : [],
  )
}

/** Why this is not the first use: the installation has its organ, and the way in for strangers is closed for good. */
export function whyNotFirst(organs: readonly OrganId[]): Refusal | null {
  return organs.length === 0 ? null : refusal('organ-there', '本系统已经设置过机关，请直接登录工作台')
}
