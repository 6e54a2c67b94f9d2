export { FEE_SOURCE, type Fee, type FeeBand, feeByPages, feeByRequests } from './fee.ts'
