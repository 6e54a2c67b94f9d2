import { Button, type ButtonProps, Tooltip } from 'antd'
import type { Refusal } from '../../lib/refusal.ts'

/** A button that, when it cannot be pressed, says why and by which article. */
export function GuardedButton({
  whyNot,
  ...button
}: ButtonProps & { whyNot: Refusal | null | undefined | readonly Refusal[] }) {
  const reasons = whyNot == null ? [] : Array.isArray(whyNot) ? whyNot : [whyNot as Refusal]
  if (reasons.length === 0) return <Button {...button} />
  const words = reasons.map(reasonText)
  return (
    <Tooltip title={words.map((each) => <div key={each}>{each}</div>)}>
      {/* A disabled button takes no focus: the span does, so that the keyboard reaches the reason too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above. */}
      <span tabIndex={0} role="note" aria-label={words.join('；')}>
        <Button {...button} disabled />
      </span>
    </Tooltip>
  )
}

export function reasonText(reason: Pick<Refusal, 'message' | 'article'>): string {
  return reason.article === null ? reason.message : `${reason.message}（${reason.article}）`
}
