import { createBrowserRouter } from 'react-router'
import { CheckReports } from './screens/annual-report/check-reports.tsx'
import { ReportList } from './screens/annual-report/report-list.tsx'
import { ReportScreen } from './screens/annual-report/report-screen.tsx'
import { PersonalReadings } from './screens/audit/personal-readings.tsx'
import { Catalogue } from './screens/catalogue/catalogue.tsx'
import { Destruction } from './screens/destruction/destruction.tsx'
import { DocumentList } from './screens/documents/document-list.tsx'
import { DocumentScreen } from './screens/documents/document-screen.tsx'
import { NewDocument } from './screens/documents/new-document.tsx'
import { ToCorrectList } from './screens/documents/to-correct.tsx'
import { Frame } from './screens/frame/frame.tsx'
import { NotFound } from './screens/frame/not-found.tsx'
import { PageNotes } from './screens/page-notes/page-notes.tsx'
import { RectificationList } from './screens/rectifications/rectifications.tsx'
import { Board } from './screens/requests/board.tsx'
import { NewRequest } from './screens/requests/new-request.tsx'
import { RequestList } from './screens/requests/request-list.tsx'
import { RequestScreen } from './screens/requests/request-screen.tsx'
import { ReviewQueue } from './screens/review/review-queue.tsx'
import { CalendarSetting } from './screens/settings/calendar.tsx'
import { Chains } from './screens/settings/chains.tsx'
import { Channels } from './screens/settings/channels.tsx'
import { Columns } from './screens/settings/columns.tsx'
import { IndexNumbers } from './screens/settings/index-numbers.tsx'
import { IntakeSetting } from './screens/settings/intake-setting.tsx'
import { LetterTemplates } from './screens/settings/letters.tsx'
import { LexiconSetting } from './screens/settings/lexicon.tsx'
import { Messages } from './screens/settings/messages.tsx'
import { NoteSetting } from './screens/settings/note-setting.tsx'
import { OrganAndSite } from './screens/settings/organ.tsx'
import { People } from './screens/settings/people.tsx'
import { RemedySetting } from './screens/settings/remedy-setting.tsx'
import { Replies } from './screens/settings/replies.tsx'
import { Settings } from './screens/settings/settings.tsx'
import { Units } from './screens/settings/units.tsx'
import { ToDo } from './screens/to-do/to-do.tsx'
import { UnitCaseScreen } from './screens/unit-requests/unit-case.tsx'
import { UnitList } from './screens/unit-requests/unit-list.tsx'

export const router = createBrowserRouter(
  [
    {
      element: <Frame />,
      children: [
        { index: true, element: <ToDo /> },
        { path: 'documents', element: <DocumentList /> },
        { path: 'documents/new', element: <NewDocument /> },
        { path: 'documents/to-correct', element: <ToCorrectList /> },
        { path: 'documents/:id', element: <DocumentScreen /> },
        { path: 'catalogue', element: <Catalogue /> },
        { path: 'reviews', element: <ReviewQueue /> },
        { path: 'requests', element: <RequestList /> },
        { path: 'requests/new', element: <NewRequest /> },
        { path: 'requests/board', element: <Board /> },
        { path: 'requests/destruction', element: <Destruction /> },
        { path: 'requests/:id', element: <RequestScreen /> },
        { path: 'unit-requests', element: <UnitList /> },
        { path: 'unit-requests/:id', element: <UnitCaseScreen /> },
        { path: 'personal-readings', element: <PersonalReadings /> },
        { path: 'rectifications', element: <RectificationList /> },
        { path: 'page-notes', element: <PageNotes /> },
        { path: 'reports', element: <ReportList /> },
        { path: 'reports/checks', element: <CheckReports /> },
        { path: 'reports/:id', element: <ReportScreen /> },
        {
          path: 'settings',
          element: <Settings />,
          children: [
            { path: 'people', element: <People /> },
            { path: 'organ', element: <OrganAndSite /> },
            { path: 'units', element: <Units /> },
            { path: 'chains', element: <Chains /> },
            { path: 'replies', element: <Replies /> },
            { path: 'letters', element: <LetterTemplates /> },
            { path: 'columns', element: <Columns /> },
            { path: 'channels', element: <Channels /> },
            { path: 'index-numbers', element: <IndexNumbers /> },
            { path: 'calendar', element: <CalendarSetting /> },
            { path: 'intake', element: <IntakeSetting /> },
            { path: 'remedies', element: <RemedySetting /> },
            { path: 'messages', element: <Messages /> },
            { path: 'page-notes', element: <NoteSetting /> },
            { path: 'lexicon', element: <LexiconSetting /> },
          ],
        },
        { path: '*', element: <NotFound /> },
      ],
    },
  ],
  { basename: '/console' },
)
