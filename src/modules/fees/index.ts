export { type FeeWanted, notifyFee } from './actions/notify-fee.ts'
export { recordPayment } from './actions/record-payment.ts'
export {
  countFees,
  type FeeNotice,
  type FeePayment,
  type FeeSheet,
  findFeeNotice,
  findFeeSheet,
} from './queries.ts'
