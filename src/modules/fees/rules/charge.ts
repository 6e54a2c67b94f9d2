import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { FEE_SOURCE, type FeeBand, feeByPages, feeByRequests } from './fee.ts'

/** 按件计收 or 按量计收. */
export type FeeBasis = 'requests' | 'pages'

/** What one case is charged, and how it was reckoned. */
export interface Charge {
  basis: FeeBasis
  /** By 件: the how-manieth case of the applicant in the month; by 页: A4 sides. */
  quantity: number
  yuan: number
  /** The bands of the whole quantity: by 件 of the month so far, by 页 of this case. */
  bands: FeeBand[]
  /** What the bands add up to: by 件 the earlier cases of the month are in it. */
  totalYuan: number
}

/**
 * 国办函〔2020〕109号：按件计收，同一申请人一个自然月内累计. Each case bears the price of its own place in the month, so
 * that all of a month together cost what the tariff says: the 12th costs 100 元, twelve cost 200.
 */
export function chargeByRequests(place: number): Charge {
  const { yuan: totalYuan, bands } = feeByRequests(place)
  const yuan = place === 0 ? 0 : totalYuan - feeByRequests(place - 1).yuan
  return { basis: 'requests', quantity: place, yuan, bands, totalYuan }
}

/** 国办函〔2020〕109号：按量计收，一件申请提供的页数（A4 单面为一页）. */
export function chargeByPages(pages: number): Charge {
  const { yuan, bands } = feeByPages(pages)
  return { basis: 'pages', quantity: pages, yuan, bands, totalYuan: yuan }
}

/** Why nothing can be charged; null when something can (条例第四十二条). */
export function whyNotCharge(charge: Charge): Refusal | null {
  if (charge.yuan > 0) return null
  const message =
    charge.basis === 'requests'
      ? `本件是该申请人当月第${charge.quantity}件，10件以下（含）不收费`
      : `共${charge.quantity}页，30页以下（含）不收费`
  const field = charge.basis === 'pages' ? { field: 'pages' } : {}
  return refusal('fee-nothing-due', message, { article: FEE_SOURCE, ...field })
}

/** Why a payment cannot be taken down: what is still open is `openYuan`. */
export function whyNotTakePayment(yuan: number, openYuan: number): Refusal | null {
  if (yuan <= openYuan) return null
  return refusal('fee-paid-too-much', `尚欠${openYuan}元，登记的${yuan}元超出应缴数额，请核对票据`, {
    article: FEE_SOURCE,
    field: 'yuan',
  })
}

/** The tariff in the words of the letter. */
export const TARIFF_WORDS: Readonly<Record<FeeBasis, string>> = {
  requests:
    '按件计收，同一申请人一个自然月内累计：10件以下（含）不收费；11—30件（含）的部分每件100元；31件以上的部分，以10件为一档，每增加一档收费标准提高100元/件。',
  pages:
    '按量计收，一件申请（A4纸单面为一页）：30页以下（含）不收费；31—100页（含）的部分每页10元；101—200页（含）的部分每页20元；201页以上的部分每页40元。',
}

/** 算给我看: each band a line, then what of it falls to this case. */
export function reckoningLines({ basis, quantity, bands, yuan, totalYuan }: Charge): string[] {
  const unit = basis === 'requests' ? '件' : '页'
  const lines = bands.map(({ from, to, count, unitYuan, yuan: sum }) => {
    const span = from === to ? `第${from}${unit}` : `第${from}—${to}${unit}`
    return `${span}：${count}×${unitYuan}元=${sum}元；`
  })
  if (basis === 'pages') return [...lines, `共${quantity}页，合计${totalYuan}元。`]
  return [...lines, `当月累计${quantity}件，合计${totalYuan}元；其中本件为第${quantity}件，收取${yuan}元。`]
}
