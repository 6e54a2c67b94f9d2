import { Checkbox } from 'antd'
import { Field, type Props } from './submission-fields.tsx'

/** 口头申请, written down by the officer (条例第二十九条). */
export function OralFields({ typed, set, failure }: Omit<Props, 'choices'>) {
  const isOral = typed.oral !== 'no'
  return (
    <Field
      name="oral"
      label="口头申请"
      failure={failure}
      {...(isOral
        ? { extra: '登记后可以打印口头申请笔录，由申请人签名或者捺印后扫描存档（条例第二十九条）' }
        : {})}
    >
      <div className="upright">
        <Checkbox
          id="request-oral"
          checked={isOral}
          onChange={(event) => set({ oral: event.target.checked ? 'written' : 'no' })}
        >
          采用书面形式确有困难，口头提出，由本机关代为填写
        </Checkbox>
        {isOral && (
          <Checkbox
            checked={typed.oral === 'readBack'}
            onChange={(event) => set({ oral: event.target.checked ? 'readBack' : 'written' })}
          >
            已向申请人宣读（交申请人核对），申请人确认无误
          </Checkbox>
        )}
      </div>
    </Field>
  )
}
