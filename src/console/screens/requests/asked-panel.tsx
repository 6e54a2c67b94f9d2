import { useMutation } from '@tanstack/react-query'
import { Card } from 'antd'
import type { Applicant } from '../../../modules/requests/api.ts'
import { call, type Json } from '../../api.ts'
import { ReadApplicant } from './read-applicant.tsx'
import type { CaseView, Choices } from './use-requests.ts'

/** What was asked and by whom: masked, until somebody asks for more and is recorded. */
export function AskedPanel({ file, choices }: { file: CaseView; choices: Choices }) {
  const { intake, request } = file
  const read = useMutation({
    mutationFn: (reason: string) =>
      call('POST', '/api/requests/:id/applicant', { params: { id: request.id }, body: { reason } }),
  })
  return (
    <Card title="申请内容">
      <dl className="facts">
        <dt>所需信息</dt>
        <dd className="written">{request.information}</dd>
        {intake.description !== '' && intake.information === request.information && (
          <>
            <dt>补充说明</dt>
            <dd className="written">{intake.description}</dd>
          </>
        )}
        <dt>提供形式</dt>
        <dd>{choices.waysToProvide[intake.provideAs]}</dd>
        <dt>获取途径</dt>
        <dd>{choices.waysToServe[intake.serveBy]}</dd>
        {intake.helpWanted !== '' && (
          <>
            <dt>需要帮助</dt>
            <dd className="written">{intake.helpWanted}</dd>
          </>
        )}
        <dt>回执编号</dt>
        <dd>{request.receiptNumber}</dd>
        <Person applicant={read.data ?? intake.applicant} />
      </dl>
      <div className="actions">
        <ReadApplicant whyNot={file.can.readPersonal} read={read} />
      </div>
    </Card>
  )
}

function Person({ applicant }: { applicant: Json<Applicant> }) {
  const rows: [string, string | undefined][] = [
    ['申请人', applicant.name],
    ['证件号码', applicant.idDocument],
    ['信用代码', applicant.organisationCode],
    ['电话', applicant.phone],
    ['电子邮箱', applicant.email],
    ['通信地址', applicant.address],
    ['邮政编码', applicant.postcode],
    ['代理人', applicant.agent && `${applicant.agent.name}　${applicant.agent.idDocument}`],
  ]
  return rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])
}
