import type { Refusal } from '../lib/refusal.ts'
import { whyNotLogin, whyNotPassword, whyNotPersonName } from '../modules/accounts/rules.ts'
import type { Founding } from '../modules/organs/index.ts'
import { whyNotFound } from '../modules/organs/rules.ts'

/** All that an installation begins with. */
export interface Setup {
  founding: Founding
  administrator: { name: string; login: string; password: string }
}

export type Typed = Readonly<Record<string, string>>
/** What is wrong, by field, in the order of the page. */
export type Problems = Record<string, string>

/** As on the page. */
const ORDER = [
  ...['organName', 'shortName', 'organCode', 'kind', 'reconsideration', 'court'],
  ...['officeName', 'officeHours', 'officeAddress', 'officePhone', 'officeFax', 'officeEmail'],
  ...['host', 'idCode', 'siteName', 'englishName', 'sponsor', 'undertaker', 'siteAddress', 'sitePhone'],
  ...['icpNumber', 'policeNumber', 'theme', 'adminName', 'adminLogin', 'password', 'passwordAgain'],
]
/** Must be filled in; what is asked of their form, the rules of their modules say. */
const REQUIRED: Readonly<Record<string, string>> = {
  organName: '请填写机关全称',
  officeName: '请填写政府信息公开工作机构名称',
  officeAddress: '请填写办公地址',
  officeHours: '请填写办公时间',
  officePhone: '请填写联系电话',
  reconsideration: '请填写行政复议机关，答复书要写明',
  court: '请填写有管辖权的人民法院，答复书要写明',
}
/** Names of the same thing in the rules of organs and on this page. */
const OF_ORGANS = { code: 'organCode', name: 'organName', idCode: 'idCode', host: 'host' }
const OF_ACCOUNTS = { name: 'adminName', login: 'adminLogin', password: 'password' }
const LONGEST = 200
const KINDS = ['department', 'government'] as const
const THEMES = ['blue', 'red'] as const

/** What was typed as a founding, or everything that stands against it at once, each beside its field. */
export function readSetup(typed: Typed): { setup: Setup; problems: Problems } {
  const at = (name: string) => (typed[name] ?? '').trim()
  const setup = setupOf(at, typed.password ?? '')
  const { founding, administrator } = setup
  const problems: Problems = {}
  const add = (field: string, message: string) => {
    problems[field] ??= message
  }
  for (const [field, message] of Object.entries(REQUIRED)) if (at(field) === '') add(field, message)
  for (const each of whyNotFound(founding)) addTo(add, each, OF_ORGANS)
  for (const each of whyNotAdministrator(administrator)) addTo(add, each, OF_ACCOUNTS)
  if (typed.passwordAgain !== administrator.password) add('passwordAgain', '两次填写的密码不一致')
  for (const field of ORDER) {
    if ((typed[field] ?? '').length > LONGEST) add(field, `填写的内容不超过 ${LONGEST} 字`)
  }
  return { setup, problems: inOrder(problems) }
}

function inOrder(problems: Problems): Problems {
  return Object.fromEntries(ORDER.flatMap((field) => (problems[field] ? [[field, problems[field]]] : [])))
}

function setupOf(at: (name: string) => string, password: string): Setup {
  const name = at('organName')
  const office = {
    name: at('officeName'),
    address: at('officeAddress'),
    hours: at('officeHours'),
    phone: at('officePhone'),
    fax: at('officeFax'),
    email: at('officeEmail'),
  }
  return {
    founding: {
      organ: {
        code: at('organCode').toUpperCase(),
        name,
        shortName: at('shortName') || name,
        kind: KINDS.find((each) => each === at('kind')) ?? 'department',
        disclosureOffice: office,
        remedyBodies: { reconsideration: at('reconsideration'), court: at('court') },
      },
      site: {
        host: hostIn(at('host')),
        name: at('siteName') || name,
        englishName: at('englishName'),
        idCode: at('idCode'),
        sponsor: at('sponsor') || name,
        undertaker: at('undertaker') || office.name,
        address: at('siteAddress') || office.address,
        phone: at('sitePhone') || office.phone,
        icpNumber: at('icpNumber'),
        policeNumber: at('policeNumber'),
        theme: THEMES.find((each) => each === at('theme')) ?? 'blue',
      },
    },
    administrator: { name: at('adminName'), login: at('adminLogin'), password },
  }
}

/** An address pasted from the browser's bar is as good as the name in it. */
function hostIn(text: string): string {
  return text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
}

function whyNotAdministrator({ name, login, password }: Setup['administrator']): Refusal[] {
  const reasons = [whyNotPersonName(name), whyNotLogin(login), whyNotPassword(password, login)]
  return reasons.filter((each): each is Refusal => each !== null)
}

function addTo(
  add: (field: string, message: string) => void,
  { field = '', message }: Refusal,
  names: Readonly<Record<string, string>>,
): void {
  const name = names[field]
  if (name === undefined) throw new Error(`a rule speaks of “${field}”, which the page does not have`)
  add(name, message)
}
