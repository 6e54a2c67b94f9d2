import { Input } from 'antd'
import { FieldItem } from '../../parts/field-item.tsx'

/** What a line of a form is called, under which name the server speaks of it, and what may be said beside it. */
export type TextField<Name extends string> = readonly [name: Name, label: string, extra?: string]

interface Props<Name extends string> {
  fields: readonly TextField<Name>[]
  values: Record<Name, string>
  failure: Error | null
  onChange: (name: Name, value: string) => void
}

/** One line of text each. */
export function TextFields<Name extends string>({ fields, values, failure, onChange }: Props<Name>) {
  return fields.map(([name, label, extra]) => (
    <FieldItem
      key={name}
      label={label}
      id={`setting-${name}`}
      field={name}
      failure={failure}
      {...(extra === undefined ? {} : { extra })}
    >
      <Input
        id={`setting-${name}`}
        value={values[name]}
        maxLength={200}
        onChange={(event) => onChange(name, event.target.value)}
      />
    </FieldItem>
  ))
}
