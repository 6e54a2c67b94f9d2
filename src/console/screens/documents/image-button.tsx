import { useMutation } from '@tanstack/react-query'
import type { Editor } from '@tiptap/react'
import { Button, Form, Input, Modal, Tooltip } from 'antd'
import { useState } from 'react'
import { upload } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FileField } from './file-field.tsx'

/** Adds a picture with its words; without words it does not go in. */
export function ImageButton({ editor, documentId }: { editor: Editor; documentId: number | undefined }) {
  const [isOpen, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [words, setWords] = useState('')
  const close = () => {
    setOpen(false)
    setFile(null)
    setWords('')
    add.reset()
  }
  const add = useMutation({
    mutationFn: (chosen: File) =>
      upload('/api/documents/:id/images', { params: { id: documentId ?? 0 }, file: chosen }),
    onSuccess: ({ address }) => {
      editor
        .chain()
        .focus()
        .insertContent({ type: 'picture', attrs: { src: address, alt: words.trim() } })
        .run()
      close()
    },
  })
  const isReady = file !== null && words.trim() !== ''
  return (
    <>
      <Tooltip title={documentId === undefined ? '保存草稿后可以添加图片' : ''}>
        <Button size="small" disabled={documentId === undefined} onClick={() => setOpen(true)}>
          图片
        </Button>
      </Tooltip>
      <Modal
        open={isOpen}
        title="添加图片"
        okText="添加"
        okButtonProps={{ disabled: !isReady, loading: add.isPending }}
        onOk={() => file !== null && add.mutate(file)}
        onCancel={close}
        destroyOnHidden
      >
        <Form layout="vertical">
          <FileField
            label="图片文件（JPG、PNG、GIF、WebP，不超过 10 MB）"
            accept="image/jpeg,image/png,image/gif,image/webp"
            onChoose={setFile}
          />
          <Form.Item label="替代文字" required extra="写明图片的内容，供看不到图片的人了解">
            <Input.TextArea
              aria-label="替代文字"
              value={words}
              maxLength={300}
              autoSize={{ minRows: 2 }}
              onChange={(event) => setWords(event.target.value)}
            />
          </Form.Item>
        </Form>
        <Failure of={add.error} />
      </Modal>
    </>
  )
}
