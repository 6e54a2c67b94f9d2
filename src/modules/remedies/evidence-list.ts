import type { WholeCase } from '../requests/index.ts'
import type { EvidenceCase, EvidenceFile, EvidenceItem, ReadLetter } from './evidence.ts'
import { actsPage, clockPage, intakePage, remediesPage } from './evidence-pages.ts'

/** A file of the pack with its line in the 证据目录. */
export interface Evidence extends EvidenceFile {
  item: Omit<EvidenceItem, 'path'>
}

/** How a pack reads what is too large to hold at once. */
export interface Readers {
  letter: ReadLetter
  file(of: 'intake' | 'case', no: number): Promise<Uint8Array>
}

const INTAKE_PURPOSES = {
  identity: { name: '身份证明', proves: '申请人的身份' },
  authority: { name: '授权委托书', proves: '代理人的代理权限' },
  scan: { name: '申请原件扫描件', proves: '收到的申请的原貌' },
} as const

type CasePurpose = WholeCase['file']['files'][number]['purpose']

const CASE_PURPOSES: Record<CasePurpose, { name: string; proves: string }> = {
  unit: { name: '科室反馈材料', proves: '承办科室检索、提供信息和提出意见的情况' },
  enclosure: { name: '答复附件', proves: '随答复提供的政府信息' },
  sealed: { name: '用印答复书', proves: '送达申请人的答复书（用印件）' },
  proof: { name: '送达等证明材料', proves: '送达等程序行为实际发生的情况' },
}

const LETTER_PROVES: Record<string, string> = {
  receipt: '已登记申请并告知答复期限',
  'supplement-notice': '已一次性告知补正（条例第三十条）',
  'extension-notice': '延期答复经负责人同意并告知（条例第三十三条）',
  consultation: '已书面征求意见（条例第三十二条、第三十四条）',
  'fee-notice': '已告知信息处理费的依据、标准和数额',
  reply: '已作出答复并说明理由、告知救济途径（条例第三十六条、第五十一条）',
}

/** What a pack holds, in the order of the 证据目录; nothing is read yet. */
export function evidenceOf(of: EvidenceCase, readers: Readers): Evidence[] {
  return [
    made('01-申请/申请内容.html', () => intakePage(of), {
      name: '政府信息公开申请',
      source: '申请人提交',
      formedOn: of.file.intake.submittedOn,
      proves: '申请的时间、方式和内容',
    }),
    ...intakeFiles(of, readers),
    made('02-程序/程序行为.html', () => actsPage(of), {
      name: '程序行为一览',
      source: '本机关公开系统',
      formedOn: of.madeOn,
      proves: '各程序行为的日期和办理人',
    }),
    made('02-程序/答复期限.html', () => clockPage(of), {
      name: '答复期限逐日计算',
      source: '本机关公开系统',
      formedOn: of.madeOn,
      proves: '答复是否在法定期限之内，扣除、停算的原因和依据',
    }),
    ...letters(of, readers),
    ...caseFiles(of, readers),
    ...(of.remedies.length === 0 ? [] : [remedies(of)]),
    made('06-审计/审计记录摘录.jsonl', () => trailOf(of), {
      name: '审计记录摘录',
      source: '本机关审计链',
      formedOn: of.madeOn,
      proves: '以上记录形成后未被改动',
    }),
  ]
}

function intakeFiles(of: EvidenceCase, { file }: Readers): Evidence[] {
  return of.intakeFiles.map(({ no, purpose, name }) => ({
    path: `01-申请/附件${no}-${plain(name)}`,
    read: () => file('intake', no),
    item: {
      name: INTAKE_PURPOSES[purpose].name,
      source: purpose === 'scan' ? '本机关扫描' : '申请人提交',
      formedOn: of.file.intake.submittedOn,
      proves: INTAKE_PURPOSES[purpose].proves,
    },
  }))
}

function letters(of: EvidenceCase, { letter }: Readers): Evidence[] {
  return of.file.letters.map(({ id, kind, number, title, writtenOn }, index) => ({
    path: `03-文书/${String(index + 1).padStart(2, '0')}-${plain(number)}.html`,
    read: async () => Buffer.from((await letter(id)).html),
    item: {
      name: `${title}（${number}）`,
      source: '本机关制作',
      formedOn: writtenOn,
      proves: LETTER_PROVES[kind] ?? '已依法告知',
    },
  }))
}

function caseFiles(of: EvidenceCase, { file }: Readers): Evidence[] {
  return of.file.files.map(({ no, name, purpose }) => {
    const act = of.file.acts.find(({ files }) => files.includes(no))
    const folder = purpose === 'enclosure' ? '04-答复附件' : '04-案卷材料'
    return {
      path: `${folder}/${String(no).padStart(2, '0')}-${plain(name)}`,
      read: () => file('case', no),
      item: {
        name: `${CASE_PURPOSES[purpose].name}：${name}`,
        source: act === undefined ? '案卷' : `${act.words}（${act.actor}）`,
        formedOn: act?.on ?? '',
        proves: CASE_PURPOSES[purpose].proves,
      },
    }
  })
}

function remedies(of: EvidenceCase): Evidence {
  return made('05-救济/复议诉讼.html', () => remediesPage(of), {
    name: '复议、诉讼情况',
    source: '本机关公开系统',
    formedOn: of.madeOn,
    proves: '本件引起的复议、诉讼及其结果',
  })
}

function trailOf({ trail }: EvidenceCase): string {
  return trail.map((link) => `${JSON.stringify(link)}\n`).join('')
}

function made(path: string, content: () => string, item: Evidence['item']): Evidence {
  return { path, read: async () => Buffer.from(content()), item }
}

/** A name that is a name on every file system, and never a way out of the folder. */
function plain(name: string): string {
  const clean = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_')
  return clean === '' ? '_' : clean
}
