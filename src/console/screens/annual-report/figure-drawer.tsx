import { Drawer } from 'antd'
import type { EnteredCode } from '../../../modules/annual-report/api.ts'
import { minuteText } from '../../parts/dates.ts'
import { reasonText } from '../../parts/guarded-button.tsx'
import { figureWords } from './cell-words.ts'
import { EntryForm } from './entry-form.tsx'
import { RecordsBehind } from './records-behind.tsx'
import type { CellPlace, Entered, ReportView } from './use-reports.ts'

/** What the drawer shows: the records behind a cell, or a figure entered by hand. */
export type Opened = { kind: 'cell'; place: CellPlace } | { kind: 'entry'; code: EnteredCode }

interface Props {
  view: ReportView
  opened: Opened | null
  close: () => void
}

const TABLE_NAMES = { 2: '表二', 3: '表三', 4: '表四' } as const

export function FigureDrawer({ view, opened, close }: Props) {
  const entered = opened?.kind === 'entry' ? view.entered.find(({ code }) => code === opened.code) : undefined
  return (
    <Drawer
      title={titleOf(opened, entered)}
      open={opened !== null}
      onClose={close}
      size={560}
      destroyOnHidden
    >
      {opened?.kind === 'cell' && <RecordsBehind view={view} place={opened.place} />}
      {entered !== undefined && <Entry view={view} entered={entered} close={close} />}
    </Drawer>
  )
}

function titleOf(opened: Opened | null, entered: Entered | undefined): string {
  if (opened?.kind === 'cell') return `${TABLE_NAMES[opened.place.table]}　${opened.place.name}`
  return entered?.label ?? ''
}

function Entry({ view, entered, close }: { view: ReportView; entered: Entered; close: () => void }) {
  const { entry, unit } = entered
  const [whyNot] = view.can.write
  return (
    <div className="stack">
      {entry !== null && (
        <dl className="facts">
          <dt>现填</dt>
          <dd>
            <strong>{figureWords(entry.value, unit)}</strong>
          </dd>
          <dt>来源</dt>
          <dd className="written">{entry.source}</dd>
          <dt>填报人</dt>
          <dd>{entry.by}</dd>
          <dt>填报时间</dt>
          <dd>{minuteText(entry.at)}</dd>
        </dl>
      )}
      {entry === null && whyNot !== undefined && <p className="quiet">这个数字尚未填报。</p>}
      {whyNot === undefined ? (
        <EntryForm key={entered.code} view={view} entered={entered} close={close} />
      ) : (
        <p className="quiet">不能修改：{reasonText(whyNot)}</p>
      )}
    </div>
  )
}
