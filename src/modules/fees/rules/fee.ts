/** Where the tariff stands: 政府信息公开信息处理费管理办法. */
export const FEE_SOURCE = '国办函〔2020〕109号'

/** The part of a quantity that falls into one band of the tariff. */
export interface FeeBand {
  /** First and last 件 or 页 charged in this band, both included. */
  from: number
  to: number
  count: number
  unitYuan: number
  yuan: number
}

export interface Fee {
  yuan: number
  /** The bands added up, lowest first; a free band stands there with 0 元. */
  bands: FeeBand[]
}

interface Tariff {
  /** The last 件 or 页 of the band; Infinity for the open one. */
  to: number
  unitYuan: number
}

/** 按件计收，同一申请人一个自然月内累计：10件以下（含）不收费；11—30件（含）的部分每件100元。 */
const REQUEST_BANDS: readonly Tariff[] = [
  { to: 10, unitYuan: 0 },
  { to: 30, unitYuan: 100 },
]

/** 31件以上的部分：以10件为一档，每增加一档，收费标准提高100元/件。 */
const FURTHER_REQUESTS = { size: 10, stepYuan: 100 } as const

/** 按量计收（A4纸单面为一页）：30页以下（含）不收费；31—100页10元；101—200页20元；201页以上40元。 */
const PAGE_BANDS: readonly Tariff[] = [
  { to: 30, unitYuan: 0 },
  { to: 100, unitYuan: 10 },
  { to: 200, unitYuan: 20 },
  { to: Number.POSITIVE_INFINITY, unitYuan: 40 },
]

/**
 * 信息处理费 by 件: what `count` requests of one applicant in one calendar month cost together, in 元.
 * An application is charged by 件 or by 页, never both. Throws when the count is no whole number from 0 on.
 */
export function feeByRequests(count: number): Fee {
  insistOnWhole(count)
  return addUp(count, requestTariff(count))
}

/** 信息处理费 by 页: what `pages` A4 sides for one application cost, in 元. Throws like `feeByRequests`. */
export function feeByPages(pages: number): Fee {
  insistOnWhole(pages)
  return addUp(pages, PAGE_BANDS)
}

function requestTariff(count: number): Tariff[] {
  const tariff = [...REQUEST_BANDS]
  for (let last = tariff.at(-1); last !== undefined && last.to < count; last = tariff.at(-1)) {
    tariff.push({ to: last.to + FURTHER_REQUESTS.size, unitYuan: last.unitYuan + FURTHER_REQUESTS.stepYuan })
  }
  return tariff
}

function addUp(quantity: number, tariff: readonly Tariff[]): Fee {
  if (!Number.isSafeInteger(quantity) || quantity < 0)
    throw new RangeError(`数量应为非负整数，收到 ${quantity}`)
  const bands: FeeBand[] = []
  let from = 1
  for (const { to: end, unitYuan } of tariff) {
    if (from > quantity) break
    const to = Math.min(end, quantity)
    const count = to - from + 1
    bands.push({ from, to, count, unitYuan, yuan: count * unitYuan })
    from = to + 1
  }
  return { yuan: bands.reduce((sum, band) => sum + band.yuan, 0), bands }
}

function insistOnWhole(quantity: number): void {
  if (!Number.isSafeInteger(quantity) || quantity < 0)
    throw new RangeError(`数量应为非负整数，收到 ${quantity}`)
}
