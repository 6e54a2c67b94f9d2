import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { whyNotPublishInto } from '../../catalogue/rules/index.ts'
import type { Content } from '../document.ts'

/** What an import is judged by, besides the text itself. */
export interface ImportFacts {
  today: Day
  publishedOn: Day
  column: Parameters<typeof whyNotPublishInto>[0]
  indexNumber: string | null
  /** Whether another document of the organ has this index number. */
  isNumberTaken: boolean
}

/** All that keeps a text of the system before from being moved in. It was reviewed there: no sign-offs are asked for. */
export function whyNotImport(content: Content, facts: ImportFacts): Refusal[] {
  const hasText = content.bodyHtml.replace(/<(?!img)[^>]*>|&nbsp;|\s/g, '') !== ''
  const reasons = [
    content.title === '' ? refusal('title-missing', '没有标题', { field: 'title' }) : null,
    hasText || content.attachments.length > 0
      ? null
      : refusal('body-missing', '没有正文，也没有附件', { field: 'bodyHtml' }),
    facts.publishedOn > facts.today
      ? refusal('published-in-future', `发布日期 ${facts.publishedOn} 还没有到`, { field: 'publishedOn' })
      : null,
    // 《政府信息公开目录系统实施指引（试行）》: an index number is unique.
    facts.isNumberTaken
      ? refusal('index-number-taken', `索引号 ${facts.indexNumber} 已属于另一条信息`, {
          article: '政府信息公开目录系统实施指引',
          field: 'indexNumber',
        })
      : null,
    whyNotPublishInto(facts.column),
  ]
  return reasons.filter((each) => each !== null)
}
