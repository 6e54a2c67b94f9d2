import { createBrowserRouter } from 'react-router'
import { ReportList } from './screens/annual-report/report-list.tsx'
import { ReportScreen } from './screens/annual-report/report-screen.tsx'
import { Catalogue } from './screens/catalogue/catalogue.tsx'
import { DocumentList } from './screens/documents/document-list.tsx'
import { DocumentScreen } from './screens/documents/document-screen.tsx'
import { NewDocument } from './screens/documents/new-document.tsx'
import { Frame } from './screens/frame/frame.tsx'
import { NotFound } from './screens/frame/not-found.tsx'
import { NewRequest } from './screens/requests/new-request.tsx'
import { RequestList } from './screens/requests/request-list.tsx'
import { RequestScreen } from './screens/requests/request-screen.tsx'
import { ReviewQueue } from './screens/review/review-queue.tsx'
import { Chains } from './screens/settings/chains.tsx'
import { Channels } from './screens/settings/channels.tsx'
import { Columns } from './screens/settings/columns.tsx'
import { IndexNumbers } from './screens/settings/index-numbers.tsx'
import { People } from './screens/settings/people.tsx'
import { Settings } from './screens/settings/settings.tsx'
import { ToDo } from './screens/to-do/to-do.tsx'

export const router = createBrowserRouter(
  [
    {
      element: <Frame />,
      children: [
        { index: true, element: <ToDo /> },
        { path: 'documents', element: <DocumentList /> },
        { path: 'documents/new', element: <NewDocument /> },
        { path: 'documents/:id', element: <DocumentScreen /> },
        { path: 'catalogue', element: <Catalogue /> },
        { path: 'reviews', element: <ReviewQueue /> },
        { path: 'requests', element: <RequestList /> },
        { path: 'requests/new', element: <NewRequest /> },
        { path: 'requests/:id', element: <RequestScreen /> },
        { path: 'reports', element: <ReportList /> },
        { path: 'reports/:id', element: <ReportScreen /> },
        {
          path: 'settings',
          element: <Settings />,
          children: [
            { path: 'people', element: <People /> },
            { path: 'chains', element: <Chains /> },
            { path: 'columns', element: <Columns /> },
            { path: 'channels', element: <Channels /> },
            { path: 'index-numbers', element: <IndexNumbers /> },
          ],
        },
        { path: '*', element: <NotFound /> },
      ],
    },
  ],
  { basename: '/console' },
)
