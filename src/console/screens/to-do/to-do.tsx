import { Card, Empty } from 'antd'
import { hasRole, useMe } from '../../parts/use-session.ts'
import { ReportsToDo } from '../annual-report/reports-to-do.tsx'
import { Unconfirmed } from '../requests/unconfirmed.tsx'
import { GettingStarted } from '../settings/getting-started.tsx'
import { UnitList } from '../unit-requests/unit-list.tsx'
import { CasesIn } from './cases-in.tsx'
import { CorrectionsToDo } from './corrections-to-do.tsx'
import { DocumentsIn } from './documents-in.tsx'
import { LateItems } from './late-items.tsx'
import { MessagesToDo } from './messages-to-do.tsx'
import { MyReviews } from './my-reviews.tsx'
import { NotesToDo } from './notes-to-do.tsx'
import { PublicationsToDo } from './publications-to-do.tsx'
import { RemediesToDo } from './remedies-to-do.tsx'
import { RemindersToDo } from './reminders-to-do.tsx'
import { TakedownsToDo } from './takedowns-to-do.tsx'

/** What this person has to do, first of all. */
export function ToDo() {
  const me = useMe()
  const isSystem = hasRole(me, 'systemAdministrator')
  const isEditor = hasRole(me, 'editor')
  const isReviewer = hasRole(me, 'reviewer')
  const isSecrecyReviewer = hasRole(me, 'secrecyReviewer')
  const isPublisher = hasRole(me, 'publisher')
  const isOfficer = hasRole(me, 'requestOfficer')
  const isUnit = hasRole(me, 'unitOfficer')
  const isApprover = hasRole(me, 'replyApprover')
  const isHead = hasRole(me, 'officeHead')
  const isCompiler = hasRole(me, 'reportCompiler')
  return (
    <>
      <h1>待办</h1>
      <div className="stack">
        {isSystem && <GettingStarted />}
        {(isHead || isPublisher) && <TakedownsToDo />}
        {hasRole(me, 'requestOfficer') && <MessagesToDo />}
        {(isOfficer || isHead) && <RemindersToDo />}
        {(isOfficer || isHead) && <RemediesToDo />}
        {(isOfficer || isHead) && <Unconfirmed />}
        {isUnit && <UnitList />}
        {(isHead || isApprover) && (
          <CasesIn
            stage="awaitingApproval"
            title="待我审批的答复"
            nothing="没有送审的答复。经办人送审后会出现在这里。"
          />
        )}
        {(isOfficer || isHead) && (
          <CasesIn title="未办结的申请" nothing="没有未办结的申请。网上提交和登记的申请会出现在这里。" />
        )}
        {(isCompiler || isHead) && <ReportsToDo me={me} />}
        {(isEditor || isHead || isSystem) && <LateItems />}
        {(isEditor || isPublisher || isHead) && <NotesToDo />}
        {(isEditor || isPublisher || isHead) && <CorrectionsToDo />}
        {(isPublisher || isEditor || isReviewer) && <PublicationsToDo />}
        {isReviewer && <MyReviews />}
        {isSecrecyReviewer && (
          <DocumentsIn state="inReview" title="送审中的信息（须作保密审查）" nothing="没有送审中的信息。" />
        )}
        {isSecrecyReviewer && !isPublisher && (
          <DocumentsIn
            state="approved"
            title="审核已通过的信息（发布前须通过保密审查）"
            nothing="没有审核已通过而未发布的信息。"
          />
        )}
        {isPublisher && (
          <DocumentsIn
            state="approved"
            title="等待发布"
            nothing="没有等待发布的信息。审核通过后会出现在这里。"
          />
        )}
        {isEditor && (
          <DocumentsIn
            state="draft"
            title="我的草稿"
            author={me.name}
            nothing="您没有草稿。先拟写一条信息，填好信息项后送审。"
            isEditor
          />
        )}
        {!isSystem &&
          !isOfficer &&
          !isUnit &&
          !isApprover &&
          !isHead &&
          !isCompiler &&
          !isEditor &&
          !isReviewer &&
          !isSecrecyReviewer &&
          !isPublisher && (
            <Card>
              <Empty description="您的岗位目前没有待办事项。" />
            </Card>
          )}
      </div>
    </>
  )
}
