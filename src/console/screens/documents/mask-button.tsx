import { useMutation } from '@tanstack/react-query'
import type { Editor } from '@tiptap/react'
import { App, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { textBlocks } from './text-blocks.ts'

type Replacement = AnswerOf<'POST', '/api/screening/masks'>['replacements'][number][number]
/** One place of the document, and what would stand there. */
type Place = Replacement & { from: number; to: number; line: string }

/** 遮盖个人信息: proposes a mask for each place; nothing changes before a person has looked at it, and it can be undone. */
export function MaskButton({ editor }: { editor: Editor }) {
  const { message } = App.useApp()
  const [places, setPlaces] = useState<Place[] | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const looking = useMutation({
    mutationFn: async () => {
      const blocks = textBlocks(editor.state.doc)
      const { replacements } = await call('POST', '/api/screening/masks', {
        body: { texts: blocks.map(({ text }) => text) },
      })
      return blocks.flatMap(({ from, text }, index) =>
        (replacements[index] ?? []).map((each) => ({
          ...each,
          from: from + each.start,
          to: from + each.end,
          line: text,
        })),
      )
    },
    onSuccess: (found) => {
      if (found.length === 0) message.success('正文中没有需要遮盖的个人信息')
      setChosen(new Set(found.map(({ from }) => from)))
      setPlaces(found.length === 0 ? null : found)
    },
  })
  const apply = () => {
    const taken = (places ?? []).filter(({ from }) => chosen.has(from))
    const { tr, doc } = editor.state
    // Somebody may have gone on writing: what is not there any more is left alone.
    const still = taken.filter(
      ({ from, to, text }) => doc.textBetween(from, Math.min(to, doc.content.size)) === text,
    )
    for (const { from, to, replacement } of still.toReversed()) tr.insertText(replacement, from, to)
    editor.view.dispatch(tr)
    setPlaces(null)
    message.success(`已遮盖 ${still.length} 处，可以撤销`)
  }
  const toggle = (from: number, isOn: boolean) =>
    setChosen((now) => new Set(isOn ? [...now, from] : [...now].filter((each) => each !== from)))
  return (
    <>
      <Button size="small" loading={looking.isPending} onClick={() => looking.mutate()}>
        遮盖个人信息
      </Button>
      <FailureBeyond of={looking.error} fields={[]} />
      <Modal
        open={places !== null}
        title="遮盖个人信息"
        okText={`遮盖选中的 ${chosen.size} 处`}
        cancelText="取消"
        okButtonProps={{ disabled: chosen.size === 0 }}
        mask={{ closable: false }}
        onOk={apply}
        onCancel={() => setPlaces(null)}
      >
        <p className="quiet">请逐处核对，不需要遮盖的取消勾选。本单位对外公布的电话不在其中。</p>
        <ul className="plain-list">
          {(places ?? []).map((place) => (
            <li key={place.from}>
              <Checkbox
                checked={chosen.has(place.from)}
                onChange={(event) => toggle(place.from, event.target.checked)}
              >
                {place.kind}：{place.text} → <strong>{place.replacement}</strong>
                <br />
                <span className="quiet">{around(place)}</span>
              </Checkbox>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  )
}

const AROUND = 12

function around({ line, start, end }: Place): string {
  const before = line.slice(Math.max(0, start - AROUND), start)
  const after = line.slice(end, end + AROUND)
  return `…${before}【${line.slice(start, end)}】${after}…`
}
