import type { FC } from 'hono/jsx'
import { encode } from 'uqr'

/** Paper, phone, or somebody else: the ways in which a document goes along. */
export const TakeAlong: FC<{ address: string; title: string }> = ({ address, title }) => (
  <aside class="take-along" aria-label="打印与分享">
    <div>
      <p class="where">
        <span>网址：</span>
        <a href={address}>{address}</a>
      </p>
      <button type="button" class="plain" hidden data-needs-script data-print>
        打印本页
      </button>
    </div>
    <figure>
      <Code text={address} name={`《${title}》的二维码`} />
      <figcaption>用手机扫码阅读、转发</figcaption>
    </figure>
  </aside>
)

const Code: FC<{ text: string; name: string }> = ({ text, name }) => {
  // Four light modules on each side, as the standard (GB/T 18284) wants.
  const { data, size } = encode(text, { border: 4, ecc: 'M' })
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path shape-rendering="crispEdges" d={data.map(rowPath).join('')} />
    </svg>
  )
}

/** The dark modules of a row, those side by side in one stroke. */
function rowPath(row: readonly boolean[], y: number): string {
  const runs = row
    .map((dark) => (dark ? '1' : '0'))
    .join('')
    .matchAll(/1+/g)
  return Array.from(runs, ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join('')
}
