import { useState } from 'react'
import type { Remark } from '../../../modules/review/api.ts'
import { type EditedRemark, selectedQuote } from './remarks-field.tsx'

let made = 0

/** The remarks that are being written. */
export function useRemarks() {
  const [remarks, setRemarks] = useState<readonly EditedRemark[]>([])
  return {
    remarks,
    change: (key: string, to: Partial<Remark>) =>
      setRemarks((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each))),
    remove: (key: string) => setRemarks((now) => now.filter((each) => each.key !== key)),
    add: () => {
      made += 1
      const fresh = { key: `remark ${made}`, quote: selectedQuote(), remark: '' }
      setRemarks((now) => [...now, fresh])
    },
    /** As the server takes them. */
    given: (): Remark[] => remarks.map(({ quote, remark }) => ({ quote, remark })),
  }
}
