import { Button, Card } from 'antd'
import { useState } from 'react'
import { TakedownForm, type TakedownTarget } from './takedown-form.tsx'
import { useTakedownActs, useTakedowns } from './use-takedowns.ts'
import './takedown.css'

/** For whoever may take down, while there is something to take down. */
export function TakedownOffer({ documentId }: { documentId: number }) {
  const found = useTakedowns(documentId)
  const { order } = useTakedownActs(documentId)
  const [meant, setMeant] = useState<TakedownTarget | null>(null)
  if (found.data === undefined || found.data.can.takeDown !== null || found.data.editionNo === null)
    return null
  const { editionNo, earlier } = found.data
  const close = () => {
    order.reset()
    setMeant(null)
  }
  return (
    <Card title="撤回">
      <p className="quiet">
        只用于不该发布的信息：涉密、含个人信息、内容错误等。失效、废止的文件不撤回，应标注效力状态。
      </p>
      <div className="actions">
        <Button danger onClick={() => setMeant({ of: 'shown', editionNo })}>
          撤回这条信息…
        </Button>
        {earlier.map((no) => (
          <Button key={no} onClick={() => setMeant({ of: 'earlier', editionNo: no })}>
            只撤回历史版本第 {no} 版…
          </Button>
        ))}
      </div>
      {meant !== null && <TakedownForm meant={meant} order={order} onClose={close} />}
    </Card>
  )
}
