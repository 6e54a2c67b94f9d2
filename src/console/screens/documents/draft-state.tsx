import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card } from 'antd'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { OfficialText } from '../../parts/official-text.tsx'
import { readAside } from './local-copy.ts'
import type { useDraft } from './use-draft.ts'

interface Props {
  document: DocumentView
  draft: ReturnType<typeof useDraft>
}

/** Where the text is: with the server, on the way, or only in this browser. */
export function DraftState({ document, draft }: Props) {
  if (document.can.edit !== null) return null
  if (draft.isStale) return <TwoTexts document={document} draft={draft} />
  return (
    <p className={draft.isOffline ? 'draft-state draft-offline' : 'draft-state'} role="status">
      {wordsOf(draft)}
    </p>
  )
}

function wordsOf(draft: Props['draft']): string {
  if (draft.saving.isPending) return '正在保存…'
  if (draft.isOffline && draft.isDirty)
    return '网络不通：您的文字已保存在本机浏览器中，恢复后会自动保存，请不要清除浏览器数据'
  if (draft.isDirty && draft.saving.error !== null) return '尚未保存：请按提示修改后再保存'
  if (draft.isDirty && draft.restoredFrom !== null && draft.savedAt === null)
    return `已恢复您在 ${minuteText(draft.restoredFrom)} 未保存的修改`
  if (draft.isDirty) return draft.isAutosaved ? '有修改，稍后自动保存' : '有修改，尚未保存'
  if (draft.savedAt !== null) return `已于 ${minuteText(draft.savedAt).slice(11)} 保存`
  return draft.isAutosaved ? '修改会自动保存' : ''
}

/** Two people have written: both texts side by side, and neither is lost whichever is chosen. */
function TwoTexts({ document, draft }: Props) {
  const writing = useQuery({
    queryKey: ['writing', document.id, document.open?.version],
    queryFn: () => call('GET', '/api/documents/:id/writing', { params: { id: document.id } }),
  })
  const theirs = document.open
  if (theirs === null) return null
  const mine = { ...theirs.content, ...draft.edits }
  const who = writing.data?.open
  const isTextSame = mine.title === theirs.content.title && mine.bodyHtml === theirs.content.bodyHtml
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={
        who == null
          ? '有人修改了这一稿'
          : `${who.writer} 在 ${minuteText(who.writtenAt).slice(11)} 修改了这一稿`
      }
      description={
        <>
          <p>您的修改还没有保存。请对照两份文本后选择；未选的一份不会丢失，可以在下方的“历次文本”中找回。</p>
          {isTextSame && <p>两份的标题和正文相同，不同的是信息项或附件。</p>}
          <div className="two-texts">
            <section aria-label="您的文本">
              <h2>您的文本</h2>
              <OfficialText title={mine.title} html={mine.bodyHtml} />
              <Button onClick={() => draft.insist().catch(() => undefined)} loading={draft.saving.isPending}>
                保留我的文本
              </Button>
            </section>
            <section aria-label="对方的文本">
              <h2>{who?.writer ?? '对方'}的文本</h2>
              <OfficialText title={theirs.content.title} html={theirs.content.bodyHtml} />
              <Button onClick={draft.discard}>采用对方的文本</Button>
            </section>
          </div>
        </>
      }
    />
  )
}

/** Texts of the draft that a colleague replaced: to be read and copied from. */
export function FormerTexts({ document }: { document: DocumentView }) {
  const texts = useQuery({
    queryKey: ['documents', 'former-texts', document.id],
    queryFn: () => call('GET', '/api/documents/:id/former-texts', { params: { id: document.id } }),
  })
  if (texts.isError) return <Failure of={texts.error} />
  const aside = readAside(document.id)
  const former = texts.data ?? []
  if (former.length + aside.length === 0) return null
  return (
    <Card title="历次文本">
      {aside.map(({ keptAt, title, bodyHtml }) => (
        <details key={keptAt}>
          <summary>{minuteText(keptAt)} 您放弃的文本（保存在本机浏览器）</summary>
          <OfficialText title={title} html={bodyHtml} />
        </details>
      ))}
      {former.map((each) => (
        <details key={`${each.editionNo} ${each.version}`}>
          <summary>
            第 {each.editionNo} 版　{each.writer} {minuteText(each.writtenAt)} 的文本，
            {minuteText(each.replacedAt)} 由 {each.replacer} 改写
          </summary>
          <OfficialText title={each.title} html={each.bodyHtml} />
        </details>
      ))}
    </Card>
  )
}
