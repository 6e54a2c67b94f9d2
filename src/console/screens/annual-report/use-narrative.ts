import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api.ts'
import { type ReportView, useReportRefresh } from './use-reports.ts'

/** The text as it was changed here, and the version it was changed from. */
interface Draft {
  text: readonly string[]
  version: number
}

/**
 * The text of the six sections as it stands on the page. The version is the one seen at the first change: a refresh in
 * between must not make us overwrite what a colleague saved.
 */
export function useNarrative(view: ReportView) {
  const refresh = useReportRefresh()
  const [draft, setDraft] = useState<Draft | null>(null)
  const { text, version } = draft ?? { text: view.narrative, version: view.version }
  const saving = useMutation({
    mutationFn: (sent: Draft) =>
      call('PUT', '/api/reports/:id/narrative', {
        params: { id: view.id },
        body: { version: sent.version, narrative: [...sent.text] },
      }),
    onSuccess: async (answer, sent) => {
      setDraft((now) => now && { ...now, version: answer.version })
      await refresh()
      // What was typed while it was being saved stays.
      setDraft((now) => (now?.text === sent.text ? null : now))
    },
  })
  const set = (section: number, words: string) =>
    setDraft((now) => {
      const from = now ?? { text: view.narrative, version: view.version }
      return { ...from, text: from.text.map((each, at) => (at === section ? words : each)) }
    })
  const discard = async () => {
    setDraft(null)
    saving.reset()
    await refresh()
  }
  const isDirty = text.some((each, at) => each !== view.narrative[at])
  return { text, set, discard, isDirty, saving, save: () => saving.mutateAsync({ text, version }) }
}

export type Narrative = ReturnType<typeof useNarrative>
