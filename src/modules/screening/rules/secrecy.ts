import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Finding } from '../finding.ts'
import { findAll, type Kind } from './detector.ts'

/** What may stand between the characters of a mark. */
const GAP = '[ \\t\\u3000\\u00a0\\u200b-\\u200d\\u2060\\ufeff]*'
const spread = (words: string) => [...words].join(GAP)

/** 国家秘密标志：密级★保密期限（《国家秘密定密管理暂行规定》、GB/T 9704）. */
const STARRED = new RegExp(
  `(?<!商业|商业${GAP})(?:${['绝密', '機密', '机密', '秘密'].map(spread).join('|')})${GAP}[★☆✩⭐](?:${GAP}(?:长期|[\\d０-９一二三四五六七八九十]{1,3}${GAP}(?:年|个月|天)))?`,
  'g',
)
const INTERNAL = new RegExp(
  `${spread('内部')}${GAP}(?:${['资料', '文件', '材料', '使用'].map(spread).join('|')})${GAP}[，,、：:]?${GAP}(?:${['注意保存', '注意保密', '不得外传', '严禁外传', '请勿外传'].map(spread).join('|')})`,
  'g',
)
/** A line of nothing else: the corner of a secret document whose star was lost in copying. */
const BARE = new RegExp(
  `(?<=^|\\n)${GAP}(?:${['绝密', '机密', '秘密'].map(spread).join('|')})${GAP}(?:[\\d０-９]{1,2}${GAP}年)?${GAP}(?=\\n|$)`,
  'g',
)

/** Marks that say of themselves that the text is secret or internal: such a text is not taken in. */
export function findMarks(text: string): Finding[] {
  const mark = (entry: string): Kind => ({
    entry,
    category: 'secrecy',
    severity: 'block',
    detector: 'secrecy-mark',
    suggestion: '涉密、内部文件不得上网；请立即停止处理，报告本机关保密工作机构',
  })
  return [
    ...findAll(STARRED, { text }, () => mark('密级标志')),
    ...findAll(INTERNAL, { text }, () => mark('内部资料标志')),
  ].sort((a, b) => a.start - b.start)
}

/** What looks like a mark, but could be a word: a person decides. */
export function findBareMarks(text: string): Finding[] {
  return findAll(BARE, { text }, () => ({
    entry: '疑似密级标志',
    category: 'secrecy',
    severity: 'block',
    detector: 'bare-mark',
    suggestion: '核对原件有没有密级标志',
  }))
}

/** 保守国家秘密法第三十三条、第三十五条: what bears a mark of secrecy does not enter a system on the internet. */
export function whyMarked(parts: readonly { text: string; field?: string }[]): Refusal[] {
  return parts.flatMap(({ text, field }) => {
    const [first] = findMarks(text)
    if (first === undefined) return []
    const message =
      `内容带有“${first.text}”标志，系统没有接收，也没有保存。` +
      '涉密和内部文件不得在本系统处理，请报告本机关保密工作机构；此次提交已记入审计并报警'
    const more = { article: '保守国家秘密法第三十五条' }
    return [refusal('secrecy-mark', message, field === undefined ? more : { ...more, field })]
  })
}
