import { sealedColumn } from '../../lib/sealed-column.ts'

/** What of this module lies under the master key. */
export const sealedRequests = [
  sealedColumn('案件密钥', { table: 'case_key', column: 'wrapped', id: 'intake_id' }),
  sealedColumn('更正申请密钥', { table: 'rectification', column: 'key_wrapped', id: 'id' }),
  sealedColumn('检索密钥', { table: 'applicant_search_key', column: 'wrapped', id: 'organ_id' }),
]
