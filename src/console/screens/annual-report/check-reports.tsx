import { useMutation } from '@tanstack/react-query'
import { Button, Card, Progress, Upload } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type AnswerOf, call, checkReportFile, Refusals } from '../../api.ts'
import { CheckedReport } from './checked-report.tsx'
import { mustMend } from './checks.ts'

export type Checked = AnswerOf<'POST', '/api/report-checks'>
/** A file that was read, or one line why it was not. */
export type ReadFile = { name: string } & ({ report: Checked; across: string | null } | { problem: string })

/** 核对报告: published reports of any organ, read from their files; nothing is kept but what a person decides. */
export function CheckReports() {
  const [files, setFiles] = useState<ReadFile[]>([])
  const [open, setOpen] = useState<string | null>(null)
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null)
  const reading = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const read: ReadFile[] = files.filter(({ name }) => !chosen.some((each) => each.name === name))
      for (const [done, file] of chosen.entries()) {
        setProgress({ done, all: chosen.length })
        read.push(await readOne(file))
      }
      return acrossYears(read)
    },
    onSuccess: (read) => {
      setFiles(read)
      const first = read.find((each) => 'report' in each)
      if (open === null && read.length === 1 && first !== undefined) setOpen(first.name)
    },
    onSettled: () => setProgress(null),
  })
  const shown = files.find(({ name }) => name === open)
  return (
    <div className="stack">
      <div className="screen-head">
        <h1>核对报告</h1>
        <Link to="/reports">回到年度报告</Link>
      </div>
      <span className="quiet">
        选择已公布的年度报告（Word、PDF、网页、文本或者本平台的
        JSON），可以一次选多份；同一机关的相邻两年一起选，会核对结转。文件不保存，只保存您对问题的判断。
      </span>
      <div className="line-ends">
        <Upload
          multiple
          accept=".docx,.pdf,.html,.htm,.shtml,.txt,.json"
          showUploadList={false}
          beforeUpload={(file, all) => {
            // It is called once a file: the last one brings them all.
            if (file === all.at(-1)) reading.mutate(all)
            return false
          }}
        >
          <Button type="primary" loading={reading.isPending}>
            选择报告文件
          </Button>
        </Upload>
        {files.length > 0 && (
          <Button
            onClick={() => {
              setFiles([])
              setOpen(null)
            }}
          >
            清空
          </Button>
        )}
      </div>
      {progress !== null && (
        <div role="status">
          正在核对第 {progress.done + 1} 份，共 {progress.all} 份
          <Progress percent={Math.round((100 * progress.done) / progress.all)} showInfo={false} />
        </div>
      )}
      {files.length > 0 && <FileList files={files} open={open} onOpen={setOpen} />}
      {shown !== undefined && 'report' in shown && <CheckedReport key={shown.name} file={shown} />}
    </div>
  )
}

interface ListProps {
  files: readonly ReadFile[]
  open: string | null
  onOpen: (name: string) => void
}

function FileList({ files, open, onOpen }: ListProps) {
  return (
    <Card title={`读取的文件（${files.length}）`}>
      <ul className="plain-list">
        {files.map((file) => (
          <li key={file.name} className="line-ends">
            {'problem' in file ? (
              <>
                <span>{file.name}</span>
                <span className="days-overdue">{file.problem}</span>
              </>
            ) : (
              <>
                <Button
                  type="link"
                  className="link-button"
                  aria-current={file.name === open}
                  onClick={() => onOpen(file.name)}
                >
                  {file.report.organ ?? '（机关名称未识别）'} {file.report.year ?? '（年份未识别）'} 年
                </Button>
                <Result report={file.report} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Result({ report: { checks, unreadable } }: { report: Checked }) {
  const hard = checks.filter(mustMend).length
  const soft = checks.filter((each) => each.verdict === 'fail' && !mustMend(each) && !isQuiet(each)).length
  const words = [
    hard > 0 ? `硬性错误 ${hard} 项` : '没有硬性错误',
    ...(soft > 0 ? [`请核对 ${soft} 项`] : []),
    ...(unreadable.length > 0 ? [`${unreadable.length} 格无法识读`] : []),
  ]
  return <span className={hard > 0 ? 'days-overdue' : 'quiet'}>{words.join('，')}</span>
}

/** Quieted by a person; a hard failure never is. */
export function isQuiet(check: Checked['checks'][number]): boolean {
  return !mustMend(check) && check.given?.verdict === 'accepted'
}

async function readOne(file: File): Promise<ReadFile> {
  try {
    return { name: file.name, report: await checkReportFile(file), across: null }
  } catch (failure) {
    if (!(failure instanceof Refusals)) throw failure
    return { name: file.name, problem: failure.message }
  }
}

/** Where the year before of the same organ is among the files, the carry-over is checked too. */
async function acrossYears(files: readonly ReadFile[]): Promise<ReadFile[]> {
  const read: ReadFile[] = []
  for (const file of files) {
    const before = 'report' in file ? files.filter((each) => isYearBefore(each, file.report)) : []
    const [previous] = before
    if (!('report' in file) || before.length !== 1 || previous === undefined || !('report' in previous)) {
      read.push(file)
      continue
    }
    const body = { report: file.report.json, previous: previous.report.json }
    const { checks, causes } = await call('POST', '/api/report-checks/across-years', { body })
    read.push({ ...file, report: { ...file.report, checks, causes }, across: previous.name })
  }
  return read
}

function isYearBefore(other: ReadFile, { organ, year }: Checked): boolean {
  return (
    'report' in other &&
    organ !== null &&
    other.report.organ === organ &&
    year !== null &&
    other.report.year === year - 1
  )
}
