import { useMutation } from '@tanstack/react-query'
import { Button, Card, Input } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import type { Attachment, Content } from '../../../modules/documents/api.ts'
import { upload } from '../../api.ts'
import { Failure, fieldErrors } from '../../parts/failure.tsx'

const MOST_BYTES = 50 * 1_048_576
const ACCEPTED = '.pdf,.ofd,.doc,.docx,.xls,.xlsx,.txt,.csv,.jpg,.jpeg,.png,.gif,.webp'

interface Props {
  documentId: number
  attachments: Content['attachments']
  /** Null where nothing may be changed. */
  onChange: ((attachments: Content['attachments']) => void) | null
  failure: Error | null
}

/** The files beside the text, in their order; signed and published with it. */
export function AttachmentPanel({ documentId, attachments, onChange, failure }: Props) {
  if (onChange === null && attachments.length === 0) return null
  return (
    <Card title={attachments.length === 0 ? '附件' : `附件（${attachments.length}）`}>
      <ol className="attachment-list">
        {attachments.map((each, index) => (
          <Line
            key={each.no}
            documentId={documentId}
            attachment={each}
            {...(onChange === null ? {} : { acts: actsOn(attachments, index, onChange) })}
          />
        ))}
      </ol>
      {fieldErrors(failure, 'attachments').map((each) => (
        <p key={each} className="editor-error" role="alert">
          {each}
        </p>
      ))}
      {onChange !== null && (
        <Adder documentId={documentId} onAdd={(added) => onChange([...attachments, added])} />
      )}
    </Card>
  )
}

interface Acts {
  rename(name: string): void
  remove(): void
  up: (() => void) | null
}

function actsOn(
  all: Content['attachments'],
  at: number,
  onChange: (attachments: Content['attachments']) => void,
): Acts {
  const swapped = () => {
    const next = [...all]
    next.splice(at - 1, 2, ...all.slice(at - 1, at + 1).reverse())
    return next
  }
  return {
    rename: (name) => onChange(all.map((each, index) => (index === at ? { ...each, name } : each))),
    remove: () => onChange(all.filter((_, index) => index !== at)),
    up: at === 0 ? null : () => onChange(swapped()),
  }
}

function Line({ documentId, attachment, acts }: { documentId: number; attachment: Attachment; acts?: Acts }) {
  const { no, name, size } = attachment
  const ending = /\.[^.]+$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  const link = (
    <a href={`/documents/${documentId}/attachments/${no}`} download={name}>
      {acts === undefined ? name : '下载查看'}
    </a>
  )
  return (
    <li>
      {acts === undefined ? (
        link
      ) : (
        <Input
          aria-label={`附件 ${no} 的名称`}
          value={stem}
          suffix={ending}
          maxLength={100}
          onChange={(event) => acts.rename(event.target.value + ending)}
        />
      )}
      <span className="attachment-acts">
        {acts?.up != null && (
          <Button size="small" onClick={acts.up} aria-label={`${name} 上移`}>
            上移
          </Button>
        )}
        {acts !== undefined && (
          <Button size="small" onClick={acts.remove} aria-label={`删除附件 ${name}`}>
            删除
          </Button>
        )}
      </span>
      <span className="quiet">
        {sizeText(size)}　{acts !== undefined && link}
      </span>
    </li>
  )
}

function Adder({ documentId, onAdd }: { documentId: number; onAdd: (added: Attachment) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const add = useMutation({
    mutationFn: (file: File) =>
      upload('/api/documents/:id/attachments', { params: { id: documentId }, file }),
    onSuccess: onAdd,
  })
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file !== undefined) add.mutate(file)
  }
  const tooLarge = add.variables !== undefined && add.variables.size > MOST_BYTES
  return (
    <>
      <div className="upload-line">
        <Button onClick={() => input.current?.click()} loading={add.isPending}>
          {add.isPending ? `正在上传 ${add.variables?.name ?? ''}` : '上传附件'}
        </Button>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="选择附件"
          accept={ACCEPTED}
          onChange={choose}
        />
        <span className="quiet">PDF、OFD、Word、Excel、TXT、CSV、图片，每个不超过 50 MB</span>
      </div>
      {tooLarge && add.isPending && <p className="quiet">文件较大，请稍候</p>}
      <Failure of={add.error} />
    </>
  )
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
