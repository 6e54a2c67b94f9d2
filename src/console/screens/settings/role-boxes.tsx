import { Checkbox } from 'antd'
import type { Role, RoleChoice } from '../../../modules/accounts/api.ts'

interface Props {
  choices: readonly RoleChoice[]
  held: readonly Role[]
  onChange: (held: Role[]) => void
}

export function RoleBoxes({ choices, held, onChange }: Props) {
  return (
    <Checkbox.Group
      className="role-boxes"
      value={[...held]}
      options={choices.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(codes) => onChange(codes as Role[])}
    />
  )
}
