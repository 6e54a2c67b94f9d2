import { sealedColumn } from '../../lib/sealed-column.ts'

const wechat = { table: 'wechat_account', id: 'channel_id' }

/** What of this module lies under the master key. */
export const sealedChannels = [
  sealedColumn('微信公众号密钥', { ...wechat, column: 'secret_sealed' }),
  sealedColumn('微信接口凭证', { ...wechat, column: 'token_sealed' }),
]
