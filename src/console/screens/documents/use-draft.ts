import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Content, DocumentView } from '../../../modules/documents/api.ts'
import { call, Refusals } from '../../api.ts'
import { forgetCopy, keepAside, keepCopy, readCopy } from './local-copy.ts'

type Edits = Partial<Content>

/** After this long without a key pressed, a draft is saved. */
const AUTOSAVE_MS = 4_000
/** How often we ask whether a colleague has written meanwhile. */
const ASK_MS = 15_000
const RETRY_MS = 10_000

/**
 * What was changed on the page, laid over what the server has. The version is the one seen at the first change:
 * a refresh in between must not make us overwrite what a colleague saved. Drafts are saved by themselves; what is
 * under review only on demand, since saving ends the review. Until the server has it, a copy lies in the browser.
 */
export function useDraft(document: DocumentView) {
  const client = useQueryClient()
  const shownVersion = document.open?.version ?? 0
  const [found] = useState(() => (document.can.edit === null ? readCopy(document.id) : null))
  const [edits, setEdits] = useState<Edits>(found?.edits ?? {})
  const [seen, setSeen] = useState<number | null>(found?.version ?? null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const version = seen ?? shownVersion
  const save = useMutation({
    // Also while the browser believes it is off line: then it fails at once, and we say so.
    networkMode: 'always',
    mutationFn: async ({ changes, over }: { changes: Edits; over: number }) => {
      if (Object.keys(changes).length === 0) return { version: over }
      const params = { id: document.id }
      return call('PUT', '/api/documents/:id', { params, body: { version: over, ...changes } })
    },
    onSuccess: async (answer, { changes }) => {
      setSeen(answer.version)
      setSavedAt(new Date().toISOString())
      await client.invalidateQueries({ queryKey: ['documents'] })
      // What was typed while it was being saved stays.
      setEdits((now) => without(now, changes))
      setSeen(null)
    },
    // The other text is needed to choose between the two.
    onError: (failure) => {
      if (isRefusedAsStale(failure)) client.invalidateQueries({ queryKey: ['documents', 'one', document.id] })
    },
  })
  const isDirty = Object.keys(edits).length > 0
  const isStale = isDirty && shownVersion > version
  const isOffline = save.error instanceof Refusals && [0, 502, 503].includes(save.error.status)
  useColleague(document, client)
  useCopy(document.id, isDirty, { version, edits })
  const saveNow = () => save.mutateAsync({ changes: edits, over: version })
  const mayAutosave = document.open?.state === 'draft' && document.can.edit === null
  useAutosave({
    edits,
    isWaiting: isDirty && mayAutosave && !isStale && !save.isPending && (save.error === null || isOffline),
    delay: isOffline ? RETRY_MS : AUTOSAVE_MS,
    failures: save.failureCount + save.submittedAt,
    save: () => save.mutate({ changes: edits, over: version }),
  })
  const set = (change: Edits) => {
    setSeen(version)
    setEdits((now) => ({ ...now, ...change }))
    // A refusal belongs to what was sent; changed text may be sent again.
    if (save.error !== null && !isOffline && !isRefusedAsStale(save.error)) save.reset()
  }
  const discard = () => {
    if (edits.bodyHtml !== undefined || edits.title !== undefined) {
      const { title = '', bodyHtml = '' } = { ...document.open?.content, ...edits }
      keepAside(document.id, { title, bodyHtml })
    }
    forgetCopy(document.id)
    setEdits({})
    setSeen(null)
    save.reset()
    return client.invalidateQueries({ queryKey: ['documents'] })
  }
  /** Our text over the colleague's, which the server keeps beside. */
  const insist = () => {
    save.reset()
    setSeen(shownVersion)
    return save.mutateAsync({ changes: edits, over: shownVersion })
  }
  return {
    edits,
    set,
    save: saveNow,
    saving: save,
    discard,
    insist,
    isDirty,
    isStale,
    isOffline,
    isAutosaved: mayAutosave,
    savedAt,
    restoredFrom: found?.keptAt ?? null,
    version,
  }
}

/** Asks for the version only, and for everything when it is another one. */
function useColleague(document: DocumentView, client: ReturnType<typeof useQueryClient>): void {
  const writing = useQuery({
    queryKey: ['writing', document.id],
    queryFn: () => call('GET', '/api/documents/:id/writing', { params: { id: document.id } }),
    enabled: document.can.edit === null,
    refetchInterval: ASK_MS,
  })
  const known = document.open?.version
  const now = writing.data?.open?.version
  useEffect(() => {
    if (now !== undefined && known !== undefined && now > known) {
      client.invalidateQueries({ queryKey: ['documents', 'one', document.id] })
    }
  }, [client, document.id, known, now])
}

function useCopy(id: number, isDirty: boolean, copy: { version: number; edits: Edits }): void {
  const { version, edits } = copy
  const had = useRef(isDirty)
  useEffect(() => {
    if (!isDirty) {
      if (had.current) forgetCopy(id)
      had.current = false
      return
    }
    had.current = true
    const soon = setTimeout(() => keepCopy(id, { version, edits }), 400)
    return () => clearTimeout(soon)
  }, [id, isDirty, version, edits])
}

function useAutosave(given: {
  edits: Edits
  isWaiting: boolean
  delay: number
  failures: number
  save: () => void
}): void {
  const { edits, isWaiting, delay, failures } = given
  const save = useRef(given.save)
  save.current = given.save
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change and each failure begins the wait anew.
  useEffect(() => {
    if (!isWaiting) return
    const later = setTimeout(() => save.current(), delay)
    return () => clearTimeout(later)
  }, [edits, isWaiting, delay, failures])
}

function isRefusedAsStale(failure: Error | null): boolean {
  return failure instanceof Refusals && failure.list.some((each) => each.code === 'stale')
}

function without(now: Edits, sent: Edits): Edits {
  const left = Object.entries(now).filter(([key, value]) => sent[key as keyof Edits] !== value)
  return Object.fromEntries(left)
}
