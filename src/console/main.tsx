import { QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { cspNonce } from './parts/page-facts.ts'
import { queryClient } from './parts/query-client.ts'
import { THEME } from './parts/theme.ts'
import { router } from './router.tsx'
import './style.css'

const nonce = cspNonce()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ConfigProvider
      locale={zhCN}
      theme={THEME}
      button={{ autoInsertSpace: false }}
      {...(nonce === '' ? {} : { csp: { nonce } })}
    >
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  </StrictMode>,
)
