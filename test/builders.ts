import type { Actor, Ctx, OrganId } from '../src/lib/ctx.ts'
import { type Day, day, dayInChina, instantInChina } from '../src/lib/day.ts'
import type { Database } from '../src/lib/db.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import { foundOrgan } from '../src/modules/organs/index.ts'
import { TEST_MASTER_KEY } from './master-key.ts'

export const FOUNDER: Actor = { kind: 'system', name: '安装' }

/** Everything of a ctx but its transaction, at ten o'clock of a day. */
export function sceneOn(today: string, organId: OrganId, actor: Actor = FOUNDER): Omit<Ctx, 'db'> {
  const now = instantInChina(day(today), 10)
  return { organId, actor, now, today: dayInChina(now), secrets: secretsFrom(TEST_MASTER_KEY) }
}

/** Founds an organ with a site of its own through the real action. */
export async function buildOrgan(database: Database, code: string, host: string): Promise<OrganId> {
  const { organId: _, ...scene } = sceneOn('2024-01-02', 0 as OrganId)
  return foundOrgan(database, scene, {
    organ: {
      code,
      name: `示例市第${code}局`,
      shortName: '示例局',
      kind: 'department',
      disclosureOffice: {
        name: '办公室',
        address: '市民服务中心',
        hours: '工作日',
        phone: '0000-0000000',
        fax: '',
        email: '',
      },
      remedyBodies: { reconsideration: '示例市人民政府', court: '示例市中级人民法院' },
    },
    site: {
      host,
      name: '示例局',
      englishName: '',
      idCode: '0000000000',
      sponsor: '示例市人民政府办公室',
      undertaker: '示例市行政审批局',
      address: '市民服务中心',
      phone: '0000-12345',
      icpNumber: '',
      policeNumber: '',
      theme: 'blue',
    },
  })
}

/** The same scene some minutes later. */
export function later<T extends { now: Date; today: Day }>(scene: T, minutes: number): T {
  const now = new Date(scene.now.getTime() + minutes * 60_000)
  return { ...scene, now, today: dayInChina(now) }
}
