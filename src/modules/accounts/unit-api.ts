import { z } from 'zod'
import { route } from '../../lib/http.ts'
import { addUnit, listUnits, renameUnit } from '../organs/index.ts'
import { setUnit } from './actions/set-unit.ts'
import { listPeople } from './queries.ts'

/** A 承办科室 with its people. */
export interface UnitView {
  id: number
  name: string
  members: { id: number; name: string; version: number }[]
}

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const unitName = z.string('请填写科室名称').trim().min(1, '请填写科室名称').max(50, '科室名称不超过 50 字')

export const unitRoutes = [
  route({
    method: 'GET',
    url: '/api/settings/units',
    permission: 'settings.people',
    async handle(ctx): Promise<UnitView[]> {
      const people = await listPeople(ctx)
      return (await listUnits(ctx)).map((unit) => ({
        ...unit,
        members: people
          .filter((each) => each.unitId === unit.id)
          .map(({ id, name, version }) => ({ id, name, version })),
      }))
    },
  }),
  route({
    method: 'POST',
    url: '/api/settings/units',
    permission: 'settings.people',
    body: z.object({ name: unitName }),
    handle: (ctx, { body }) => addUnit(ctx, body),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/units/:id',
    permission: 'settings.people',
    params,
    body: z.object({ name: unitName }),
    handle: (ctx, { params: { id }, body }) => renameUnit(ctx, id, body),
  }),
  route({
    method: 'PUT',
    url: '/api/people/:id/unit',
    permission: 'settings.people',
    params,
    body: z.object({
      unitId: z.int('请选择科室').nullable(),
      version: z.number('请刷新页面后重试').int('请刷新页面后重试'),
    }),
    handle: (ctx, { params: { id }, body }) => setUnit(ctx, id, body),
  }),
]
