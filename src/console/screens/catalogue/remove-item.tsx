import { useMutation } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { ItemView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { useCatalogueChanged } from './use-catalogue.ts'

export function RemoveItem({ item, onClose }: { item: ItemView; onClose: () => void }) {
  const changed = useCatalogueChanged()
  const remove = useMutation({
    mutationFn: () =>
      call('POST', '/api/settings/catalogue/items/:id/removal', {
        params: { id: item.id },
        body: { version: item.version },
      }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`从目录中删除“${item.name}”`}
      okText="删除"
      cancelText="取消"
      okButtonProps={{ danger: true }}
      confirmLoading={remove.isPending}
      onOk={() => remove.mutate()}
      onCancel={onClose}
    >
      <p>
        依据为{item.legalBasis}
        。删除后不再提醒这一事项的公开和更新；栏目和其中的信息不受影响，原有内容留在审计记录中。
      </p>
      <Failure of={remove.error} />
    </Modal>
  )
}
