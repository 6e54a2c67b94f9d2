import {
  type AnnualReport,
  APPLICANT_KINDS,
  REMEDY_GROUPS,
  ROW_GROUPS,
  type RowGroup,
  TABLE3_ROWS,
} from '../report.ts'
import { count } from './totals.ts'

/** A figure with its name, to be shown as a bar. */
export interface Bar {
  label: string
  value: number
}

/** A report at a glance: how requests were decided, and who asked. */
export interface Glance {
  outcomes: Bar[]
  applicants: Bar[]
}

/** The outcomes by their printed groups, and the new requests by kind of applicant; nothing is converted or estimated. */
export function glanceOf({ table3 }: Pick<AnnualReport, 'table3'>): Glance {
  const ofGroup = (group: RowGroup) =>
    TABLE3_ROWS.filter((row) => row.group === group).reduce(
      (sum, { code }) => sum + count(table3[code].total),
      0,
    )
  const groups = Object.keys(ROW_GROUPS) as RowGroup[]
  return {
    outcomes: [
      { label: '予以公开', value: count(table3.granted.total) },
      { label: '部分公开', value: count(table3.partlyGranted.total) },
      ...groups.map((group) => ({ label: ROW_GROUPS[group].replace(/^（.）/, ''), value: ofGroup(group) })),
    ],
    applicants: APPLICANT_KINDS.map(({ kind, label }) => ({ label, value: count(table3.received[kind]) })),
  }
}

/** The lines of several years side by side. */
export const YEAR_LINES = [
  { label: '新收申请（件）', of: ({ table3 }) => table3.received.total },
  { label: '上年结转（件）', of: ({ table3 }) => table3.carriedIn.total },
  { label: '办结（件）', of: ({ table3 }) => table3.concluded.total },
  { label: '予以公开（件）', of: ({ table3 }) => table3.granted.total },
  { label: '部分公开（件）', of: ({ table3 }) => table3.partlyGranted.total },
  { label: '结转下年（件）', of: ({ table3 }) => table3.carriedOut.total },
  { label: '行政规范性文件现行有效（件）', of: ({ table2 }) => table2.normativeDocuments.inForce },
  ...REMEDY_GROUPS.map(({ group, label }) => ({
    label: `${label.replace('·', '：')}（件）`,
    of: ({ table4 }: AnnualReport) => table4[group].total,
  })),
] as const satisfies readonly {
  label: string
  of: (report: AnnualReport) => AnnualReport['table2']['fees']['amount']
}[]
