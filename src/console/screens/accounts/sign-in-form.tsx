import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call, fetchSession, type Me, Refusals } from '../../api.ts'
import { Failure, fieldErrors } from '../../parts/failure.tsx'

/** Asks who it is. What was typed stays when it was wrong; each message stands beside its field. */
export function SignInForm({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: async () => {
      await call('POST', '/api/session', { body: { login, password } })
      const me = await fetchSession()
      if (me === null) throw cookieRefused()
      return me
    },
    onSuccess: onSignedIn,
  })
  const errorsOf = (field: string) => fieldErrors(signIn.error, field)
  const isBesideField = errorsOf('login').length + errorsOf('password').length > 0
  const statusOf = (field: string) =>
    errorsOf(field).length > 0 ? { validateStatus: 'error' as const, help: errorsOf(field).join('；') } : {}
  return (
    <Form layout="vertical" size="large" onFinish={() => signIn.mutate()} requiredMark={false}>
      <Form.Item label="登录名" htmlFor="login" {...statusOf('login')}>
        <Input
          id="login"
          autoFocus
          autoComplete="username"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </Form.Item>
      <Form.Item label="密码" htmlFor="password" {...statusOf('password')}>
        <Input.Password
          id="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Form.Item>
      {!isBesideField && signIn.error !== null && (
        <Form.Item>
          <Failure of={signIn.error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block className="sign-in-button" loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}

function cookieRefused(): Refusals {
  const message = '登录成功，但浏览器没有保存登录状态：请允许本网站的 Cookie，或改用 https 地址访问'
  return new Refusals(401, [{ code: 'cookie-refused', message, article: null }])
}
