import { Badge, Menu } from 'antd'
import { Link, useLocation } from 'react-router'
import type { Me } from '../../api.ts'
import { organName } from '../../parts/page-facts.ts'
import { hasRole } from '../../parts/use-session.ts'
import { useWaitingReviews } from '../../parts/use-waiting-reviews.ts'

/** Only what has a screen and concerns this person. */
export function SideMenu({ me }: { me: Me }) {
  const { pathname } = useLocation()
  const mayReview = hasRole(me, 'reviewer')
  const waiting = useWaitingReviews(mayReview).data?.length ?? 0
  const mayRead = hasRole(
    me,
    'editor',
    'reviewer',
    'secrecyReviewer',
    'publisher',
    'officeHead',
    'reportCompiler',
  )
  const items = [
    { key: '/', label: <Link to="/">待办</Link> },
    ...(mayRead ? [{ key: '/documents', label: <Link to="/documents">信息发布</Link> }] : []),
    ...(hasRole(me, 'editor', 'officeHead', 'systemAdministrator')
      ? [{ key: '/catalogue', label: <Link to="/catalogue">主动公开目录</Link> }]
      : []),
    ...(mayReview
      ? [
          {
            key: '/reviews',
            label: (
              <Link to="/reviews" className="menu-counted">
                三审三校 <Badge count={waiting} size="small" />
              </Link>
            ),
          },
        ]
      : []),
    ...(hasRole(me, 'unitOfficer')
      ? [{ key: '/unit-requests', label: <Link to="/unit-requests">科室办件</Link> }]
      : []),
    ...(hasRole(me, 'requestOfficer', 'replyApprover', 'officeHead', 'reportCompiler')
      ? [{ key: '/requests', label: <Link to="/requests">依申请公开</Link> }]
      : []),
    ...(hasRole(me, 'requestOfficer', 'officeHead')
      ? [{ key: '/rectifications', label: <Link to="/rectifications">更正申请</Link> }]
      : []),
    ...(hasRole(me, 'editor', 'publisher', 'officeHead')
      ? [{ key: '/page-notes', label: <Link to="/page-notes">网站找错</Link> }]
      : []),
    ...(hasRole(me, 'officeHead', 'reportCompiler')
      ? [{ key: '/reports', label: <Link to="/reports">年度报告</Link> }]
      : []),
    ...(hasRole(me, 'auditAdministrator')
      ? [{ key: '/personal-readings', label: <Link to="/personal-readings">个人信息查阅</Link> }]
      : []),
    ...(hasRole(me, 'systemAdministrator', 'securityAdministrator')
      ? [{ key: '/settings', label: <Link to="/settings">设置</Link> }]
      : []),
  ]
  return (
    <nav aria-label="功能菜单">
      <p className="side-name">
        公开<span>{organName()}</span>
      </p>
      <Menu theme="dark" mode="inline" items={items} selectedKeys={[`/${pathname.split('/')[1] ?? ''}`]} />
    </nav>
  )
}
