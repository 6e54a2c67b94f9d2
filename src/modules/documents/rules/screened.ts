import { type TextPart, textOfHtml } from '../../screening/rules/index.ts'
import type { Changes, Content } from '../document.ts'

/** What is read for findings, in the words of the screen: everything of a content that the public will read. */
export function partsOf(
  content: Pick<Content, 'title' | 'bodyHtml' | 'summary' | 'attachments'>,
): TextPart[] {
  const parts = [
    { name: '标题', text: content.title },
    { name: '正文', text: textOfHtml(content.bodyHtml) },
    { name: '内容概述', text: content.summary },
    ...content.attachments.map(({ name }) => ({ name: '附件名', text: name })),
  ]
  return parts.filter(({ text }) => text !== '')
}

/** All that somebody may write, each with the field beside which a message belongs: a mark of secrecy hides nowhere. */
export function writtenParts(changes: Changes): { field: string; text: string }[] {
  const { title, bodyHtml, summary, source, disclosureReason, documentNumber, byline, keywords } = changes
  const written = { title, summary, source, disclosureReason, documentNumber, byline, keywords }
  const parts = Object.entries({ ...written, bodyHtml: bodyHtml && textOfHtml(bodyHtml) })
  const names = (changes.attachments ?? []).map(({ name }) => ({ field: 'attachments', text: name }))
  return [...parts.map(([field, text]) => ({ field, text: text ?? '' })), ...names]
}
