import type { OrganId } from '../../lib/ctx.ts'
import type { Database } from '../../lib/db.ts'
import { findHost, listHosts } from './queries.ts'

/** For a command: the organ whose site is named, or the only one where none is; or why that cannot be said. */
export async function chooseSite(database: Database, host: string | null): Promise<OrganId | string> {
  const hosts = await listHosts(database)
  const named = host === null && hosts.length === 1 ? hosts[0] : host?.toLowerCase()
  if (named !== undefined) {
    const found = await findHost(database, named)
    return found?.organId ?? `没有网站 ${host}，现有：${hosts.join('、')}`
  }
  if (hosts.length === 0) return '还没有机关，请先完成首次使用'
  return `有多个机关，请用 --site 写明网站的域名：${hosts.join('、')}`
}
