import { type ReactNode, useEffect, useRef } from 'react'
import { quotePlace } from './quote-place.ts'
import './review.css'

const NAME = 'remarks'

interface Props {
  quotes: readonly string[]
  /** What is shown, so that the marks follow it. */
  text: string
  children: ReactNode
}

/** Marks the places that remarks are about, in whatever shows the text; the text itself stays untouched. */
export function Marked({ quotes, text, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const wanted = quotes.join('\n\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what the ranges are found in, by way of the page.
  useEffect(() => {
    // Browsers without the interface show the list of remarks only.
    if (place.current === null || !('highlights' in CSS)) return
    const ranges = wanted === '' ? [] : rangesIn(place.current, wanted.split('\n\n'))
    CSS.highlights.set(NAME, new Highlight(...ranges))
    return () => void CSS.highlights.delete(NAME)
  }, [wanted, text])
  return <div ref={place}>{children}</div>
}

function rangesIn(root: HTMLElement, quotes: readonly string[]): Range[] {
  const nodes: { node: Node; start: number }[] = []
  let text = ''
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, start: text.length })
    text += node.textContent ?? ''
  }
  return quotes.flatMap((quote) => {
    const found = quotePlace(text, quote)
    if (found === null) return []
    const range = document.createRange()
    const [start, end] = found
    const first = nodes.findLast((each) => each.start <= start)
    const last = nodes.findLast((each) => each.start < end)
    if (first === undefined || last === undefined) return []
    range.setStart(first.node, start - first.start)
    range.setEnd(last.node, end - last.start)
    return [range]
  })
}
