import { type Refusal, refusal } from '../../../lib/refusal.ts'

/** A sign-off is bound to a text in its column: what is on its way is published or returned before the column moves. */
export function whyNotMergeNow(onTheirWay: readonly { title: string }[]): Refusal | null {
  const [first] = onTheirWay
  if (first === undefined) return null
  const words =
    onTheirWay.length === 1 ? `《${first.title}》` : `《${first.title}》等 ${onTheirWay.length} 条信息`
  return refusal('column-under-review', `${words}正在审核或等待发布，请先发布或退回，再合并栏目`)
}

/** 情况说明 stands in an empty column only. */
export function whyNotNothing(published: number): Refusal | null {
  return published === 0
    ? null
    : refusal('column-has-content', `本栏目已公开 ${published} 条信息，不需要情况说明`)
}
