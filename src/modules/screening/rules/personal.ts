import { isDay } from '../../../lib/day.ts'
import type { Finding } from '../finding.ts'
import { type Detector, findAll, type Kind, withHalfWidth, wordsBefore } from './detector.ts'

const PERSONAL = { category: 'personal' } as const
const MASK = '删除，或者遮盖中间的数字'
const ALONE = '(?<![0-9A-Za-z*])'
const NOT_GOING_ON = '(?![0-9A-Za-z*])'

/** 条例第十五条：涉及个人隐私的政府信息，公开会对第三方合法权益造成损害的，不得公开。 */
export const personalDetectors: readonly Detector[] = [
  findIdentityNumbers,
  findShortIdentityNumbers,
  findBankCards,
  findMobiles,
  findLandlines,
  findPassports,
  findEmails,
  findPlates,
  findHomes,
]

/** GB 11643: weighted sum modulo 11, and a birthday that was. */
export function isIdentityNumber(number: string): boolean {
  if (!/^[1-8]\d{16}[\dXx]$/.test(number) || !isBirthday(number.slice(6, 14))) return false
  const sum = [...number.slice(0, 17)].reduce(
    (total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0),
    0,
  )
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase()
}

/** GB 32100: 统一社会信用代码, public by its nature. */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false
  const values = [...code].map((each) => CREDIT.indexOf(each))
  const sum = values.slice(0, 17).reduce((total, value, at) => total + value * (3 ** at % 31), 0)
  return (31 - (sum % 31)) % 31 === values[17]
}

/** Luhn: the check digit of bank cards. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function isBirthday(digits: string): boolean {
  const year = Number(digits.slice(0, 4))
  return year >= 1900 && isDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
}

function findIdentityNumbers(text: string): Finding[] {
  const pattern = new RegExp(`${ALONE}[0-9A-Z]{17}[0-9A-Zx]${NOT_GOING_ON}`, 'g')
  return findAll(pattern, { text, read: withHalfWidth(text) }, (match) => {
    const [number] = match
    if (isIdentityNumber(number)) return identity('block', MASK)
    const before = wordsBefore(match)
    if (isCreditCode(number)) return null
    if (/信用代码/.test(before)) return wrongCreditCode()
    const looksLike = /^[1-8]\d{16}[\dXx]$/.test(number) && isBirthday(number.slice(6, 14))
    if (looksLike && !passesAsCard(number)) return identity('warn', '校验码不符；如果是身份证号码，请遮盖')
    return null
  })
}

function identity(severity: Kind['severity'], suggestion: string): Kind {
  return { ...PERSONAL, entry: '身份证号码', severity, suggestion, detector: 'identity-number' }
}

function wrongCreditCode(): Kind {
  const suggestion = '统一社会信用代码的校验码不符，请核对'
  return {
    category: 'reference',
    entry: '统一社会信用代码',
    severity: 'warn',
    suggestion,
    detector: 'credit-code',
  }
}

/** The form until 1999. Fifteen digits are many things, an old 注册号 among them: certain only where it is named. */
function findShortIdentityNumbers(text: string): Finding[] {
  const pattern = new RegExp(`${ALONE}[1-8]\\d{14}${NOT_GOING_ON}`, 'g')
  return findAll(pattern, { text, read: withHalfWidth(text) }, (match) => {
    if (!isBirthday(`19${match[0].slice(6, 12)}`)) return null
    const before = wordsBefore(match)
    if (/注册号|流水号|编号|单号/.test(before)) return null
    return identity(/身份|证件/.test(before) ? 'block' : 'warn', MASK)
  })
}

/** 62 银联; 4, 5, 35, 37 the foreign marks; 9558 and 60 older domestic ones. */
function passesAsCard(digits: string): boolean {
  const isLong = /^(62\d{14,17}|9558\d{15}|60\d{14,17})$/.test(digits)
  const isShort = /^(4\d{15}|5[1-5]\d{14}|35\d{14}|3[47]\d{13})$/.test(digits)
  return (isLong || isShort) && passesLuhn(digits)
}

function findBankCards(text: string): Finding[] {
  const pattern = new RegExp(
    `${ALONE}\\d{4}(?:[ -]?\\d{4}){2}[ -]?\\d{3,4}(?:[ -]?\\d{1,3})?${NOT_GOING_ON}`,
    'g',
  )
  return findAll(pattern, { text, read: withHalfWidth(text) }, ([number]) => {
    const digits = number.replace(/\D/g, '')
    if (!passesAsCard(digits) || isIdentityNumber(digits)) return null
    return { ...PERSONAL, entry: '银行卡号', severity: 'block', suggestion: MASK, detector: 'bank-card' }
  })
}

