import type { Editor } from '@tiptap/react'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { cspNonce } from '../../parts/page-facts.ts'

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
]

/** True for what this editor does not know and would silently drop: such a body is shown, not edited. */
export function holdsMoreThanTheEditor(html: string): boolean {
  return /<(table|figure|sup|sub|caption)\b/i.test(html)
}

export function BodyEditor({ html, onChange }: { html: string; onChange: (html: string) => void }) {
  const known = useRef(html)
  const nonce = cspNonce()
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: html,
    ...(nonce === '' ? {} : { injectNonce: nonce }),
    editorProps: {
      attributes: { class: 'official-text', 'aria-label': '正文', role: 'textbox', 'aria-multiline': 'true' },
    },
    onUpdate: ({ editor: now }) => {
      known.current = now.isEmpty ? '' : now.getHTML()
      onChange(known.current)
    },
  })
  // Somebody else's text, or our own as the server kept it.
  useEffect(() => {
    if (html === known.current) return
    known.current = html
    editor.commands.setContent(html, { emitUpdate: false })
  }, [editor, html])
  return (
    <>
      <Tools editor={editor} />
      <EditorContent editor={editor} />
    </>
  )
}

interface Tool {
  label: string
  name: string
  isOn: (editor: Editor) => boolean
  press: (editor: Editor) => void
}

const HEADINGS = { 2: '标题一', 3: '标题二', 4: '标题三' } as const

const TOOLS: Tool[] = [
  ...([2, 3, 4] as const).map((level) => ({
    label: HEADINGS[level],
    name: HEADINGS[level],
    isOn: (editor: Editor) => editor.isActive('heading', { level }),
    press: (editor: Editor) => editor.chain().focus().toggleHeading({ level }).run(),
  })),
  {
    label: '加粗',
    name: '加粗',
    isOn: (editor) => editor.isActive('bold'),
    press: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    label: '编号',
    name: '编号列表',
    isOn: (editor) => editor.isActive('orderedList'),
    press: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    label: '项目',
    name: '项目列表',
    isOn: (editor) => editor.isActive('bulletList'),
    press: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    label: '引用',
    name: '引用',
    isOn: (editor) => editor.isActive('blockquote'),
    press: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
]

function Tools({ editor }: { editor: Editor }) {
  const on = useEditorState({ editor, selector: ({ editor: now }) => TOOLS.map((tool) => tool.isOn(now)) })
  const can = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ undo: now.can().undo(), redo: now.can().redo() }),
  })
  return (
    <div className="editor-tools" role="toolbar" aria-label="正文格式">
      {TOOLS.map((tool, index) => (
        <Button
          key={tool.name}
          size="small"
          aria-label={tool.name}
          aria-pressed={on[index] ?? false}
          type={on[index] ? 'primary' : 'default'}
          onClick={() => tool.press(editor)}
        >
          {tool.label}
        </Button>
      ))}
      <Button size="small" disabled={!can.undo} onClick={() => editor.chain().focus().undo().run()}>
        撤销
      </Button>
      <Button size="small" disabled={!can.redo} onClick={() => editor.chain().focus().redo().run()}>
        重做
      </Button>
    </div>
  )
}
