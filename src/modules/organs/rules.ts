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

/** Why this is not the first use: the installation has its organ, and the way in for strangers is closed for good. */
export function whyNotFirst(organs: readonly OrganId[]): Refusal | null {
  return organs.length === 0 ? null : refusal('organ-there', '本系统已经设置过机关，请直接登录工作台')
}
