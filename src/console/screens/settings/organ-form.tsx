import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form } from 'antd'
import { useState } from 'react'
import type { OrganSettings } from '../../../modules/organs/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { TextFields } from './text-fields.tsx'

const FIELDS = [
  ['name', '机关全称'],
  ['shortName', '机关简称'],
  ['officeName', '政府信息公开工作机构'],
  ['officeAddress', '办公地址'],
  ['officeHours', '办公时间'],
  ['officePhone', '联系电话'],
  ['officeFax', '传真（可不填）'],
  ['officeEmail', '电子邮箱（可不填）'],
  ['reconsideration', '行政复议机关', '答复书写明向哪里申请复议'],
  ['court', '有管辖权的人民法院', '答复书写明向哪里起诉'],
] as const
type Name = (typeof FIELDS)[number][0]

export function OrganForm({ organ, version }: { organ: OrganSettings['organ']; version: number }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({})
  const values = { ...valuesOf(organ), ...typed }
  const isDirty = Object.keys(typed).length > 0
  useUnsavedWarning(isDirty)
  const save = useMutation({
    mutationFn: () => call('PUT', '/api/settings/organ', { body: { version, ...bodyOf(values) } }),
    onSuccess: async () => {
      setTyped({})
      message.success('已保存')
      await client.invalidateQueries({ queryKey: ['settings', 'organ'] })
    },
  })
  return (
    <Form layout="vertical" onFinish={() => save.mutate()} className="request-form">
      <div className="form-grid">
        <TextFields
          fields={FIELDS}
          values={values}
          failure={save.error}
          onChange={(name, value) => setTyped({ ...typed, [name]: value })}
        />
      </div>
      <FailureBeyond of={save.error} fields={FIELDS.map(([name]) => name)} />
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isDirty}>
        保存单位信息
      </Button>
    </Form>
  )
}

function valuesOf({ name, shortName, disclosureOffice: office, remedyBodies }: OrganSettings['organ']) {
  return {
    name,
    shortName,
    officeName: office.name,
    officeAddress: office.address,
    officeHours: office.hours,
    officePhone: office.phone,
    officeFax: office.fax,
    officeEmail: office.email,
    reconsideration: remedyBodies.reconsideration,
    court: remedyBodies.court,
  }
}

function bodyOf(values: Record<Name, string>) {
  return {
    name: values.name,
    shortName: values.shortName,
    disclosureOffice: {
      name: values.officeName,
      address: values.officeAddress,
      hours: values.officeHours,
      phone: values.officePhone,
      fax: values.officeFax,
      email: values.officeEmail,
    },
    remedyBodies: { reconsideration: values.reconsideration, court: values.court },
  }
}
