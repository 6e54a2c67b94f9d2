import type { Node } from '@tiptap/pm/model'

/** A line of the text: where its first character stands in the document, and what it says. */
export interface TextBlock {
  from: number
  text: string
}

/** What stands for a picture or a line break within a line, so that places stay those of the document. */
const LEAF = '\ufffc'

/** Every line of the text, cells of tables too. A place of `text` is `from` plus the place in the document. */
export function textBlocks(doc: Node): TextBlock[] {
  const blocks: TextBlock[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, undefined, LEAF)
    if (text.trim() !== '') blocks.push({ from: at + 1, text })
    return false
  })
  return blocks
}
