import type { Remark, TextPart } from '../../screening/rules/index.ts'
import type { Attachment, AttachmentText } from '../attachment.ts'

/** Of one attachment, in UTF-16 code units: some three hundred pages. The rest is a person's to read, and said so. */
const MOST_SCREENED = 500_000

/** What is read for findings in the attachments of a content: their text by place, and what their readers remarked. */
export function partsOfFiles(
  attachments: readonly Attachment[],
  texts: ReadonlyMap<string, AttachmentText>,
): TextPart[] {
  return attachments.flatMap(({ name, type, hash }) => {
    const label = `附件“${name}”`
    const text = texts.get(hash)
    if (text !== undefined) return [remarksOf(label, text), ...screenedParts(label, text)]
    return [{ name: label, text: '', remarks: [type.startsWith('image/') ? PICTURE : UNREAD] }]
  })
}

const PICTURE: Remark = {
  entry: '图片附件',
  text: '图片里的文字程序读不到',
  severity: 'note',
  suggestion: '请人工核对图片中的文字',
}
const UNREAD: Remark = {
  entry: '未读取的附件',
  text: '这个附件的文字没有读取',
  severity: 'warn',
  suggestion: '请重新上传，或者人工核对',
}

function remarksOf(name: string, text: AttachmentText): TextPart {
  const properties = Object.entries(text.properties).map(([key, value]) => `${key}：${value}`)
  const hidden = text.hidden.map((each) => ({ ...HIDDEN, text: each }))
  const problems = text.problems.map((each) => ({ ...PROBLEM, text: each }))
  const tooLong = lengthOf(text) > MOST_SCREENED ? [TOO_LONG] : []
  const said = properties.length === 0 ? [] : [{ ...PROPERTIES, text: properties.join('；') }]
  return { name, text: '', remarks: [...hidden, ...problems, ...tooLong, ...said] }
}

const HIDDEN = {
  entry: '隐藏内容',
  severity: 'warn',
  suggestion: '公众打开文件就能看到。请接受或拒绝修订，删除批注、隐藏的工作表和行列后重新上传',
} as const
const PROBLEM = {
  entry: '读不到的内容',
  severity: 'warn',
  suggestion: '程序没有读到这部分文字，请人工核对',
} as const
const TOO_LONG: Remark = {
  entry: '附件过长',
  text: `只筛查了前 ${MOST_SCREENED / 10_000} 万字`,
  severity: 'warn',
  suggestion: '其余部分请人工核对',
}
const PROPERTIES = {
  entry: '文件属性',
  severity: 'note',
  suggestion: '公众能看到文件属性；不宜公开的，请清除后重新上传',
} as const

function screenedParts(label: string, text: AttachmentText): TextPart[] {
  let left = MOST_SCREENED
  const parts: TextPart[] = []
  for (const { place, text: written } of text.parts) {
    if (left <= 0) break
    parts.push({ name: `${label}${place === '' ? '' : `，${place}`}`, text: written.slice(0, left) })
    left -= written.length
  }
  const said = Object.values(text.properties).join('\n')
  return said === '' ? parts : [...parts, { name: `${label}，文件属性`, text: said }]
}

function lengthOf({ parts }: AttachmentText): number {
  return parts.reduce((sum, { text }) => sum + text.length, 0)
}
