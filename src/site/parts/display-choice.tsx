import type { FC } from 'hono/jsx'

/** Size of type and 大字版 (适老化): shown by the script that makes it work. */
export const DisplayChoice: FC = () => (
  <fieldset class="display" hidden data-needs-script>
    <legend>字号</legend>
    <button type="button" data-choose="standard" aria-label="标准字号">
      标准
    </button>
    <button type="button" data-choose="large" aria-label="大字号">
      大
    </button>
    <button type="button" data-choose="larger" aria-label="特大字号">
      特大
    </button>
    <button type="button" data-choose="care">
      大字版
    </button>
  </fieldset>
)
