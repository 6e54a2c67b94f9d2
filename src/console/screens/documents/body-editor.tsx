import type { Editor } from '@tiptap/react'
import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { fieldErrors } from '../../parts/failure.tsx'
import { cspNonce } from '../../parts/page-facts.ts'
import { cleanPasted, MOST_ROWS } from './clean-pasted.ts'
import { EditorTools } from './editor-tools.tsx'
import { ImageWords } from './image-words.tsx'
import { LiveFindings } from './live-findings.tsx'
import { type LiveFinding, liveScreening } from './live-screening.ts'
import { TABLE_NODES } from './table-nodes.ts'
import { TEXT_NODES } from './text-nodes.ts'
import './editor.css'

// Only what the server keeps when it sanitises the body: nobody writes what would be thrown away.
const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: { openOnClick: false, protocols: ['http', 'https'], HTMLAttributes: { target: null } },
  }),
  ...TABLE_NODES,
  ...TEXT_NODES,
]

/** True for what this editor does not know and would silently drop: such a body is shown, not edited. */
export function holdsMoreThanTheEditor(html: string): boolean {
  return /<(figure|caption)\b/i.test(html)
}

interface Props {
  html: string
  onChange: (html: string) => void
  /** Where pictures go; left out while the document is not saved yet. */
  documentId?: number
  failure?: Error | null
}

export function BodyEditor({ html, onChange, documentId, failure = null }: Props) {
  const { message } = App.useApp()
  const known = useRef(html)
  const nonce = cspNonce()
  const [findings, setFindings] = useState<readonly LiveFinding[]>([])
  const [extensions] = useState(() => [...EXTENSIONS, liveScreening(setFindings)])
  const editor = useEditor({
    extensions,
    content: html,
    ...(nonce === '' ? {} : { injectNonce: nonce }),
    editorProps: {
      attributes: { class: 'official-text', 'aria-label': '正文', role: 'textbox', 'aria-multiline': 'true' },
      transformPastedHTML: (pasted) => {
        const clean = cleanPasted(pasted)
        if (clean === null) {
          message.warning(`表格超过 ${MOST_ROWS} 行，未粘贴：请把表格作为附件（如 XLSX）上传`, 8)
        }
        return clean ?? ''
      },
    },
    onUpdate: ({ editor: now }) => {
      known.current = now.isEmpty ? '' : now.getHTML()
      onChange(known.current)
    },
  })
  useShownText(editor, html, known)
  return (
    <>
      <EditorTools editor={editor} documentId={documentId} />
      <EditorContent editor={editor} />
      <LiveFindings editor={editor} findings={findings} />
      {fieldErrors(failure, 'bodyHtml').map((each) => (
        <p key={each} className="editor-error" role="alert">
          {each}
        </p>
      ))}
      <ImageWords editor={editor} />
    </>
  )
}

/** Somebody else's text, or our own as the server kept it. */
function useShownText(editor: Editor, html: string, known: { current: string }): void {
  useEffect(() => {
    if (html === known.current) return
    known.current = html
    editor.commands.setContent(html, { emitUpdate: false })
  }, [editor, html, known])
}
