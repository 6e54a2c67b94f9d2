export { type Founding, foundOrgan } from './actions/found-organ.ts'
export type { DisclosureOffice, Organ, RemedyBodies, Site } from './organ.ts'
export { bumpPublicVersion, findFirstHost, findHost, findOrgan, findSite, listOrganIds } from './queries.ts'
