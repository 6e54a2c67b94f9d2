import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Content, DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'

type Edits = Partial<Content>

/**
 * What was changed on the page, laid over what the server has. The version is the one seen at the first change:
 * a refresh in between must not make us overwrite what a colleague saved.
 */
export function useDraft(document: DocumentView) {
  const client = useQueryClient()
  const [edits, setEdits] = useState<Edits>({})
  const [seen, setSeen] = useState<number | null>(null)
  const version = seen ?? document.open?.version ?? 0
  const save = useMutation({
    mutationFn: async (changes: Edits) => {
      if (Object.keys(changes).length === 0) return { version }
      const params = { id: document.id }
      return call('PUT', '/api/documents/:id', { params, body: { version, ...changes } })
    },
    onSuccess: async (answer, sent) => {
      setSeen(answer.version)
      await client.invalidateQueries({ queryKey: ['documents'] })
      // What was typed while it was being saved stays.
      setEdits((now) => without(now, sent))
      setSeen(null)
    },
  })
  const set = (change: Edits) => {
    setSeen(version)
    setEdits((now) => ({ ...now, ...change }))
  }
  const discard = () => {
    setEdits({})
    setSeen(null)
    save.reset()
    return client.invalidateQueries({ queryKey: ['documents'] })
  }
  const isDirty = Object.keys(edits).length > 0
  return { edits, set, save: () => save.mutateAsync(edits), saving: save, discard, isDirty, version }
}

function without(now: Edits, sent: Edits): Edits {
  const left = Object.entries(now).filter(([key, value]) => sent[key as keyof Edits] !== value)
  return Object.fromEntries(left)
}
