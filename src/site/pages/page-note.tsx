import type { FC } from 'hono/jsx'
import type { WorkChallenge } from '../../lib/proof-of-work.ts'
import { NOTE_KINDS, NOTE_RESULTS, type NoteReceipt, type PageNote } from '../../modules/page-notes/index.ts'
import { Area, Choice, Field, type Filled, ProblemList } from '../parts/field.tsx'
import { Unseen } from '../parts/unseen.tsx'

/** 找错: where, what, and nothing about who. */
export const NoteForm: FC<{ filled: Filled; work: WorkChallenge; promise: string }> = ({
  filled,
  work,
  promise,
}) => (
  <form class="card form narrow" method="post" action="/page-notes" novalidate>
    <header>
      <h1>我为网站找错</h1>
      <a href="/page-notes/answer">查询答复</a>
    </header>
    <p>
      发现错别字、错误的内容、打不开的链接，请告诉我们，不用留下姓名和联系方式。今天提交的，我们在{' '}
      <time>{promise}</time> 前答复。要求公开没有公开的信息，请用<a href="/request">依申请公开</a>。
    </p>
    <ProblemList filled={filled} />
    <Unseen filled={filled} work={work} />
    <Field name="path" label="有问题的网页" filled={filled} hint="从网页页脚的“我为网站找错”进入时已经填好" />
    <Choice name="kind" label="是什么问题" filled={filled} options={NOTE_KINDS} />
    <Area
      name="quoted"
      label="有问题的文字（可不填）"
      filled={filled}
      rows={2}
      hint="先在网页上选中文字，再点“我为网站找错”，这里会自动填上"
    />
    <Area name="description" label="问题在哪里，应当是什么" filled={filled} hint="请不要填写个人信息" />
    <button type="submit" id="submit">
      提交
    </button>
  </form>
)

/** Shown once: the query code is kept nowhere in plain. */
export const NoteReceiptPage: FC<{ view: NoteReceipt & { path: string } }> = ({ view }) => (
  <section class="card notice">
    <h1>已收到，谢谢您</h1>
    <p>请记下编号和查询码，凭这两项查看答复。查询码只显示这一次。</p>
    <dl class="receipt">
      <dt>编号</dt>
      <dd>{view.number}</dd>
      <dt>查询码</dt>
      <dd>{view.queryCode}</dd>
      <dt>答复期限</dt>
      <dd>{view.dueOn} 前</dd>
    </dl>
    <p>
      <a href={view.path}>回到刚才的网页</a>　<a href="/page-notes/answer">查询答复</a>
    </p>
  </section>
)

/** Asks for number and code; the same answer for a wrong code and an unknown number. */
export const NoteTrackingForm: FC<{ filled: Filled }> = ({ filled }) => (
  <form class="card form narrow" method="post" action="/page-notes/answer" novalidate>
    <header>
      <h1>查询找错的答复</h1>
    </header>
    <ProblemList filled={filled} />
    <Field name="number" label="编号" filled={filled} autocomplete="off" hint="例如 找错〔2026〕12号" />
    <Field name="queryCode" label="查询码" filled={filled} autocomplete="off" hint="提交时显示的八位字符" />
    <button type="submit">查询</button>
  </form>
)

export const NoteAnswerPage: FC<{ note: PageNote }> = ({
  note: { number, path, place, answer, ...note },
}) => (
  <section class="card narrow">
    <header>
      <h1>{number}</h1>
      <strong>{answer === null ? '正在核查' : NOTE_RESULTS[answer.result]}</strong>
    </header>
    <dl class="receipt">
      <dt>网页</dt>
      <dd>
        <a href={path}>{path}</a>
      </dd>
      <dt>问题</dt>
      <dd>{NOTE_KINDS[note.kind]}</dd>
      {place.quoted === '' ? null : (
        <>
          <dt>原文</dt>
          <dd>{place.quoted}</dd>
        </>
      )}
      <dt>说明</dt>
      <dd>{note.description}</dd>
      <dt>收到日期</dt>
      <dd>{note.receivedOn}</dd>
      {answer === null ? (
        <>
          <dt>答复期限</dt>
          <dd>{note.dueOn} 前</dd>
        </>
      ) : (
        <>
          <dt>答复日期</dt>
          <dd>{answer.on}</dd>
          <dt>答复</dt>
          <dd>{answer.text}</dd>
        </>
      )}
    </dl>
  </section>
)
