import { useQueryClient } from '@tanstack/react-query'
import { organName } from '../../parts/page-facts.ts'
import { SESSION_KEY } from '../../parts/query-client.ts'
import { SignInForm } from './sign-in-form.tsx'

export function SignIn() {
  const client = useQueryClient()
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <p className="sign-in-organ">{organName() || '政府信息公开'}</p>
        <h1>公开工作台</h1>
        <SignInForm onSignedIn={(me) => client.setQueryData(SESSION_KEY, me)} />
        <p className="quiet">没有账号或忘记密码，请联系本机关的系统管理员。</p>
      </div>
    </main>
  )
}
