import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Input } from 'antd'

interface Shown {
  at: number
  src: string
  alt: string
}

/** The pictures of the text with their words, side by side: what is missing is seen at once. */
export function ImageWords({ editor }: { editor: Editor }) {
  const images = useEditorState({ editor, selector: ({ editor: now }) => imagesOf(now) })
  if (images.length === 0) return null
  const untold = images.filter((each) => each.alt.trim() === '').length
  return (
    <section className="image-words" aria-label="图片的替代文字">
      <h2>图片的替代文字</h2>
      {untold > 0 && (
        <p className="editor-error" role="alert">
          有 {untold} 张图片没有替代文字，写明后才能送审
        </p>
      )}
      <ul>
        {images.map(({ at, src, alt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may stand twice; the order is the text's.
          <li key={`${src} ${index}`}>
            <img src={src} alt="" />
            <Input.TextArea
              aria-label={`第 ${index + 1} 张图片的替代文字`}
              status={alt.trim() === '' ? 'error' : ''}
              placeholder="写明图片的内容，供看不到图片的人了解"
              value={alt}
              maxLength={300}
              autoSize={{ minRows: 1 }}
              onChange={(event) => tell(editor, at, event.target.value)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function imagesOf(editor: Editor): Shown[] {
  const found: Shown[] = []
  editor.state.doc.descendants((node, at) => {
    if (node.type.name !== 'picture') return
    found.push({ at, src: String(node.attrs.src), alt: String(node.attrs.alt) })
  })
  return found
}

function tell(editor: Editor, at: number, alt: string): void {
  editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'alt', alt))
}
