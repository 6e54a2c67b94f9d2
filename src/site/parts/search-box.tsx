import type { FC } from 'hono/jsx'

/** The way to the search from the head of every page. */
export const SearchBox: FC = () => (
  <search class="search-box">
    <form action="/search" method="get">
      <label class="skip" for="site-search">
        检索本网站
      </label>
      <input
        id="site-search"
        type="search"
        name="q"
        maxlength={200}
        placeholder="标题、正文、文号、索引号"
        required
      />
      <button type="submit">检索</button>
    </form>
  </search>
)
