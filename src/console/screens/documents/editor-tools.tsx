import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Button } from 'antd'
import { ImageButton } from './image-button.tsx'
import { MaskButton } from './mask-button.tsx'

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

type TableCommand = typeof addRowAfter

const TABLE_TOOLS: readonly (readonly [label: string, command: TableCommand])[] = [
  ['加行', addRowAfter],
  ['删行', deleteRow],
  ['加列', addColumnAfter],
  ['删列', deleteColumn],
  ['合并单元格', mergeCells],
  ['拆分单元格', splitCell],
  ['表头行', toggleHeaderRow],
  ['删除表格', deleteTable],
]

export function EditorTools({ editor, documentId }: { editor: Editor; documentId: number | undefined }) {
  const now = useEditorState({
    editor,
    selector: ({ editor: { state }, editor: each }) => ({
      on: TOOLS.map((tool) => tool.isOn(each)),
      undo: each.can().undo(),
      redo: each.can().redo(),
      inTable: isInTable(state),
      table: isInTable(state) ? TABLE_TOOLS.map(([, command]) => command(state)) : [],
    }),
  })
  const run = (command: TableCommand) => {
    editor.commands.focus()
    command(editor.state, editor.view.dispatch)
  }
  return (
    <div className="editor-tools" role="toolbar" aria-label="正文格式">
      {TOOLS.map((tool, index) => (
        <Button
          key={tool.name}
          size="small"
          aria-label={tool.name}
          aria-pressed={now.on[index] ?? false}
          type={now.on[index] ? 'primary' : 'default'}
          onClick={() => tool.press(editor)}
        >
          {tool.label}
        </Button>
      ))}
      <Button size="small" disabled={now.inTable} onClick={() => insertTable(editor)}>
        表格
      </Button>
      <ImageButton editor={editor} documentId={documentId} />
      <MaskButton editor={editor} />
      <Button size="small" disabled={!now.undo} onClick={() => editor.chain().focus().undo().run()}>
        撤销
      </Button>
      <Button size="small" disabled={!now.redo} onClick={() => editor.chain().focus().redo().run()}>
        重做
      </Button>
      {now.inTable && (
        <fieldset className="editor-table-tools" aria-label="表格">
          {TABLE_TOOLS.map(([label, command], index) => (
            <Button key={label} size="small" disabled={!now.table[index]} onClick={() => run(command)}>
              {label}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}

const [ROWS, COLUMNS] = [3, 3]

function insertTable(editor: Editor): void {
  const cells = (type: string) =>
    Array.from({ length: COLUMNS }, () => ({ type, content: [{ type: 'paragraph' }] }))
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    type: 'tableRow',
    content: cells(index === 0 ? 'tableHeader' : 'tableCell'),
  }))
  editor.chain().focus().insertContent({ type: 'table', content: rows }).run()
}
