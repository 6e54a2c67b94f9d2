import type { FC } from 'hono/jsx'

export interface GlanceView {
  year: number | null
  charts: readonly { title: string; unit: string; bars: readonly { label: string; value: number }[] }[]
  /** Up to five years side by side, the newest first; empty where there is only one. */
  years: readonly { year: number; values: readonly string[] }[]
  lines: readonly string[]
}

/** 数据图示: bars within tables, so that whoever does not see them reads the same figures; and the years side by side. */
export const ReportGlance: FC<{ view: GlanceView | null }> = ({ view }) =>
  view === null ? null : (
    <section class="glance" aria-labelledby="glance">
      <h2 id="glance">数据图示</h2>
      <div class="charts">
        {view.charts.map((chart) => (
          <BarTable chart={chart} />
        ))}
      </div>
      {view.years.length < 2 ? null : <Years view={view} />}
    </section>
  )

const BarTable: FC<{ chart: GlanceView['charts'][number] }> = ({ chart: { title, unit, bars } }) => {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const all = bars.reduce((sum, { value }) => sum + value, 0)
  return (
    <table class="bars">
      <caption>
        {title}（共 {all.toLocaleString('zh-CN')} {unit}）
      </caption>
      <tbody>
        {bars.map(({ label, value }) => (
          <tr>
            <th scope="row">{label}</th>
            <td aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false" aria-hidden="true">
                <rect width={((100 * value) / most).toFixed(2)} height="10" />
              </svg>
            </td>
            <td class="number">{value.toLocaleString('zh-CN')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Years: FC<{ view: GlanceView }> = ({ view: { years, lines } }) => (
  <div class="scroll" tabindex={0}>
    <table class="years">
      <caption>历年对比</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          {years.map(({ year }) => (
            <th scope="col">{year} 年</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr>
            <th scope="row">{line}</th>
            {years.map(({ values }) => (
              <td class="number">{values[at]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
