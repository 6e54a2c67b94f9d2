import type { FC } from 'hono/jsx'

/** A page that could not be: what happened, and the way on. */
export const Notice: FC<{ status: number; messages: readonly string[] }> = ({ status, messages }) => {
  const heading = status === 404 ? '没有找到这个页面' : '暂时无法完成'
  return (
    <section class="card notice">
      <h1>{heading}</h1>
      {messages
        .filter((message) => message !== heading)
        .map((message) => (
          <p>{message}</p>
        ))}
      {status === 404 ? (
        <p>
          网址可能有误，信息也可能已经移走或者撤回。可以按标题、文号或者索引号<a href="/search">检索</a>
          ，或者从
          <a href="/site-map">网站地图</a>找起。
        </p>
      ) : null}
      <p>
        <a href="/">回到首页</a>
      </p>
    </section>
  )
}
