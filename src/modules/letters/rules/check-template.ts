import { fieldsIn } from './fill.ts'
import { nearest } from './nearest.ts'
import { REMEDY_FIELD, type TemplateRule, WORDINGS } from './wordings.ts'

/** What is wrong, or missed, in the text of a template. */
export interface TemplateProblem {
  /** From 1; 0 where it is about the whole text. */
  line: number
  /** An error is not saved; a warning is for a person to weigh. */
  severity: 'error' | 'warning'
  message: string
}

const KNOWN_ANYWHERE = new Set(
  Object.values(WORDINGS).flatMap(({ fields }) => fields.map(({ name }) => name)),
)

/**
 * Reads the text of a template against the rule of its kind: balanced braces, known fields, what the law has such a letter
 * tell (条例第三十条、第三十二条、第三十三条、第三十六条、国办函〔2020〕109号). What it says about remedies is never free text.
 */
export function checkTemplate(text: string, rule: TemplateRule): TemplateProblem[] {
  if (text.trim() === '') return [error(0, '模板不能为空；要用默认模板，请选“恢复默认”')]
  const lines = text.split(/\r?\n/)
  const length = [...text].length
  const isLong = length > rule.most
  return [
    ...(isLong ? [error(0, `模板最多${rule.most}个字，现有${length}个字，请删减`)] : []),
    ...lines.flatMap((line, index) => [
      ...bracesOf(line, index + 1),
      ...fieldsOf(line, index + 1, rule),
      ...remedyOf(line, index + 1),
    ]),
    ...missing(text, lines, rule),
  ]
}

function bracesOf(line: string, no: number): TemplateProblem[] {
  const left = line.replace(/\{[^{}]*\}/g, '')
  if (left.includes('{')) return [error(no, '有“{”没有对应的“}”：字段写作“{字段名}”，在同一行内')]
  if (left.includes('}')) return [error(no, '有“}”没有对应的“{”：字段写作“{字段名}”，在同一行内')]
  return /｛|｝/.test(line) ? [error(no, '字段用半角的“{”和“}”，不用全角的“｛”“｝”')] : []
}

function fieldsOf(line: string, no: number, { fields }: TemplateRule): TemplateProblem[] {
  const names = fields.map(({ name }) => name)
  return fieldsIn(line)
    .filter((name) => !names.includes(name))
    .map((name) => {
      if (name === '') return error(no, '“{}”里没有字段名')
      if (names.length === 0) return error(no, `这里不用字段，请删去“{${name}}”`)
      if (name === '申请人' || name === '申请内容') {
        return error(
          no,
          `发给第三方、有关机关的文书不写明申请人及其申请，请删去“{${name}}”（条例第三十二条）`,
        )
      }
      if (KNOWN_ANYWHERE.has(name)) return error(no, `这种文书没有“{${name}}”这一字段，请删去`)
      const near = nearest(name, names)
      return error(no, `没有“{${name}}”这一字段${near === null ? '' : `，是不是“{${near}}”？`}`)
    })
}

/** 行政复议法第二十三条第一款第四项 turns on the reply and its day: a sentence typed once would be wrong in some letter. */
function remedyOf(line: string, no: number): TemplateProblem[] {
  const rest = line.replaceAll(`{${REMEDY_FIELD}}`, '').trim()
  const problems: TemplateProblem[] = []
  if (/行政复议|行政诉讼|提起诉讼/.test(rest)) {
    problems.push(error(no, '救济途径由系统按答复的种类和日期生成，不能另写；需要的位置请插入“{救济途径}”'))
  }
  if (rest !== line.trim() && rest !== '') problems.push(error(no, '“{救济途径}”应当自成一段'))
  return problems
}

function missing(text: string, lines: readonly string[], rule: TemplateRule): TemplateProblem[] {
  const there = lines.flatMap(fieldsIn)
  const twice = there.indexOf(REMEDY_FIELD) !== there.lastIndexOf(REMEDY_FIELD)
  return [
    ...rule.needs
      .filter(({ what }) => !there.includes(what))
      .map((each) => error(0, `缺少“{${each.what}}”：${because(each)}`)),
    ...(twice ? [error(0, '“{救济途径}”只能出现一次')] : []),
    ...rule.keeps
      .filter(({ what }) => !text.includes(what))
      .map((each) => warning(0, `没有写“${each.what}”：${because(each)}`)),
  ]
}

function because({ why, article }: { why: string; article?: string }): string {
  return article === undefined ? why : `${why}（${article}）`
}

function error(line: number, message: string): TemplateProblem {
  return { line, severity: 'error', message }
}

function warning(line: number, message: string): TemplateProblem {
  return { line, severity: 'warning', message }
}
