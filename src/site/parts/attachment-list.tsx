import type { FC } from 'hono/jsx'

export interface AttachmentLink {
  href: string
  name: string
  size: number
}

/** The files of a document, each with its kind and size, so that nobody downloads blindly. */
export const AttachmentList: FC<{ attachments: readonly AttachmentLink[] }> = ({ attachments }) =>
  attachments.length === 0 ? null : (
    <section class="attachments" aria-labelledby="attachments">
      <h2 id="attachments">附件</h2>
      <ul>
        {attachments.map(({ href, name, size }) => (
          <li>
            <a href={href} download={name}>
              {name}
            </a>
            <span class="size">
              （{name.split('.').at(-1)?.toUpperCase()}，{sizeText(size)}）
            </span>
          </li>
        ))}
      </ul>
    </section>
  )

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
