import { createBrowserRouter } from 'react-router'
import { DocumentList } from './screens/documents/document-list.tsx'
import { DocumentScreen } from './screens/documents/document-screen.tsx'
import { NewDocument } from './screens/documents/new-document.tsx'
import { Frame } from './screens/frame/frame.tsx'
import { NotFound } from './screens/frame/not-found.tsx'
import { ReviewQueue } from './screens/review/review-queue.tsx'
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
        { path: 'reviews', element: <ReviewQueue /> },
        { path: '*', element: <NotFound /> },
      ],
    },
  ],
  { basename: '/console' },
)
