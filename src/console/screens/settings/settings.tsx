import { Navigate, NavLink, Outlet, useLocation } from 'react-router'
import { hasRole, useMe } from '../../parts/use-session.ts'

/** People are the business of two administrators, everything else of one. */
const PEOPLE = [
  { key: 'people', label: '人员与岗位' },
  { key: 'units', label: '科室' },
]
const OF_SYSTEM = [
  { key: 'organ', label: '单位与网站' },
  { key: 'chains', label: '审核流程' },
  { key: 'replies', label: '答复审批' },
  { key: 'letters', label: '告知书模板' },
  { key: 'columns', label: '栏目' },
  { key: 'channels', label: '公开渠道' },
  { key: 'index-numbers', label: '索引号' },
  { key: 'calendar', label: '工作日历' },
  { key: 'intake', label: '申请接收' },
  { key: 'remedies', label: '复议诉讼' },
  { key: 'messages', label: '消息与短信' },
  { key: 'page-notes', label: '网站找错' },
  { key: 'lexicon', label: '筛查词库' },
]

/** What an organ works with; each part has an address of its own. */
export function Settings() {
  const isSystem = hasRole(useMe(), 'systemAdministrator')
  const here = useLocation().pathname.split('/')[2]
  const parts = [...PEOPLE, ...(isSystem ? OF_SYSTEM : [])]
  if (here === undefined || here === '') return <Navigate to="/settings/people" replace />
  return (
    <>
      <h1>设置</h1>
      <nav className="settings-nav" aria-label="设置">
        {parts.map(({ key, label }) => (
          <NavLink key={key} to={`/settings/${key}`}>
            {label}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  )
}
