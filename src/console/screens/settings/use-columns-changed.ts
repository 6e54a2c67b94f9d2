import { useQueryClient } from '@tanstack/react-query'

/** After a change of columns: everything that shows them asks again. */
export function useColumnsChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: ['settings', 'columns'] })
    await client.invalidateQueries({ queryKey: ['columns'] })
    await client.invalidateQueries({ queryKey: ['catalogue'] })
  }
}