function findMobiles(text: string, { ownContacts }: Parameters<Detector>[1]): Finding[] {
  const pattern = /(?<![\d*.-])(?:\+?86[- ]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\d*])/g
  return findAll(pattern, { text, read: withHalfWidth(text) }, ([number]) => {
    if (isOwn(number, ownContacts)) return null
    return { ...PERSONAL, entry: '手机号码', severity: 'block', suggestion: MASK, detector: 'mobile' }
  })
}

function findLandlines(text: string, { ownContacts }: Parameters<Detector>[1]): Finding[] {
  const pattern =
    /(?<![\d*.-])(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[- —－])[2-9]\d{6,7}(?![\d*])|(?<=(?:电话|传真|热线)[:：]\s?)[2-9]\d{6,7}(?![\d*])/g
  return findAll(pattern, { text, read: withHalfWidth(text) }, ([number]) => {
    if (isOwn(number, ownContacts)) return null
    const suggestion = '核对是不是对外公布的办公电话'
    return { ...PERSONAL, entry: '固定电话', severity: 'note', suggestion, detector: 'landline' }
  })
}

function findPassports(text: string): Finding[] {
  const pattern = new RegExp(
    `${ALONE}(?:[EGPSD]\\d{8}|E[A-HJ-NP-Z]\\d{7}|[CHM]\\d{8,10})${NOT_GOING_ON}`,
    'g',
  )
  return findAll(pattern, { text, read: withHalfWidth(text) }, (match) => {
    const isNamed = /护照|通行证|证件/.test(wordsBefore(match))
    if (!isNamed && !/^E/.test(match[0])) return null
    const severity = isNamed ? 'block' : 'warn'
    return { ...PERSONAL, entry: '护照、通行证号码', severity, suggestion: MASK, detector: 'passport' }
  })
}

function findEmails(text: string, { ownContacts }: Parameters<Detector>[1]): Finding[] {
  const pattern = /[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g
  return findAll(pattern, { text, read: withHalfWidth(text) }, ([address]) => {
    if (isOwn(address, ownContacts)) return null
    const isPrivate = /@(qq|163|126|139|189|foxmail|sina|sohu|gmail|outlook|hotmail)\./i.test(address)
    const suggestion = isPrivate ? '个人邮箱，核对能不能公布' : '核对是不是对外公布的邮箱'
    const severity = isPrivate ? 'warn' : 'note'
    return { ...PERSONAL, entry: '电子邮箱', severity, suggestion, detector: 'e-mail' }
  })
}

function findPlates(text: string): Finding[] {
  const pattern =
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•]?(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警]|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF])(?![0-9A-Za-z])/g
  return findAll(pattern, { text, read: withHalfWidth(text) }, ([plate]) => {
    if (!/\d{2}/.test(plate)) return null
    const suggestion = '核对能不能公布，个人车辆的遮盖'
    return { ...PERSONAL, entry: '车牌号码', severity: 'warn', suggestion, detector: 'plate' }
  })
}

const COUNT = '[0-9A-Z一二三四五六七八九十]{1,5}'
/** A way or an estate by its name, without the districts before it. */
const WAY =
  '[^\\P{Script=Han}省市区县镇乡住址在于为]{1,8}(?:路|街|道|巷|弄|村|社区|小区|花园|苑|庭|公寓|家园|大院)'
const UNIT = `${WAY}(?:${COUNT}(?:号楼|号|栋|幢|座|楼)){1,2}${COUNT}单元(?:${COUNT}(?:层|楼))?(?:${COUNT}(?:室|号|户))?`
const CALLED = '(?<=(?:家住|家庭住址|户籍地址|户籍所在地|现住址|现居住地|(?<!居)住址)[:：为是]?\\s?)'
/** As far as its last number goes. */
const NAMED = `${CALLED}[^，。；、:：\\s()（）]{2,40}${COUNT}(?:号|栋|幢|座|楼|单元|室|户|组)`
const HOME = new RegExp(`${NAMED}|${UNIT}`, 'gu')

/** Where somebody lives: a flat, or what is called so. Streets, offices and registered seats are no finding. */
function findHomes(text: string): Finding[] {
  // Few texts have one: looked for only where a word of it stands.
  if (!/单元|家住|住址|户籍|居住地/.test(text)) return []
  return findAll(HOME, { text, read: withHalfWidth(text) }, () => {
    const suggestion = '核对能不能公布；是个人住址的，遮盖门牌和房号'
    return { ...PERSONAL, entry: '住址', severity: 'warn', suggestion, detector: 'address' }
  })
}

function isOwn(found: string, own: readonly string[] = []): boolean {
  const bare = bareContact(found)
  return own.some((each) => each !== '' && partsOf(each).some((part) => bareContact(part).endsWith(bare)))
}

/** One field of an organ may hold several numbers. */
function partsOf(contact: string): string[] {
  return contact.split(/[、，,;；/\s]+/).filter((each) => each.length > 4)
}

function bareContact(contact: string): string {
  return contact.includes('@') ? contact.toLowerCase() : contact.replace(/\D/g, '')
}
