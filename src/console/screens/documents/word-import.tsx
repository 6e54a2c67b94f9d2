import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import type { AnswerOf } from '../../api.ts'
import { upload } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

export type ImportedText = AnswerOf<'POST', '/api/documents/:id/import'>

interface Props {
  /** Finds or makes the document that the pictures belong to. */
  documentFor: (file: File) => Promise<number>
  /** Whether there is a text that the import would replace. */
  hasText: boolean
  onText: (text: ImportedText, documentId: number) => Promise<void> | void
}

/** Reads a DOCX into the editor, replacing the text there; the old text can be had back by 撤销. */
export function WordImport({ documentFor, hasText, onText }: Props) {
  const { modal, message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const read = useMutation({
    mutationFn: async (file: File) => {
      const id = await documentFor(file)
      const text = await upload('/api/documents/:id/import', { params: { id }, file })
      await onText(text, id)
      return text
    },
    onSuccess: ({ images, leftOut }) => message.success(wordsOf(images, leftOut), 6),
  })
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file === undefined) return
    if (!hasText) return read.mutate(file)
    modal.confirm({
      title: '用导入的文本替换现在的正文？',
      content: `将读入“${file.name}”。`,
      okText: '替换',
      onOk: () => read.mutate(file),
    })
  }
  return (
    <>
      <div className="upload-line word-import">
        <Button onClick={() => input.current?.click()} loading={read.isPending}>
          从 Word 导入
        </Button>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="选择 Word 文件"
          accept=".docx,.doc"
          onChange={choose}
        />
        <span className="quiet">.docx，不超过 20 MB；也可以直接从 Word、WPS 粘贴</span>
      </div>
      <Failure of={read.error} />
    </>
  )
}

function wordsOf(images: number, leftOut: number): string {
  const told = images > 0 ? `，其中 ${images} 张图片，请核对替代文字` : ''
  const missing = leftOut > 0 ? `；${leftOut} 张图片的格式不能显示，没有导入` : ''
  return `已导入${told}${missing}，请核对正文`
}
