import type { FC } from 'hono/jsx'

/** What stands where something was that should not have been published. */
export interface TombstoneView {
  /** Null where even the name would tell what must not be told. */
  title: string | null
  indexNumber: string | null
  takenDownOn: string
  /** In words, e.g. 内容有误; null where the cause is not told. */
  cause: string | null
  office: { name: string; phone: string; address: string; hours: string }
}

export const TombstonePage: FC<{ view: TombstoneView }> = ({ view }) => (
  <article class="card notice tombstone">
    <h1>本页信息已撤回</h1>
    {view.title === null ? (
      <p>此处曾发布的信息已于{view.takenDownOn}撤回，不再公开。</p>
    ) : (
      <p>
        《{view.title}》{view.indexNumber === null ? '' : `（索引号 ${view.indexNumber}）`}
        {`已于${view.takenDownOn}撤回，不再公开。`}
      </p>
    )}
    {view.cause === null ? null : <p>撤回原因：{view.cause}。</p>}
    <h2>需要了解情况的，请联系</h2>
    <dl class="contact">
      <dt>受理单位</dt>
      <dd>{view.office.name}</dd>
      <dt>电话</dt>
      <dd class="number">{view.office.phone}</dd>
      {view.office.address === '' ? null : (
        <>
          <dt>地址</dt>
          <dd>{view.office.address}</dd>
        </>
      )}
      {view.office.hours === '' ? null : (
        <>
          <dt>办公时间</dt>
          <dd>{view.office.hours}</dd>
        </>
      )}
    </dl>
    <p>
      <a href="/">回到首页</a>
    </p>
  </article>
)
