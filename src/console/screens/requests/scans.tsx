import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { uploadScan } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import type { Props } from './submission-fields.tsx'

/** 申请原件扫描件: sealed under the key of the case once it is registered. */
export function Scans({ typed, set }: Pick<Props, 'typed' | 'set'>) {
  const input = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: (file: File) => uploadScan(file),
    onSuccess: (held) => set({ files: [...typed.files, held] }),
  })
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file !== undefined) sending.mutate(file)
  }
  return (
    <div className="scans">
      {typed.files.length > 0 && (
        <ul className="plain-list">
          {typed.files.map(({ token, name }) => (
            <li key={token} className="line-ends">
              <span>{name}</span>
              <Button
                size="small"
                onClick={() => set({ files: typed.files.filter((each) => each.token !== token) })}
              >
                去掉
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Failure of={sending.error} />
      <div className="actions">
        <Button loading={sending.isPending} onClick={() => input.current?.click()}>
          上传扫描件
        </Button>
        <span className="quiet">
          申请书、授权委托书、身份证明；PDF、JPG 或 PNG，每个不超过 5 MB，加密保存
        </span>
      </div>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept=".pdf,.jpg,.jpeg,.png"
        aria-label="选择扫描件"
        onChange={choose}
      />
    </div>
  )
}
