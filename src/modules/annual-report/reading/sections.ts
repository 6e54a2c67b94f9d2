import type { Section } from '../report.ts'
import type { Block } from './blocks.ts'
import { compact } from './cells.ts'
import { sectionTitle } from './titles.ts'

/** What stands below a report on a page of a site. */
const FOOTER =
  /^(?:扫一扫|主办单位|承办单位|主办:|承办:|版权所有|打印本?页|【?打印|【?关闭|关闭窗口|分享到?:?|上一篇|下一篇|相关(?:链接|阅读|文章|附件)|友情链接|网站地图|责任编辑|返回顶部|.{0,30}政府网站标识码|.{0,40}ICP备)/

/** Where section 一 begins: the last such title above table 3, for a list of contents may stand before. */
export function bodyStart(blocks: readonly Block[], table3At: number): number {
  let start = -1
  for (const [at, block] of blocks.entries()) {
    if (table3At >= 0 && at >= table3At) break
    if (block.kind === 'line' && sectionTitle(block.text)?.at === 0) start = at
  }
  return start
}

/** The narrative by section; lines that belong to a table (`taken`) and the page's footer are left out. */
export function sectionsOf(
  blocks: readonly Block[],
  from: number,
  taken: (at: number) => boolean,
): Section[] {
  const sections: { title: string; lines: string[] }[] = []
  const seen = new Set<number>()
  for (let at = Math.max(0, from); at < blocks.length; at++) {
    const block = blocks[at]
    if (block?.kind !== 'line' || taken(at)) continue
    const title = sectionTitle(block.text)
    if (title !== null && !seen.has(title.at)) {
      seen.add(title.at)
      sections.push({ title: title.title, lines: title.rest === '' ? [] : [title.rest] })
      continue
    }
    if (seen.size >= 5 && FOOTER.test(compact(block.text.slice(0, 200)))) break
    sections.at(-1)?.lines.push(block.text)
  }
  return sections.map(({ title, lines }) => ({ title, text: lines.join('\n') }))
}
