import { useQueryClient } from '@tanstack/react-query'
import { Layout, Modal, Spin } from 'antd'
import { Outlet } from 'react-router'
import type { Me } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { SESSION_KEY, SESSION_LOST_KEY } from '../../parts/query-client.ts'
import { useSession } from '../../parts/use-session.ts'
import { useSessionLost } from '../../parts/use-session-lost.ts'
import { SignIn } from '../accounts/sign-in.tsx'
import { SignInForm } from '../accounts/sign-in-form.tsx'
import { SideMenu } from './side-menu.tsx'
import { TopBar } from './top-bar.tsx'

/** What surrounds every screen; asks who it is before it shows anything. */
export function Frame() {
  const session = useSession()
  if (session.isPending) return <Spin fullscreen description="正在打开工作台" />
  if (session.isError) {
    return (
      <main className="sign-in">
        <Failure of={session.error} onRetry={() => session.refetch()} />
      </main>
    )
  }
  return session.data === null ? <SignIn /> : <SignedInFrame me={session.data} />
}

function SignedInFrame({ me }: { me: Me }) {
  return (
    <Layout className="frame">
      <a className="skip" href="#main">
        跳到主要内容
      </a>
      <Layout.Sider
        width={208}
        breakpoint="lg"
        collapsedWidth={0}
        className="frame-side"
        zeroWidthTriggerStyle={{ top: 8 }}
      >
        <SideMenu me={me} />
      </Layout.Sider>
      <Layout>
        <TopBar me={me} />
        <Layout.Content id="main" className="frame-main" role="main">
          <Outlet />
        </Layout.Content>
      </Layout>
      <SignInAgain me={me} />
    </Layout>
  )
}

/** Over the page, so that nothing typed is lost. */
function SignInAgain({ me }: { me: Me }) {
  const client = useQueryClient()
  const isLost = useSessionLost()
  const goOn = (now: Me) => {
    client.setQueryData(SESSION_LOST_KEY, false)
    // Somebody else's page must not stay on the screen.
    if (now.id !== me.id) return window.location.assign('/console/')
    client.setQueryData(SESSION_KEY, now)
    return client.invalidateQueries({
      predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'session-lost',
    })
  }
  return (
    <Modal
      open={isLost}
      title="登录已过期，请重新登录"
      footer={null}
      closable={false}
      mask={{ closable: false }}
    >
      <p className="quiet">您填写的内容仍在页面上，登录后可以继续。</p>
      <SignInForm onSignedIn={goOn} />
    </Modal>
  )
}
