import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'

interface AskProps {
  title: string
  /** What the button does. */
  verb?: string
  save: { mutate(): void; isPending: boolean; error: Error | null }
  close: () => void
  fields: readonly string[]
  children: ReactNode
}

/** A small form over the case; what was typed stays until it is saved or put away. */
export function Ask({ title, verb = '登记', save, close, fields, children }: AskProps) {
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      footer={[
        <Button key="no" onClick={close}>
          取消
        </Button>,
        <Button key="yes" type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {verb}
        </Button>,
      ]}
    >
      <Form layout="vertical">{children}</Form>
      <FailureBeyond fields={fields} of={save.error} />
    </Modal>
  )
}

/** Shows the new state of the case and of the to-do, says so, and puts the form away. */
export function useDone(close: () => void) {
  const { message } = App.useApp()
  const client = useQueryClient()
  return async (words: string) => {
    await client.invalidateQueries({ queryKey: ['requests'] })
    message.success(words)
    close()
  }
}
