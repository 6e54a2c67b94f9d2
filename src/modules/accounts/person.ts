import type { ROLES } from './rules.ts'

export type Role = keyof typeof ROLES

/** A member of staff. Sign-in names are unique within an organ. */
export interface Person {
  id: number
  login: string
  name: string
  roles: Role[]
  /** 承办科室 they belong to. */
  unitId: number | null
  version: number
}
