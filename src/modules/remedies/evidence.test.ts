import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor, Ctx, OrganId } from '../../lib/ctx.ts'
import { day, instantInChina } from '../../lib/day.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import { readZipByName } from '../../lib/zip.ts'
import { listTrail } from '../audit/index.ts'
import { type AuditExtractLink, findExtractFault } from '../audit/rules.ts'
import {
  addCaseFile,
  approveReply,
  findRequest,
  proposeReply,
  registerRequest,
  sealReply,
  serveRequest,
} from '../requests/index.ts'
import { type Office, openOffice, submission } from '../requests/testing/cases.ts'
import { evidenceCommand } from './evidence-command.ts'
import { packEvidence, recordRemedy } from './index.ts'

const LIMITS = { maxBytes: 50_000_000, maxEntries: 1000 }
const SEALED = Buffer.from(`%PDF-1.4\n${'用印'.repeat(2000)}`)
const NEIGHBOUR = {
  name: '上官邻居',
  idDocument: '53010219200508011X',
  phone: '13900001111',
  email: 'neighbour@example.com',
  address: '邻居路9号',
}

let database: TestDatabase
let office: Office
let other: Office
let requestId: number
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-test-'))
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  other = await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
  const { officer, head, as } = office
  const how = { channel: 'inPerson', receivedOn: day('2024-03-01') } as const
  requestId = (await as(officer, '2024-03-01', (ctx) => registerRequest(ctx, submission(), how))).id
  const neighbour = submission({ applicant: NEIGHBOUR, information: '邻居的申请事项' })
  await as(officer, '2024-03-01', (ctx) => registerRequest(ctx, neighbour, how))
  await as(officer, '2024-03-08', (ctx) =>
    addCaseFile(ctx, requestId, {
      name: '招标公告.txt',
      type: 'text/plain',
      bytes: Buffer.from('招标公告全文'),
      purpose: 'enclosure',
    }),
  )
  const reply = { outcome: 'granted', content: '见附件。', ground: '', files: [1] } as const
  await as(officer, '2024-03-11', (ctx) => proposeReply(ctx, requestId, reply))
  await as(head, '2024-03-12', (ctx) => approveReply(ctx, requestId, { opinion: '同意' }))
  await as(officer, '2024-03-12', async (ctx) => {
    const file = { name: '答复书.pdf', type: 'application/pdf', bytes: SEALED, purpose: 'sealed' as const }
    const { no } = await addCaseFile(ctx, requestId, file)
    await sealReply(ctx, requestId, { file: no })
  })
  await as(officer, '2024-03-13', (ctx) =>
    serveRequest(ctx, requestId, { serveBy: 'post', on: day('2024-03-13') }),
  )
  await as(officer, '2024-04-01', (ctx) =>
    recordRemedy(ctx, {
      requestId,
      kind: 'reconsideration',
      fileNumber: '示政复〔2024〕1号',
      filedOn: day('2024-04-01'),
    }),
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

class Undone extends Error {}

/** Makes a pack; `undo` takes back what making it wrote. */
async function pack(
  actor: Actor,
  { undo, of = office }: { undo: 'keep' | 'undo'; of?: Office },
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const work = async (ctx: Ctx) => {
    const sink = async (bytes: Uint8Array) => {
      chunks.push(bytes)
    }
    await packEvidence(ctx, requestId, { reason: '答复行政复议', sink })
    if (undo === 'undo') throw new Undone()
  }
  await of.as(actor, '2024-04-08', work).catch((failure: unknown) => {
    if (!(failure instanceof Undone)) throw failure
  })
  return Buffer.concat(chunks)
}

async function unpack(zip: Buffer): Promise<Map<string, Buffer>> {
  const path = join(folder, 'pack.zip')
  writeFileSync(path, zip)
  return readZipByName(path, LIMITS, () => true)
}

describe('证据包', () => {
  it('holds every piece with the hash that SHA256SUMS says, and the index leads to each', async () => {
    const files = await unpack(await pack(office.officer, { undo: 'undo' }))
    const sums = (files.get('SHA256SUMS') ?? '').toString().trimEnd().split('\n')
    expect(sums).toHaveLength(files.size - 1)
    for (const line of sums) {
      const [hash = '', path = ''] = line.split('  ')
      expect(
        createHash('sha256')
          .update(files.get(path) ?? '')
          .digest('hex'),
      ).toBe(hash)
    }
    const index = (files.get('index.html') ?? '').toString()
    const linked = [...index.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => decodeURIComponent(href))
    const evidence = [...files.keys()].filter((path) => !['index.html', 'SHA256SUMS'].includes(path))
    expect(linked).toEqual(evidence)
    for (const head of ['序号', '名称', '来源', '形成日期', '证明内容', '文件']) expect(index).toContain(head)
    expect(files.get('04-案卷材料/02-答复书.pdf')).toEqual(SEALED)
    expect(files.get('04-答复附件/01-招标公告.txt')?.toString()).toBe('招标公告全文')
  })

  it('holds the request as it came, the acts, each day of the clock, and the letters as sent', async () => {
    const files = await unpack(await pack(office.officer, { undo: 'undo' }))
    const text = (path: string) => (files.get(path) ?? '').toString()
    for (const each of ['欧阳测试', '11010519491231002X', '2023年度道路养护招标文件'])
      expect(text('01-申请/申请内容.html')).toContain(each)
    for (const each of ['答复', '用印', '2024-03-13　邮寄'])
      expect(text('02-程序/程序行为.html')).toContain(each)
    const clock = text('02-程序/答复期限.html')
    for (const each of ['2024-03-01', '收到申请之日不计算在期限内', '条例第三十三条', '非工作日'])
      expect(clock).toContain(each)
    const { letters, clock: shown } = await office.as(office.officer, '2024-04-08', (ctx) =>
      findRequest(ctx, requestId),
    )
    for (const { day: each } of shown?.days ?? []) expect(clock).toContain(each)
    const paths = [...files.keys()].filter((path) => path.startsWith('03-文书/'))
    expect(paths).toHaveLength(letters.length)
    expect(paths.map(text).some((html) => html.includes('政府信息公开申请答复书'))).toBe(true)
    expect(text('05-救济/复议诉讼.html')).toContain('示政复〔2024〕1号')
  })

  it('is the same bytes for the same state', async () => {
    const [first, second] = [
      await pack(office.officer, { undo: 'undo' }),
      await pack(office.officer, { undo: 'undo' }),
    ]
    expect(second.equals(first)).toBe(true)
    expect(first.length).toBeGreaterThan(SEALED.length)
  })

  it('has an audit extract that verify accepts, and rejects once a word in it is changed', async () => {
    const files = await unpack(await pack(office.officer, { undo: 'undo' }))
    const extract = (files.get('06-审计/审计记录摘录.jsonl') ?? '').toString()
    expect(extract.trimEnd().split('\n').length).toBeGreaterThan(5)
    const verify = (content: string) => {
      const links = content
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as AuditExtractLink)
      return findExtractFault(links)
    }
    expect(verify(extract)).toBeNull()
    expect(verify(extract.replace('requests.serve', 'requests.never'))?.message).toContain('被改动过')
    const [first = '', ...rest] = extract.trimEnd().split('\n')
    expect(verify([...rest, first].join('\n'))?.message).toContain('不在其前一条之后')
  })

  it('holds nothing of another case', async () => {
    const files = await unpack(await pack(office.officer, { undo: 'undo' }))
    for (const content of files.values()) {
      for (const word of [...Object.values(NEIGHBOUR), '邻居的申请事项']) {
        expect(content.includes(word)).toBe(false)
      }
    }
  })

  it('is made by who may read personal data, with a reason, as one record', async () => {
    const approver: Actor = { kind: 'person', id: 1, name: '审批人', roles: ['replyApprover'] }
    await expect(pack(approver, { undo: 'keep' })).rejects.toThrow(Refused)
    const silent = office.as(office.officer, '2024-04-08', (ctx) =>
      packEvidence(ctx, requestId, { reason: ' ', sink: async () => {} }),
    )
    await expect(silent).rejects.toThrow('事由')
    const trail = () =>
      office.as(office.officer, '2024-04-08', (ctx) => listTrail(ctx, { kind: 'request', id: requestId }))
    const before = await trail()
    await pack(office.head, { undo: 'keep' })
    const added = (await trail()).slice(before.length)
    expect(added.map(({ action, detail }) => [action, detail])).toEqual([
      ['remedies.packEvidence', { reason: '答复行政复议', files: expect.any(Number) }],
    ])
  })

  it('is not another organ’s', async () => {
    await expect(pack(other.officer, { undo: 'keep', of: other })).rejects.toThrow(NotFound)
  })
})

