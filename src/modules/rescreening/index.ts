export { settleDocument } from './actions/settle-document.ts'
export { steerRescreening } from './actions/steer-rescreening.ts'
export { findRescreening, listToCorrect } from './queries.ts'
export { type RescreenSource, rescreenDue } from './rescreen-due.ts'
