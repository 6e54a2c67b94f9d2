import { Button, Card } from 'antd'
import { useState } from 'react'
import { TakedownForm } from './takedown-form.tsx'
import { useTakedownActs, useTakedowns } from './use-takedowns.ts'
import './takedown.css'

/** For whoever may take down, while there is something to take down. */
export function TakedownOffer({ documentId }: { documentId: number }) {
  const found = useTakedowns(documentId)
  const { order } = useTakedownActs(documentId)
  const [isOpen, setOpen] = useState(false)
  if (found.data === undefined || found.data.can.takeDown !== null || found.data.editionNo === null)
    return null
  const close = () => {
    order.reset()
    setOpen(false)
  }
  return (
    <Card title="撤回">
      <p className="quiet">
        只用于不该发布的信息：涉密、含个人信息、内容错误等。失效、废止的文件不撤回，应标注效力状态。
      </p>
      <Button danger onClick={() => setOpen(true)}>
        撤回这条信息…
      </Button>
      {isOpen && <TakedownForm editionNo={found.data.editionNo} order={order} onClose={close} />}
    </Card>
  )
}
