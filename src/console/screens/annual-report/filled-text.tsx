import type { Part } from './fill-text.ts'

/** The text with its bound figures filled in and marked; paragraphs by line, as the page will have them. */
export function FilledText({ parts }: { parts: readonly Part[] }) {
  return (
    <>
      {linesOf(parts).map((line, at) => (
        // A line has no name but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <p key={at}>
          {line.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <Words key={index} part={part} />
          ))}
        </p>
      ))}
    </>
  )
}

function Words({ part: { kind, text, name } }: { part: Part }) {
  switch (kind) {
    case 'text':
      return text
    case 'figure':
      return (
        <span className="bound" title={name}>
          {text}
        </span>
      )
    case 'unknown':
      return (
        <span className="bound-unknown" title="没有这个数字，请从列表中选取">
          {text}
        </span>
      )
    case 'unwritten':
      return <mark className="unwritten">{text}</mark>
  }
}

function linesOf(parts: readonly Part[]): Part[][] {
  const lines: Part[][] = [[]]
  for (const part of parts) {
    for (const [at, text] of part.text.split('\n').entries()) {
      if (at > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...part, text })
    }
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''))
}