describe('gongkai evidence', () => {
  const run = async (argv: string[]) => {
    const said: string[] = []
    const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) }
    const { secrets } = sceneOn('2024-04-09', 1 as OrganId, office.officer)
    const source = { database, secrets, now: instantInChina(day('2024-04-09'), 9), stop: async () => {} }
    return { code: await evidenceCommand(argv, io, async () => source), said: said.join('\n') }
  }
  it('writes a new file that only its owner reads, and refuses what it cannot use', async () => {
    const { file } = await office.as(office.officer, '2024-04-08', async (ctx) => ({
      file: await findRequest(ctx, requestId),
    }))
    const number = file.request.caseNumber ?? file.request.receiptNumber
    const out = join(folder, 'case.zip')
    const rest = ['--organ', '011158671', '--by', 'officer', '--out', out]
    expect(await run([number, ...rest])).toMatchObject({ code: 0, said: expect.stringContaining(number) })
    expect(statSync(out).mode & 0o777).toBe(0o600)
    const files = await unpack(readFileSync(out))
    expect([...files.keys()].at(-1)).toBe('SHA256SUMS')
    expect(await run([number, ...rest])).toMatchObject({ code: 2, said: expect.stringContaining('已经存在') })
    const elsewhere = join(folder, 'none.zip')
    const strange = ['--organ', '011158672', '--by', 'officer', '--out', elsewhere]
    expect(await run([`${number}0`, ...strange])).toMatchObject({ code: 1 })
    expect(() => statSync(elsewhere)).toThrow('ENOENT')
    expect(await run([number])).toMatchObject({ code: 2, said: expect.stringContaining('--organ') })
    expect((await run(['--help'])).code).toBe(0)
  })
})
