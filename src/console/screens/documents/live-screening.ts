import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Extension } from '@tiptap/react'
import { call } from '../../api.ts'
import type { FromWorker, LineFinding, ToWorker } from '../../workers/screen-worker.ts'
import { textBlocks } from './text-blocks.ts'

/** A finding at its place in the text as it stands in the editor. */
export interface LiveFinding extends LineFinding {
  from: number
  to: number
}

/** So long nothing was typed before the text is read. */
const PAUSE_MS = 350
const KEY = new PluginKey<DecorationSet>('live-screening')

/** 边写边查: reads the lines that changed in a worker and marks what it finds; `tell` hears the findings in their order. */
export function liveScreening(tell: (findings: readonly LiveFinding[]) => void): Extension {
  return Extension.create({
    name: 'liveScreening',
    addProseMirrorPlugins: () => [screeningPlugin(tell)],
  })
}

function screeningPlugin(tell: (findings: readonly LiveFinding[]) => void): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      // Between two readings the marks move with the text.
      apply: (tr, marks) => (tr.getMeta(KEY) as DecorationSet | undefined) ?? marks.map(tr.mapping, tr.doc),
    },
    props: { decorations: (state) => KEY.getState(state) },
    view: (view) => {
      /** The lines of the text with what was found in them: one that did not change is not read twice. */
      const known = new Map<string, LineFinding[]>()
      let timer: ReturnType<typeof setTimeout> | undefined
      let worker: Worker | undefined
      const show = () => {
        const { doc, tr } = view.state
        const findings = textBlocks(doc).flatMap(({ from, text }) =>
          (known.get(text) ?? []).map((each) => ({ ...each, from: from + each.start, to: from + each.end })),
        )
        const marks = findings.map(({ from, to, severity, entry, suggestion }) =>
          Decoration.inline(from, to, {
            class: `found found-${severity}`,
            title: suggestion === '' ? entry : `${entry} → ${suggestion}`,
          }),
        )
        view.dispatch(tr.setMeta(KEY, DecorationSet.create(doc, marks)).setMeta('addToHistory', false))
        tell(findings)
      }
      const read = () => {
        const lines = textBlocks(view.state.doc).map(({ text }) => text)
        const present = new Set(lines)
        for (const line of known.keys()) if (!present.has(line)) known.delete(line)
        const fresh = [...present].filter((each) => !known.has(each))
        if (fresh.length > 0) ask({ kind: 'lines', lines: fresh })
        else show()
      }
      const keep = ({ data: { lines, findings } }: MessageEvent<FromWorker>) => {
        for (const [index, line] of lines.entries()) known.set(line, findings[index] ?? [])
        show()
      }
      /** Only once there is something to read: an editor may be opened and closed at once. */
      const ask = (message: ToWorker) => {
        worker ??= startWorker(keep)
        worker.postMessage(message)
      }
      const soon = () => {
        clearTimeout(timer)
        timer = setTimeout(read, PAUSE_MS)
      }
      soon()
      return {
        update: (_, before) => {
          if (!before.doc.eq(view.state.doc)) soon()
        },
        destroy: () => {
          clearTimeout(timer)
          worker?.terminate()
        },
      }
    },
  })
}

/** A worker that knows what to read with as soon as the server has said it; lines that come before wait there. */
function startWorker(hear: (event: MessageEvent<FromWorker>) => void): Worker {
  const worker = new Worker(new URL('../../workers/screen-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', hear)
  call('GET', '/api/screening/lexicon').then(
    (lexicon) => worker.postMessage({ kind: 'lexicon', ...lexicon } satisfies ToWorker),
    // Without the organ's own words nothing is marked while typing; the saved text is read all the same.
    () => {},
  )
  return worker
}
