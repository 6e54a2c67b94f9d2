import type { FC } from 'hono/jsx'
import type { Filled } from './field.tsx'

interface UploadProps {
  name: string
  label: string
  filled: Filled
  hint: string
}

/** A file to choose. What an earlier page brought is named, and need not be chosen again. */
export const UploadField: FC<UploadProps> = ({ name, label, filled, hint }) => {
  const held = filled.values[`${name}Name`]
  const problem = filled.problems[name]
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
      {problem ? (
        <span class="problem" id={`${name}-problem`}>
          {problem}
        </span>
      ) : null}
      {held ? (
        <p class="held">
          已上传：{held}。不用再选；重新选择文件即替换。
          <input type="hidden" name={`${name}Token`} value={filled.values[`${name}Token`] ?? ''} />
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png"
        aria-describedby={problem ? `${name}-hint ${name}-problem` : `${name}-hint`}
        {...(problem ? { 'aria-invalid': 'true' } : {})}
      />
    </div>
  )
}

/** Several things that may each be wished for or not. */
export const Wishes: FC<{
  legend: string
  hint: string
  filled: Filled
  options: Record<string, string>
}> = ({ legend, hint, filled, options }) => (
  <fieldset class="field" aria-describedby="wishes-hint">
    <legend>{legend}</legend>
    <span class="hint" id="wishes-hint">
      {hint}
    </span>
    <div class="choices">
      {Object.entries(options).map(([name, text]) => (
        <label>
          <input type="checkbox" name={name} value="on" checked={filled.values[name] === 'on'} /> {text}
        </label>
      ))}
    </div>
  </fieldset>
)
