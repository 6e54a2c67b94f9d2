export { addPerson } from './actions/add-person.ts'
export { findSession, type SignInResult, signIn, signOut } from './actions/sign-in.ts'
export type { Person, Role } from './person.ts'
export { findPerson, listPeople } from './queries.ts'
