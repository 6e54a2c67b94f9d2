import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Radio } from 'antd'
import { useState } from 'react'
import type { OrganSettings } from '../../../modules/organs/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { TextFields } from './text-fields.tsx'

const FIELDS = [
  ['siteName', '网站名称'],
  ['englishName', '英文名称（可不填）'],
  ['sponsor', '主办单位'],
  ['undertaker', '承办单位'],
  ['address', '办公地址'],
  ['phone', '联系电话'],
  ['idCode', '政府网站标识码', '10位数字'],
  ['icpNumber', 'ICP 备案号（可不填）'],
  ['policeNumber', '公安备案号（可不填）'],
] as const
type Name = (typeof FIELDS)[number][0]
type Site = OrganSettings['site']

export function SiteForm({ site, version }: { site: Site; version: number }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [typed, setTyped] = useState<Partial<Record<Name, string> & Pick<Site, 'theme'>>>({})
  const { id: _, host: __, name, ...rest } = site
  const values = { ...rest, siteName: name, ...typed }
  const isDirty = Object.keys(typed).length > 0
  useUnsavedWarning(isDirty)
  const save = useMutation({
    mutationFn: () => {
      const { siteName, ...body } = values
      return call('PUT', '/api/settings/site', { body: { version, ...body, name: siteName } })
    },
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
          onChange={(field, value) => setTyped({ ...typed, [field]: value })}
        />
      </div>
      <FieldItem label="主题色" id="setting-theme" field="theme" failure={save.error}>
        <Radio.Group
          id="setting-theme"
          value={values.theme}
          options={[
            { value: 'blue', label: '政务蓝' },
            { value: 'red', label: '红色' },
          ]}
          onChange={(event) => setTyped({ ...typed, theme: event.target.value })}
        />
      </FieldItem>
      <FailureBeyond of={save.error} fields={[...FIELDS.map(([field]) => field), 'theme']} />
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isDirty}>
        保存网站信息
      </Button>
    </Form>
  )
}
