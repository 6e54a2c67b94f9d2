import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../api.ts'

export type ReportView = AnswerOf<'GET', '/api/reports/:id'>
export type ReportList = AnswerOf<'GET', '/api/reports'>
export type ListedReport = ReportList['items'][number]
export type Entered = ReportView['entered'][number]
export type Laid = ReportView['tables'][number]
export type Records = AnswerOf<'GET', '/api/reports/:id/records'>

/** A cell by its codes; `name` says it in words. */
export interface CellPlace {
  table: Laid['table']
  row: string
  column: string
  name: string
}

/** For a person who may not read reports, nothing is asked. */
export function useReports(mayRead = true) {
  return useQuery({
    queryKey: ['reports', 'list'],
    queryFn: () => call('GET', '/api/reports'),
    enabled: mayRead,
  })
}

export function useReport(id: number) {
  return useQuery({
    queryKey: ['reports', 'one', id],
    queryFn: () => call('GET', '/api/reports/:id', { params: { id } }),
    enabled: id > 0,
  })
}

export function useRecords(id: number, { table, row, column }: CellPlace) {
  return useQuery({
    queryKey: ['reports', 'records', id, table, row, column],
    queryFn: () => call('GET', '/api/reports/:id/records', { params: { id }, query: { table, row, column } }),
  })
}

/** After any act: a report shows in the list, on its page, in 待办, and as a document. */
export function useReportRefresh(): () => Promise<unknown> {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['reports'] }),
      client.invalidateQueries({ queryKey: ['documents'] }),
      client.invalidateQueries({ queryKey: ['reviews'] }),
    ])
}
