import type { FC } from 'hono/jsx'

/** A page that could not be: what happened, and the way on. */
export const Notice: FC<{ status: number; messages: readonly string[] }> = ({ status, messages }) => (
  <section class="card notice">
    <h1>{status === 404 ? '没有找到这个页面' : '暂时无法完成'}</h1>
    {messages.map((message) => (
      <p>{message}</p>
    ))}
    <p>
      <a href="/">回到首页</a>
    </p>
  </section>
)
