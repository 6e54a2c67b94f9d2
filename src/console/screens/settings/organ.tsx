import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { OrganForm } from './organ-form.tsx'
import { SiteForm } from './site-form.tsx'

/** 单位与网站: what was typed at the first use can be corrected, but for what the public knows the organ by. */
export function OrganAndSite() {
  const found = useQuery({
    queryKey: ['settings', 'organ'],
    queryFn: () => call('GET', '/api/settings/organ'),
  })
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (found.isPending) return <Skeleton active />
  const { organ, organVersion, site, siteVersion } = found.data
  return (
    <div className="stack">
      <span className="quiet">
        改动保存后立即对公众生效，并留下修改前后的记录；已经公开的信息和发出的文书不变。
      </span>
      <Card title="单位">
        <dl className="facts">
          <dt>机构代码</dt>
          <dd>
            {organ.code}
            <span className="quiet">　所有索引号以此开头，不能修改</span>
          </dd>
        </dl>
        <OrganForm key={organVersion} organ={organ} version={organVersion} />
      </Card>
      <Card title="网站">
        <dl className="facts">
          <dt>域名</dt>
          <dd>
            {site.host}
            <span className="quiet">　公众和搜索引擎按此访问，不能在这里修改</span>
          </dd>
        </dl>
        <SiteForm key={siteVersion} site={site} version={siteVersion} />
      </Card>
    </div>
  )
}
