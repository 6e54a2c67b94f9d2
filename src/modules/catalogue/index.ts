export { createColumn } from './actions/create-column.ts'
export { renameColumn } from './actions/rename-column.ts'
export type { Column, ColumnKind } from './column.ts'
export { findColumn, listColumns } from './queries.ts'
