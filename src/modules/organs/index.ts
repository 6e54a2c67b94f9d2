export { type Founding, foundOrgan } from './actions/found-organ.ts'
export { addUnit, renameUnit } from './actions/set-unit.ts'
export { chooseSite } from './choose-site.ts'
export type { DisclosureOffice, Organ, RemedyBodies, Site, Unit } from './organ.ts'
export {
  bumpPublicVersion,
  findFirstHost,
  findHost,
  findHosts,
  findOrgan,
  findSite,
  findUnit,
  type Host,
  listOrganIds,
  listUnits,
} from './queries.ts'
