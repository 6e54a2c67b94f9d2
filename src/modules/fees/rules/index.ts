export {
  type Charge,
  chargeByPages,
  chargeByRequests,
  type FeeBasis,
  reckoningLines,
  TARIFF_WORDS,
  whyNotCharge,
  whyNotTakePayment,
} from './charge.ts'
export { FEE_SOURCE, type Fee, type FeeBand, feeByPages, feeByRequests } from './fee.ts'
