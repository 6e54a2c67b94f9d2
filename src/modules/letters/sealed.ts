import { sealedColumn } from '../../lib/sealed-column.ts'

/** What of this module lies under the master key. */
export const sealedLetters = [
  sealedColumn('文书密钥', { table: 'letter_key', column: 'wrapped', id: 'subject_id' }),
  sealedColumn('早期文书', { table: 'letter', column: 'body_sealed', id: 'id', only: 'not keyed' }),
]
