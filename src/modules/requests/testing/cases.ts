import { sceneOn } from '../../../../test/builders.ts'
import type { Actor, Ctx, OrganId } from '../../../lib/ctx.ts'
import { act, type Database } from '../../../lib/db.ts'
import { addPerson } from '../../accounts/index.ts'
import type { Submission } from '../applicant.ts'

export const PERSONAL = {
  name: '欧阳测试',
  idDocument: '11010519491231002X',
  phone: '13812345678',
  email: 'ouyang@example.com',
  address: '示例市示例区测试路12号3单元',
} as const

let serial = 0

/** A complete submission of a natural person; each call is another one. */
export function submission(changes: Partial<Submission> = {}): Submission {
  serial += 1
  return {
    applicantKind: 'naturalPerson',
    applicant: { ...PERSONAL },
    information: '2023年度道路养护招标文件',
    description: '含招标公告及中标通知书',
    provideAs: 'paper',
    serveBy: 'online',
    helpWanted: '',
    idempotencyKey: `test-submission-${String(serial).padStart(6, '0')}`,
    ...changes,
  }
}

/** People of an organ and a way to act as one of them on a day. */
export interface Office {
  officer: Actor
  head: Actor
  as<T>(actor: Actor, today: string, work: (ctx: Ctx) => Promise<T>): Promise<T>
}

export const VISITOR: Actor = { kind: 'public', address: '192.0.2.1' }

export async function openOffice(database: Database, organId: OrganId): Promise<Office> {
  const as: Office['as'] = (actor, today, work) => act(database, sceneOn(today, organId, actor), work)
  const add = async (login: string, name: string, role: 'requestOfficer' | 'officeHead'): Promise<Actor> => {
    const id = await as({ kind: 'system', name: '安装' }, '2024-01-02', (ctx) =>
      addPerson(ctx, { login, name, password: 'a long enough phrase', roles: [role] }),
    )
    return { kind: 'person', id, name, roles: [role] }
  }
  return {
    as,
    officer: await add('officer', '经办人甲', 'requestOfficer'),
    head: await add('head', '负责人乙', 'officeHead'),
  }
}
