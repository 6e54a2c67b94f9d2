import { sealedColumn } from '../../lib/sealed-column.ts'

/** What of this module lies under the master key. */
export const sealedMessages = [
  sealedColumn('邮件和短信密钥', { table: 'message_sender', column: 'secret_sealed', id: 'kind' }),
]
