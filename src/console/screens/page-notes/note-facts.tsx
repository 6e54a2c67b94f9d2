import { Link } from 'react-router'
import type { Note, NotesFound } from './page-notes.tsx'

/** What a visitor said, with the place marked in the text as it was public then. */
export function NoteFacts({ note, kinds }: { note: Note; kinds: NotesFound['kinds'] }) {
  const { path, place, document, answer } = note
  return (
    <dl className="facts">
      <dt>网页</dt>
      <dd>
        <a href={path} target="_blank" rel="noreferrer">
          {path}
        </a>
        {document !== null && (
          <Link to={`/documents/${document.id}`}>　在管理端打开（收到时为第 {document.editionNo} 版）</Link>
        )}
      </dd>
      <dt>问题</dt>
      <dd>{kinds[note.kind]}</dd>
      {place.quoted !== '' && (
        <>
          <dt>原文</dt>
          <dd>
            {place.before !== '' && `…${place.before}`}
            <mark>{place.quoted}</mark>
            {place.after !== '' && `${place.after}…`}
          </dd>
        </>
      )}
      <dt>说明</dt>
      <dd className="written">{note.description}</dd>
      {answer !== null && (
        <>
          <dt>答复</dt>
          <dd className="written">{answer.text}</dd>
        </>
      )}
    </dl>
  )
}
