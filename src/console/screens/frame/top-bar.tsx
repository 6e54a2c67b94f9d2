import { useMutation } from '@tanstack/react-query'
import { Button, Layout } from 'antd'
import { call, type Me } from '../../api.ts'

export function TopBar({ me }: { me: Me }) {
  const signOut = useMutation({
    mutationFn: () => call('DELETE', '/api/session'),
    // A new page: nothing of this person stays in the memory of the old one.
    onSuccess: () => window.location.assign('/console/'),
  })
  return (
    <Layout.Header className="top-bar">
      <span className="top-bar-person">
        <strong>{me.name}</strong>
        <span className="quiet">{me.roles.map((role) => role.name).join('、')}</span>
      </span>
      <Button type="text" onClick={() => signOut.mutate()} loading={signOut.isPending}>
        退出登录
      </Button>
    </Layout.Header>
  )
}
