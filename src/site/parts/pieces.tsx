import type { FC } from 'hono/jsx'

/** Text with the places marked that were looked for. */
export const Pieces: FC<{ pieces: readonly { text: string; isHit: boolean }[] }> = ({ pieces }) => (
  <>{pieces.map(({ text, isHit }) => (isHit ? <mark>{text}</mark> : text))}</>
)
