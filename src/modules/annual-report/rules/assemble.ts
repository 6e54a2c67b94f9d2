import { type AnnualReport, SECTION_TITLES } from '../report.ts'
import { type BoundFacts, fillText } from './bound-figures.ts'

/** Text and figures together as the law prints them: what is checked, shown, handed in and published. */
export function assembleReport(narrative: readonly string[], facts: BoundFacts): AnnualReport {
  const { table2, table3, table4 } = facts.figures
  return {
    organ: facts.organName,
    year: facts.year,
    format: '2021',
    sections: SECTION_TITLES.map((title, at) => ({
      title,
      text: fillText(narrative[at] ?? '', facts).trim(),
    })),
    table2,
    table3,
    table4,
    unreadable: [],
    otherFigures: [],
  }
}

/** 襄阳市招商局2024年政府信息公开工作年度报告 */
export function titleOf(report: Pick<AnnualReport, 'organ' | 'year'>): string {
  return `${report.organ}${report.year}年政府信息公开工作年度报告`
}
