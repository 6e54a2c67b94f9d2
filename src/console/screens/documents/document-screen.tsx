import { Alert, Card, Skeleton } from 'antd'
import { useParams } from 'react-router'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { Failure } from '../../parts/failure.tsx'
import { OfficialText } from '../../parts/official-text.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useDocument } from '../../parts/use-document.ts'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { VALIDITIES } from '../../parts/words.ts'
import { NotFound } from '../frame/not-found.tsx'
import { BodyEditor, holdsMoreThanTheEditor } from './body-editor.tsx'
import { DocumentActions } from './document-actions.tsx'
import { GateList } from './gate-list.tsx'
import { MetadataForm } from './metadata-form.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { SecrecyPanel } from './secrecy-panel.tsx'
import { TitleField } from './title-field.tsx'
import { Trail } from './trail.tsx'
import { useDraft } from './use-draft.ts'

export function DocumentScreen() {
  const id = Number(useParams().id)
  const found = useDocument(id)
  if (!(id > 0)) return <NotFound />
  if (found.isPending) return <Skeleton active />
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  return <Workplace key={id} document={found.data} />
}

function Workplace({ document }: { document: DocumentView }) {
  const draft = useDraft(document)
  useUnsavedWarning(draft.isDirty)
  const shown = document.open ?? document.published
  if (shown === null) return <NotFound />
  const content = { ...shown.content, ...draft.edits }
  const mayEdit = document.can.edit === null && document.open !== null
  const failure = draft.saving.error
  return (
    <>
      <div className="screen-head">
        <h1>
          {content.title || '（未填标题）'} <StateTag state={shown.state} />
        </h1>
        <span className="quiet">
          {document.indexNumber ?? '尚无索引号'}　第 {shown.no} 版　{shown.author}
          {document.indexNumber !== null && `　${VALIDITIES[document.validity]}`}
        </span>
      </div>
      <div className="stack">
        <DocumentActions document={document} draft={draft} />
        <Failure of={failure} />
        {mayEdit && shown.state !== 'draft' && (
          <Alert type="warning" showIcon title="这一版已送审。保存修改后审核终止，新的文本须重新送审。" />
        )}
        <div className="two-sides">
          <div className="stack">
            <Card>
              {mayEdit ? (
                <>
                  <TitleField
                    title={content.title}
                    onChange={(title) => draft.set({ title })}
                    failure={failure}
                  />
                  <Body html={content.bodyHtml} onChange={(bodyHtml) => draft.set({ bodyHtml })} />
                </>
              ) : (
                <OfficialText title={content.title} html={content.bodyHtml} />
              )}
            </Card>
            <Trail documentId={document.id} />
          </div>
          <div className="stack">
            {document.open !== null && (
              <Card title="发布前检查">
                <GateList gate={document.gate} />
              </Card>
            )}
            <SecrecyPanel document={document} />
            <ReviewPanel document={document} />
            <Card title="信息项">
              <MetadataForm
                content={content}
                set={({ columnId, ...change }) =>
                  draft.set(columnId == null ? change : { ...change, columnId })
                }
                failure={failure}
                isReadOnly={!mayEdit}
                isPublished={document.indexNumber !== null}
              />
            </Card>
          </div>
        </div>
      </div>
    </>
  )
}

function Body({ html, onChange }: { html: string; onChange: (html: string) => void }) {
  if (!holdsMoreThanTheEditor(html)) return <BodyEditor html={html} onChange={onChange} />
  return (
    <>
      <Alert
        type="info"
        showIcon
        title="正文含表格、图注或上下标，本编辑器还不能修改，以免丢失内容；标题和信息项可以修改。"
        style={{ marginBottom: 12 }}
      />
      <OfficialText title="" html={html} />
    </>
  )
}
