export { type Founding, foundOrgan } from './actions/found-organ.ts'
export type { DisclosureOffice, Organ, RemedyBodies, Site } from './organ.ts'
export {
  bumpPublicVersion,
  findFirstHost,
  findHost,
  findHosts,
  findOrgan,
  findSite,
  type Host,
  listOrganIds,
} from './queries.ts'
