import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Checkbox, Form, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call, sendFile } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

interface Props {
  document: DocumentView
  contentHash: string
  onClose: () => void
}

const FIELDS = ['personId', 'signedOn', 'keptAt', 'opinion', 'scan', 'reviewed', 'proofread']

/** 登记纸质签署: what somebody signed on paper, with the day, where it is kept, and its scan. */
export function PaperForm({ document, contentHash, onClose }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [personId, setPerson] = useState<number | null>(null)
  const [signedOn, setSignedOn] = useState<Day | null>(null)
  const [keptAt, setKeptAt] = useState('')
  const [opinion, setOpinion] = useState('')
  const [verdict, setVerdict] = useState<'pass' | 'return'>('pass')
  const [attested, setAttested] = useState({ reviewed: false, proofread: false })
  const [file, setFile] = useState<File | null>(null)
  const save = useMutation({
    mutationFn: async () => {
      // Without a file the server says so beside its field.
      const scan = file === null ? '' : ((await sendFile('/api/paper-scans', file)) as { scan: string }).scan
      const given = { verdict, ...attested, opinion, contentHash, keptAt, scan }
      return call('POST', '/api/documents/:id/paper-sign-off', {
        params: { id: document.id },
        body: { ...given, personId: personId ?? 0, signedOn: signedOn as Day },
      })
    },
    onSuccess: () => {
      message.success('纸质签署已登记')
      onClose()
      return Promise.all([
        client.invalidateQueries({ queryKey: ['reviews'] }),
        client.invalidateQueries({ queryKey: ['documents'] }),
      ])
    },
  })
  const signers = useLevelSigners(document)
  return (
    <Modal
      open
      title={`登记纸质签署${signers.level === '' ? '' : `：${signers.level}`}`}
      okText="登记"
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <FieldItem label="签署人" id="paper-person" field="personId" failure={save.error}>
          <Select
            id="paper-person"
            placeholder="谁在纸上签的"
            value={personId}
            options={signers.options}
            onChange={setPerson}
          />
        </FieldItem>
        <FieldItem label="签署日期（纸面所写）" id="paper-day" field="signedOn" failure={save.error}>
          <DayField id="paper-day" value={signedOn} onChange={setSignedOn} />
        </FieldItem>
        <Form.Item label="结论">
          <Segmented
            aria-label="结论"
            value={verdict}
            options={[
              { value: 'pass', label: '通过' },
              { value: 'return', label: '退回' },
            ]}
            onChange={setVerdict}
          />
        </Form.Item>
        <Form.Item>
          <Checkbox
            checked={attested.reviewed}
            onChange={(event) => setAttested({ ...attested, reviewed: event.target.checked })}
          >
            纸面上已审
          </Checkbox>
          <Checkbox
            checked={attested.proofread}
            onChange={(event) => setAttested({ ...attested, proofread: event.target.checked })}
          >
            纸面上已校
          </Checkbox>
        </Form.Item>
        <FieldItem label="意见" id="paper-opinion" field="opinion" failure={save.error}>
          <Input id="paper-opinion" value={opinion} onChange={(event) => setOpinion(event.target.value)} />
        </FieldItem>
        <FieldItem label="纸质审核单存放处" id="paper-place" field="keptAt" failure={save.error}>
          <Input
            id="paper-place"
            placeholder="例如：办公室档案柜 3"
            value={keptAt}
            onChange={(event) => setKeptAt(event.target.value)}
          />
        </FieldItem>
        <FieldItem label="扫描件（PDF、JPG、PNG）" id="paper-scan" field="scan" failure={save.error}>
          <input
            id="paper-scan"
            type="file"
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </FieldItem>
        <FailureBeyond of={save.error} fields={FIELDS.filter((each) => !BARE.includes(each))} />
      </Form>
    </Modal>
  )
}

/** Fields whose place in the form shows no failure of its own. */
const BARE = ['reviewed', 'proofread']

/** Who may have signed the level that waits: its signers, and who stands for one of them. */
function useLevelSigners({ review }: DocumentView) {
  const deputies = useQuery({
    queryKey: ['reviews', 'deputies'],
    queryFn: () => call('GET', '/api/review-deputies'),
  })
  const passed = review?.signOffs.filter(({ verdict }) => verdict === 'pass').length ?? 0
  const level = review?.levels[passed]
  const named = (level?.signerIds ?? []).map((value, index) => ({
    value,
    label: level?.signers[index] ?? '',
  }))
  const standing = (deputies.data?.deputies ?? [])
    .filter(({ personId }) => level?.signerIds.includes(personId))
    .map(({ deputyId, deputy, person }) => ({ value: deputyId, label: `${deputy}（代 ${person}）` }))
    .filter(({ value }) => named.every((each) => each.value !== value))
  return { level: level?.name ?? '', options: [...named, ...standing] }
}
