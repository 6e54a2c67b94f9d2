import { Alert, Card, Skeleton } from 'antd'
import type { ComponentProps } from 'react'
import { useParams } from 'react-router'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { Failure } from '../../parts/failure.tsx'
import { OfficialText } from '../../parts/official-text.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useDocument } from '../../parts/use-document.ts'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { VALIDITIES } from '../../parts/words.ts'
import { NotFound } from '../frame/not-found.tsx'
import { Marked } from '../review/marked.tsx'
import { quotesOf, RemarksPanel } from '../review/remarks-panel.tsx'
import { AttachmentPanel } from './attachment-panel.tsx'
import { BodyEditor, holdsMoreThanTheEditor } from './body-editor.tsx'
import { ChannelsPanel } from './channels-panel.tsx'
import { DocumentActions } from './document-actions.tsx'
import { DraftState, FormerTexts } from './draft-state.tsx'
import { EditionsPanel } from './editions-panel.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { GateList } from './gate-list.tsx'
import { MetadataForm } from './metadata-form.tsx'
import { RelationsPanel } from './relations-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { ScheduleNote } from './schedule-panel.tsx'
import { SecrecyPanel } from './secrecy-panel.tsx'
import { TakedownOffer } from './takedown-offer.tsx'
import { TakedownPanel } from './takedown-panel.tsx'
import { TitleField } from './title-field.tsx'
import { Trail } from './trail.tsx'
import { UrgentNote } from './urgent-panel.tsx'
import { useDraft } from './use-draft.ts'
import { ValidityNote } from './validity-panel.tsx'
import { WordImport } from './word-import.tsx'
import './publication.css'

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
        <ValidityNote document={document} />
        <UrgentNote document={document} />
        <ScheduleNote document={document} />
        <DocumentActions document={document} draft={draft} />
        <DraftState document={document} draft={draft} />
        <Failure of={draft.isStale || draft.isOffline ? null : failure} />
        <TakedownPanel documentId={document.id} title={content.title} />
        {mayEdit && shown.state !== 'draft' && (
          <Alert type="warning" showIcon title="这一版已送审。保存修改后审核终止，新的文本须重新送审。" />
        )}
        <div className="two-sides">
          <div className="stack">
            <Card>
              <Marked quotes={quotesOf(document)} text={content.bodyHtml}>
                {mayEdit ? (
                  <>
                    <TitleField
                      title={content.title}
                      onChange={(title) => draft.set({ title })}
                      failure={failure}
                    />
                    <WordImport
                      documentFor={async () => document.id}
                      hasText={content.bodyHtml !== ''}
                      onText={({ html }) => draft.set({ bodyHtml: html })}
                    />
                    <Body
                      documentId={document.id}
                      html={content.bodyHtml}
                      onChange={(bodyHtml) => draft.set({ bodyHtml })}
                      failure={failure}
                    />
                  </>
                ) : (
                  <OfficialText title={content.title} html={content.bodyHtml} />
                )}
              </Marked>
            </Card>
            <AttachmentPanel
              documentId={document.id}
              attachments={content.attachments}
              onChange={mayEdit ? (attachments) => draft.set({ attachments }) : null}
              failure={failure}
            />
            <RelationsPanel
              document={document}
              relations={content.relations}
              onChange={mayEdit ? (relations) => draft.set({ relations }) : null}
              failure={failure}
            />
            <ChannelsPanel document={document} />
            <EditionsPanel documentId={document.id} />
            <FormerTexts document={document} />
            <Trail documentId={document.id} />
          </div>
          <div className="stack">
            {document.open !== null && (
              <Card title="发布前检查">
                <GateList gate={document.gate} />
              </Card>
            )}
            <FindingsPanel document={document} draft={draft} />
            <SecrecyPanel document={document} />
            <RemarksPanel document={document} content={content} />
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
                notes={document.open === null ? [] : document.gate}
              />
            </Card>
            <TakedownOffer documentId={document.id} />
          </div>
        </div>
      </div>
    </>
  )
}

function Body(props: Required<ComponentProps<typeof BodyEditor>>) {
  const { html } = props
  if (!holdsMoreThanTheEditor(html)) return <BodyEditor {...props} />
  return (
    <>
      <Alert
        type="info"
        showIcon
        title="正文含图注或表格标题，本编辑器还不能修改，以免丢失内容；标题和信息项可以修改。"
        style={{ marginBottom: 12 }}
      />
      <OfficialText title="" html={html} />
    </>
  )
}
