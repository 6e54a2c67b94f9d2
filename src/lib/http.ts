export { attachedFile, namedInHeader } from './http/attached-file.ts'
export type { Edge, SignedIn } from './http/edge.ts'
export { mount } from './http/mount.ts'
export type { FilledForm, FormFile } from './http/receive-form.ts'
export {
  AfterCommit,
  Answer,
  type AnyRoute,
  type Call,
  html,
  jsonAnswer,
  type Route,
  route,
  type World,
} from './http/route.ts'
export { tallyStore } from './http/tally-store.ts'
export { SESSION_COOKIE } from './http/who-calls.ts'
