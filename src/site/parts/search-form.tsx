import type { FC } from 'hono/jsx'

/** One way to narrow a search; the first option is to leave it open. */
export interface Choice {
  name: string
  label: string
  chosen: string
  options: { value: string; label: string }[]
}

/** The question with its filters, sent as an address that can be kept. */
export const SearchForm: FC<{ typed: string; choices: readonly Choice[] }> = ({ typed, choices }) => (
  <search>
    <form class="search-form" action="/search" method="get">
      <div class="ask">
        <label class="skip" for="q">
          检索词
        </label>
        <input
          id="q"
          type="search"
          name="q"
          value={typed}
          maxlength={200}
          placeholder="标题、正文、附件、文号或索引号"
          aria-describedby="q-hint"
        />
        <button type="submit">检索</button>
      </div>
      <p class="hint" id="q-hint">
        多个词用空格分开，须同时出现；整句请加引号。文号、索引号可按任意写法输入。
      </p>
      <div class="choices">
        {choices.map(({ name, label, chosen, options }) => (
          <label>
            {label}
            <select name={name}>
              {options.map((option) => (
                <option value={option.value} {...(option.value === chosen ? { selected: true } : {})}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </form>
  </search>
)
