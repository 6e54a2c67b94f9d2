import { Button, Input } from 'antd'
import { Field, type Props } from './submission-fields.tsx'

const MOST = 10

/** 一事一申请: what else the same form asks for, each thing by itself. */
export function MoreItems({ typed, set, failure }: Omit<Props, 'choices'>) {
  const { moreItems } = typed
  const change = (at: number, part: Partial<(typeof moreItems)[number]>) =>
    set({ moreItems: moreItems.map((each, index) => (index === at ? { ...each, ...part } : each)) })
  return (
    <>
      {moreItems.map((item, at) => (
        // Items have no name but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <fieldset className="more-item" key={at}>
          <legend>第{at + 2}项</legend>
          <Field name={`moreItems.${at}.information`} label="信息名称、文号" failure={failure} isRequired>
            <Input.TextArea
              id={`request-moreItems.${at}.information`}
              rows={2}
              value={item.information}
              onChange={(event) => change(at, { information: event.target.value })}
            />
          </Field>
          <Field name={`moreItems.${at}.description`} label="补充说明" failure={failure}>
            <Input
              id={`request-moreItems.${at}.description`}
              value={item.description}
              onChange={(event) => change(at, { description: event.target.value })}
            />
          </Field>
          <Button size="small" onClick={() => set({ moreItems: moreItems.toSpliced(at, 1) })}>
            去掉第{at + 2}项
          </Button>
        </fieldset>
      ))}
      <div className="actions">
        <Button
          disabled={moreItems.length + 1 >= MOST}
          onClick={() => set({ moreItems: [...moreItems, { information: '', description: '' }] })}
        >
          再添一项
        </Button>
        <span className="quiet">同一份申请要几项信息的，逐项填写；登记后可以拆分为几件分别办理。</span>
      </div>
    </>
  )
}
