import type { Actor } from '../../lib/ctx.ts'
import { type Refusal, refusal } from '../../lib/refusal.ts'

/** The roles of an organ, with their names on the screen and what each permits. */
export const ROLES = {
  editor: {
    name: '信息编辑',
    permits: ['documents.read', 'documents.draft', 'catalogue.read', 'pageNotes.answer'],
  },
  reviewer: { name: '审核人', permits: ['documents.read', 'documents.sign'] },
  secrecyReviewer: { name: '保密审查员', permits: ['documents.read', 'secrecy.review'] },
  publisher: {
    name: '信息发布员',
    permits: ['documents.read', 'documents.publish', 'documents.takeDown', 'pageNotes.answer'],
  },
  requestOfficer: {
    name: '依申请公开经办人',
    permits: ['requests.read', 'requests.register', 'requests.handle', 'requests.readPersonal'],
  },
  // Sees what is asked and what its own unit is to answer: no applicant, and no other case.
  unitOfficer: { name: '承办科室人员', permits: ['requests.answerAsUnit'] },
  replyApprover: { name: '答复审批人', permits: ['requests.read', 'requests.approve'] },
  officeHead: {
    name: '政府信息公开工作机构负责人',
    permits: [
      'requests.read',
      'requests.approve',
      'requests.extend',
      'requests.recordIrregular',
      'requests.destroy',
      'requests.readPersonal',
      'documents.read',
      'catalogue.read',
      'documents.takeDown',
      'pageNotes.answer',
      'report.read',
      'report.decide',
    ],
  },
  reportCompiler: {
    name: '年报编制人',
    permits: ['report.read', 'report.compile', 'documents.read', 'documents.publish', 'requests.read'],
  },
  systemAdministrator: {
    name: '系统管理员',
    permits: ['settings.organ', 'settings.columns', 'catalogue.read', 'settings.people'],
  },
  securityAdministrator: { name: '安全管理员', permits: ['settings.security', 'settings.people'] },
  auditAdministrator: { name: '审计管理员', permits: ['audit.read'] },
} as const satisfies Record<string, { name: string; permits: readonly string[] }>

/** 等级保护 2.0 三级: system, security and audit administration lie in three hands. */
const SEPARATED = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const

/** Everything that any role may do; a route that names another permission is a mistake. */
export const PERMISSIONS: ReadonlySet<string> = new Set(
  Object.values(ROLES).flatMap((role) => [...role.permits]),
)

/** Whether somebody with these roles may do this. Unknown roles and permissions permit nothing. */
export function permits(roles: readonly string[], permission: string): boolean {
  return roles.some((role) => {
    const known = Object.hasOwn(ROLES, role) ? ROLES[role as keyof typeof ROLES] : undefined
    return known !== undefined && (known.permits as readonly string[]).includes(permission)
  })
}

/** Why the acting person may not do this: the first of all reasons, for without the role no other one matters. */
export function whyNotPermitted(actor: Actor, permission: string): Refusal | null {
  return actor.kind === 'person' && permits(actor.roles, permission)
    ? null
    : refusal('not-permitted', '您的岗位没有这项权限')
}

/** No person holds two of the three separated administrations, and no role is made up. */
export function whyNotGrant(roles: readonly string[]): Refusal | null {
  const strange = roles.find((role) => !Object.hasOwn(ROLES, role))
  if (strange !== undefined) return refusal('unknown-role', `没有“${strange}”这个岗位`, { field: 'roles' })
  const held = SEPARATED.filter((role) => roles.includes(role))
  if (held.length < 2) return null
  const names = held.map((role) => ROLES[role].name).join('、')
  return refusal('administrators-separated', `${names}须由不同的人担任（三员分立）`, {
    article: '网络安全等级保护2.0（三级）',
    field: 'roles',
  })
}

/** Somebody must remain who can let people in. */
export function whyNotLoseAdministrator(
  administrators: readonly number[],
  leaving: { id: number; roles: readonly string[] },
): Refusal | null {
  const stays = leaving.roles.includes('systemAdministrator')
  if (stays || administrators.some((id) => id !== leaving.id)) return null
  if (!administrators.includes(leaving.id)) return null
  return refusal('last-administrator', '这是最后一名系统管理员：请先让另一人担任系统管理员', {
    field: 'roles',
  })
}

/** What was decided on is no longer what is there. */
export function whyStalePerson(now: { version: number }, seen: { version: number }): Refusal | null {
  return now.version === seen.version
    ? null
    : refusal('stale', '该人员的信息已被他人修改，请刷新后重试', { field: 'version' })
}

const LOGIN = /^[a-zA-Z0-9][a-zA-Z0-9._-]{1,31}$/

/** A login name is typed on any keyboard, and told apart from others on the telephone. */
export function whyNotLogin(login: string): Refusal | null {
  return LOGIN.test(login)
    ? null
    : refusal('login-form', '登录名为2至32位字母、数字，可含点、横线和下划线，例如 zhangsan', {
        field: 'login',
      })
}

export function whyNotPersonName(name: string): Refusal | null {
  return name.trim() === '' ? refusal('person-name', '请填写姓名', { field: 'name' }) : null
}

const PASSWORD_LENGTH = 12

/** A password is long rather than strange. */
export function whyNotPassword(password: string, login: string): Refusal | null {
  if ([...password].length < PASSWORD_LENGTH) {
    return refusal('password-short', `密码至少 ${PASSWORD_LENGTH} 个字符，可以用一句容易记住的话`, {
      field: 'password',
    })
  }
  if (password.toLowerCase().includes(login.toLowerCase())) {
    return refusal('password-login', '密码中不能包含登录名', { field: 'password' })
  }
  return null
}

/** Sign-ins that fail in a row before the account rests, and for how long. */
export const LOCKOUT = { attempts: 5, minutes: 15 } as const
/** A session ends after this long without use, and in any case after a working day. */
export const SESSION = { idleMinutes: 30, hours: 10 } as const
