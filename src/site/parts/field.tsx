import type { FC } from 'hono/jsx'

/** What was typed and what is wrong with it, by field name: a form shown again loses nothing. */
export interface Filled {
  values: Record<string, string>
  problems: Record<string, string>
}

interface FieldProps {
  name: string
  label: string
  filled: Filled
  hint?: string
  type?: 'text' | 'tel' | 'email' | 'password'
  autocomplete?: string
}

/** One line to fill in, its error beside it and announced with it. */
export const Field: FC<FieldProps> = ({ name, label, filled, hint, type = 'text', autocomplete }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <Hint name={name} filled={filled} hint={hint} />
    <input
      id={name}
      name={name}
      type={type}
      value={filled.values[name] ?? ''}
      {...(autocomplete ? { autocomplete } : {})}
      {...describedBy(name, filled, hint)}
    />
  </div>
)

/** Several lines to fill in; the browser lets it grow. */
export const Area: FC<FieldProps & { rows?: number }> = ({ name, label, filled, hint, rows = 4 }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <Hint name={name} filled={filled} hint={hint} />
    <textarea id={name} name={name} rows={rows} {...describedBy(name, filled, hint)}>
      {filled.values[name] ?? ''}
    </textarea>
  </div>
)

/** One of a few, all in sight. */
export const Choice: FC<Omit<FieldProps, 'type'> & { options: Record<string, string> }> = (props) => {
  const { name, label, filled, hint, options } = props
  return (
    <fieldset class="field" id={name} {...describedBy(name, filled, hint)}>
      <legend>{label}</legend>
      <Hint name={name} filled={filled} hint={hint} />
      <div class="choices">
        {Object.entries(options).map(([value, text]) => (
          <label>
            <input type="radio" name={name} value={value} checked={filled.values[name] === value} /> {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const Hint: FC<{ name: string; filled: Filled; hint: string | undefined }> = ({ name, filled, hint }) => (
  <>
    {hint ? (
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
    ) : null}
    {filled.problems[name] ? (
      <span class="problem" id={`${name}-problem`}>
        {filled.problems[name]}
      </span>
    ) : null}
  </>
)

function describedBy(name: string, filled: Filled, hint: string | undefined): Record<string, string> {
  const ids = [hint ? `${name}-hint` : '', filled.problems[name] ? `${name}-problem` : ''].filter(Boolean)
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(filled.problems[name] ? { 'aria-invalid': 'true' } : {}),
  }
}

/** All that is wrong, first on the page, each leading to its field. */
export const ProblemList: FC<{ filled: Filled }> = ({ filled }) => {
  const problems = Object.entries(filled.problems)
  if (problems.length === 0) return null
  return (
    <div class="problems" role="alert">
      <h2>还差 {problems.length} 处需要补充或更正，已填写的内容都在</h2>
      <ul>
        {problems.map(([name, message]) => (
          <li>
            <a href={`#${name}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
