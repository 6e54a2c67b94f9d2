import { raw } from 'hono/html'
import type { FC } from 'hono/jsx'
import type { TrackedRequest } from '../../modules/requests/index.ts'
import { Field, type Filled, ProblemList } from '../parts/field.tsx'

/** Asks for number and code; the same answer for a wrong code and an unknown number. */
export const TrackingForm: FC<{ filled: Filled }> = ({ filled }) => (
  <form class="card form narrow" method="post" action="/request/tracking" novalidate>
    <header>
      <h1>查询申请进度</h1>
    </header>
    <ProblemList filled={filled} />
    <Field name="number" label="回执编号或者案件编号" filled={filled} autocomplete="off" />
    <Field
      name="queryCode"
      label="查询码"
      filled={filled}
      autocomplete="off"
      hint="提交时显示的八位字符；遗失的，可持身份证件到办公地点查询"
    />
    <button type="submit">查询</button>
  </form>
)

export const TrackedPage: FC<{ view: TrackedRequest }> = ({ view }) => (
  <section class="card">
    <header>
      <h1>{view.caseNumber ?? view.receiptNumber}</h1>
      <strong>{view.stage}</strong>
    </header>
    {view.destroyedOn === null ? null : (
      <p>这件申请的档案保管期限已满，已依法销毁于{view.destroyedOn}，仅保留统计所需信息。</p>
    )}
    <dl class="receipt">
      <dt>提交日期</dt>
      <dd>{view.submittedOn}</dd>
      <dt>收到日期</dt>
      <dd>{view.receivedOn ?? '待与您确认'}</dd>
      {view.dueOn === null ? null : (
        <>
          <dt>答复期限</dt>
          <dd>{view.dueOn}</dd>
        </>
      )}
    </dl>
    {view.others.length === 0 ? null : (
      <div class="others">
        <p>这次提交的申请分为{view.others.length + 1}件办理，其余各件用同一查询码查询：</p>
        <ul>
          {view.others.map(({ number, information }) => (
            <li>
              {number}　{information}
            </li>
          ))}
        </ul>
      </div>
    )}
    {view.files.length === 0 ? null : (
      <>
        <h2>答复文件</h2>
        <ul class="answer-files">
          {view.files.map(({ name, size, token }) => (
            <li>
              <form method="post" action="/request/tracking/file">
                <input type="hidden" name="token" value={token} />
                <span>
                  {name}　<small>{sizeWords(size)}</small>
                </span>
                <button type="submit" aria-label={`下载${name}`}>
                  下载
                </button>
              </form>
            </li>
          ))}
        </ul>
      </>
    )}
    <h2>办理经过</h2>
    <ol class="timeline">
      {view.timeline.map(({ on, words }) => (
        <li>
          <time datetime={on}>{on}</time> {words}
        </li>
      ))}
    </ol>
    {view.letters.map((letter) => (
      <details class="letter">
        <summary>
          {letter.title}　{letter.number}　<time datetime={letter.writtenOn}>{letter.writtenOn}</time>
        </summary>
        <div class="text">{raw(bodyOf(letter.html))}</div>
      </details>
    ))}
  </section>
)

function sizeWords(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** A letter is a page of its own, written by our templates, which escape every value; here its text is enough. */
function bodyOf(html: string): string {
  const start = html.indexOf('<body')
  const open = html.indexOf('>', start)
  const end = html.lastIndexOf('</body>')
  return start < 0 || end < 0 ? html : html.slice(open + 1, end)
}
