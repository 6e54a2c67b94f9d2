import { useMemo } from 'react'

/** A letter as it would be sent, on a sheet of its own. */
export function LetterSheet({ html }: { html: string }) {
  // Its own style sheet is for its own page, and the policy of this one would refuse it.
  const body = useMemo(
    () =>
      new DOMParser().parseFromString(html.replace(/<style>[^<]*<\/style>/, ''), 'text/html').body.innerHTML,
    [html],
  )
  return (
    <section className="letter-sheet" aria-label="文书预览">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server made it and escaped all that people wrote. */}
      <div dangerouslySetInnerHTML={{ __html: body }} />
    </section>
  )
}
