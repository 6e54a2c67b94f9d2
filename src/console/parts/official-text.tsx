/** A text as the public will read it. */
export function OfficialText({ title, html }: { title: string; html: string }) {
  return (
    <article className="official-text">
      <h2 className="official-title">{title}</h2>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server sanitised it before it was stored. */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  )
}
