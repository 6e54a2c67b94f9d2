import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor, Ctx, OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { Refused } from '../../lib/refusal.ts'
import { addPerson } from '../accounts/index.ts'
import { listTrail } from '../audit/index.ts'
import { findOrgan } from '../organs/index.ts'
import { disposeFinding, findingsOf, raiseSecrecyAlarm } from './index.ts'
import { textOfHtml, whyMarked, whyUndisposed } from './rules/index.ts'
import { screenCommand } from './screen-command.ts'

const SUBJECT = { kind: 'document', id: 7 }
const NUMBER = '11010519491231002X'
const TEXT = [{ name: '正文', text: `申请人的身份证号码为${NUMBER}，会议作了布署。` }]

let database: TestDatabase
let organ: OrganId
let other: OrganId
let actor: Actor

beforeAll(async () => {
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  other = await buildOrgan(database, '011158672', 'two.localhost')
  const person = {
    login: 'author',
    name: '张三',
    password: '项目建设年招商引资加油干',
    roles: ['editor' as const],
  }
  const id = await act(database, sceneOn('2025-01-02', organ), (ctx) => addPerson(ctx, person))
  actor = { kind: 'person', id, name: '张三', roles: ['editor'] }
})
afterAll(() => database?.drop())

function as<T>(work: (ctx: Ctx) => Promise<T>, organId = organ): Promise<T> {
  return act(database, sceneOn('2025-01-14', organId, actor), work)
}

const find = (text = TEXT) => as((ctx) => findingsOf(ctx, SUBJECT, text))

async function decide(kind: 'fixed' | 'ignored' | 'reopened', reason = '', text = TEXT) {
  const [first] = await find()
  if (first === undefined) throw new Error('nothing was found')
  const { key, detector, entry } = first
  const findings = await find(text)
  const given = { findings, key, detector, entry, kind, reason }
  return as((ctx) => disposeFinding(ctx, SUBJECT, given)).then(
    () => 'done',
    (failure) => (failure instanceof Refused ? failure.refusals[0]?.code : failure),
  )
}

describe('a disposition', () => {
  it('needs a reason to ignore, and a changed text to be fixed', async () => {
    expect(whyUndisposed(await find()).map((each) => each.code)).toEqual(['findings-open'])
    expect(await decide('ignored', ' ')).toBe('reason-missing')
    expect(await decide('fixed')).toBe('finding-still-there')
    const changed = [{ name: '正文', text: '申请人的身份证号码已经隐去。' }]
    expect(await decide('ignored', '示例号码', changed)).toBe('finding-gone')
    expect(await decide('fixed', '', changed)).toBe('done')
    expect(whyUndisposed(await find())).toHaveLength(1)
  })

  it('lets a text through while both the finding and the words around it stand, until it is taken up again', async () => {
    expect(await decide('ignored', '国家标准中的示例号码')).toBe('done')
    const [first, second] = await find()
    expect(first?.disposition).toMatchObject({
      kind: 'ignored',
      reason: '国家标准中的示例号码',
      personName: '张三',
    })
    expect(second?.disposition).toBeNull()
    expect(whyUndisposed(await find())).toEqual([])
    const moved = [{ name: '正文', text: `新增一段。\n${TEXT[0]?.text}` }]
    expect(whyUndisposed(await find(moved))).toEqual([])
    const elsewhere = [{ name: '正文', text: `李四，${NUMBER}。` }]
    expect(whyUndisposed(await find(elsewhere))).toHaveLength(1)
    expect(await decide('reopened')).toBe('done')
    expect(whyUndisposed(await find())).toHaveLength(1)
  })

  it('never lets a mark of secrecy through', async () => {
    const marked = [{ name: '正文', text: '机密★1年' }]
    const findings = await find(marked)
    const { key = '', detector = '', entry = '' } = findings[0] ?? {}
    const attempt = as((ctx) =>
      disposeFinding(ctx, SUBJECT, { findings, key, detector, entry, kind: 'ignored', reason: '误报误报' }),
    )
    await expect(attempt).rejects.toMatchObject({ refusals: [{ code: 'mark-stays' }] })
  })

  it('is of one organ and one subject', async () => {
    await decide('ignored', '国家标准中的示例号码')
    const there = await as((ctx) => findingsOf(ctx, SUBJECT, TEXT), other)
    expect(there[0]?.disposition).toBeNull()
    const neighbour = await as((ctx) => findingsOf(ctx, { ...SUBJECT, id: 8 }, TEXT))
    expect(neighbour[0]?.disposition).toBeNull()
  })

  it('leaves its trail without the text, and its reason for the gate without the whole number', async () => {
    const trail = await as((ctx) => listTrail(ctx, SUBJECT))
    const details = trail.filter((each) => each.action === 'screening.dispose')
    expect(details.length).toBeGreaterThan(2)
    expect(JSON.stringify(trail)).not.toContain(NUMBER)
    await decide('reopened')
    const [reason] = whyUndisposed(await find())
    expect(reason?.message).toContain('110…2X')
    expect(reason?.message).not.toContain(NUMBER)
    expect(reason?.article).toBe('条例第十五条')
  })
})

describe('the organ’s own numbers', () => {
  it('are no findings, others are', async () => {
    const { phone } = (await as(findOrgan)).disclosureOffice
    expect(phone).toMatch(/\d{4}-\d{7}/)
    const found = await find([{ name: '正文', text: `联系电话：${phone}；投诉电话：027-87654321。` }])
    expect(found.map((each) => each.text)).toEqual(['027-87654321'])
  })
})

describe('保守国家秘密法第三十五条: a mark of secrecy', () => {
  it('raises an alarm that does not repeat the text', async () => {
    const parts = [
      { field: 'title', text: '关于项目的请示' },
      { field: 'bodyHtml', text: '机密★1年\n某某工程的经纬度' },
    ]
    const reasons = await as((ctx) => raiseSecrecyAlarm(ctx, { kind: 'document', id: 9 }, parts))
    expect(reasons).toMatchObject([{ code: 'secrecy-mark', field: 'bodyHtml' }])
    const trail = await as((ctx) => listTrail(ctx, { kind: 'document', id: 9 }))
    expect(trail.map(({ action, detail }) => ({ action, detail }))).toEqual([
      {
        action: 'screening.secrecyAlarm',
        detail: { marks: [{ field: 'bodyHtml', entry: '密级标志' }] },
      },
    ])
  })

  it('is silent about a text without one', async () => {
    expect(
      await as((ctx) =>
        raiseSecrecyAlarm(ctx, { kind: 'document', id: 10 }, [{ field: 'title', text: '通知' }]),
      ),
    ).toEqual([])
    expect(await as((ctx) => listTrail(ctx, { kind: 'document', id: 10 }))).toEqual([])
  })

  it.each([
    ['<p>机<strong>密</strong>★1年</p>', 1],
    ['<table><tr><td>绝密&#9733;</td></tr></table>', 1],
    ['<p>内部资料</p><p>注意保存</p>', 0],
    ['<p>内部资料，注意保存</p>', 1],
    ['<p>机密</p><p>★精选案例</p>', 0],
    ['<img alt="秘密★" src="/a.png">', 1],
    ['<p>商业秘密★</p>', 0],
  ])('%s: %i', (html, count) => {
    expect(whyMarked([{ text: textOfHtml(html) }])).toHaveLength(count)
  })
})

describe('the text of a page', () => {
  it.each([
    ['<h2>一、概况</h2><p>甲<em>乙</em>&nbsp;丙</p>', '一、概况\n甲乙\u00a0丙'],
    ['<table><caption>表1</caption><tr><th>项目</th><td>3</td></tr></table>', '表1\n项目\n3'],
    ['<figure><img alt="现场照片" src="x"><figcaption>图1</figcaption></figure>', '现场照片\n图1'],
    ['甲<br>乙', '甲\n乙'],
    ['5 &lt; 6 &amp;&amp; 7 &unknown;', '5 < 6 && 7 &unknown;'],
    ['', ''],
  ])('of %s', (html, text) => expect(textOfHtml(html)).toBe(text))
})

describe('gongkai screen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'screen-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const at = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const run = async (...argv: string[]) => {
    const lines: Record<'out' | 'err', string[]> = { out: [], err: [] }
    const code = await screenCommand(argv, {
      out: (text) => lines.out.push(text),
      err: (text) => lines.err.push(text),
    })
    return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
  }

  it('reads with a lexicon of the asker’s own over the starter lexicon; a line that cannot be used is said', async () => {
    const file = at('own.txt', '会议作了布署，用旧的说法。')
    const lexicon = at('own.csv', '词条,级别,建议改为\n旧的说法,必须处理,新的说法\n布署,停用,\n')
    const { code, out } = await run(file, '--lexicon', lexicon)
    expect(code).toBe(1)
    expect(out.split('\n')[0]).toBe('1:9  必须处理  旧的说法：“旧的说法” → 新的说法')
    expect(out).not.toContain('布署')
    const broken = await run(file, '--lexicon', at('broken.csv', '词条,级别\n甲,很严重\n'))
    expect(broken.code).toBe(2)
    expect(broken.err).toContain('第 2 行：没有“很严重”这个级别')
    expect((await run(file, '--lexicon', join(folder, 'nowhere.csv'))).err).toContain('读不到文件')
  })

  it('answers 1 when something blocks, with places, as text and as JSON', async () => {
    const file = at('dirty.txt', '会议作了布署。\n联系人：13800138000')
    const { code, out } = await run(file)
    expect(code).toBe(1)
    expect(out.split('\n')).toEqual([
      '1:5  请核对  布署：“布署” → 部署',
      '2:5  必须处理  手机号码：“13800138000” → 删除，或者遮盖中间的数字',
      '必须处理 1，请核对 1，提示 0（共 2 处）',
    ])
    const json = JSON.parse((await run(file, '--json')).out)
    expect(json).toEqual([
      {
        start: 4,
        end: 6,
        text: '布署',
        entry: '布署',
        category: 'typo',
        severity: 'warn',
        detector: 'lexicon',
        suggestion: '部署',
      },
      expect.objectContaining({ start: 12, end: 23, severity: 'block', detector: 'mobile' }),
    ])
  })

  it('reads Word files, each text with its place; says what it could not read', async () => {
    const { Document, Header, Packer, Paragraph } = await import('docx')
    const document = new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('会议作了布署')] }) },
          children: [new Paragraph('联系人：13800138000')],
        },
      ],
    })
    const file = at('notice.docx', new Uint8Array(await Packer.toBuffer(document)))
    const { code, out } = await run(file)
    expect(code).toBe(1)
    expect(out).toMatch(/页眉.* 1:5 {2}请核对 {2}布署/)
    expect(out).toContain('必须处理  手机号码：“13800138000”')
    const json = JSON.parse((await run(file, '--json')).out)
    expect(json.map(({ detector, place }: Record<string, string>) => [detector, place])).toContainEqual([
      'mobile',
      expect.any(String),
    ])
    expect(await run(at('broken.pdf', '%PDF-1.7 …'))).toMatchObject({ code: 2, out: '' })
  })

  it('answers 0 when nothing blocks', async () => {
    expect(await run(at('clean.txt', '各单位认真贯彻执行。'))).toMatchObject({ code: 0, err: '' })
    expect((await run(at('empty.txt', ''))).code).toBe(0)
  })

  it('answers 2 with one line for what it cannot use', async () => {
    const attempts = [
      [],
      ['a', 'b'],
      ['--loud', 'a'],
      [join(folder, 'missing.txt')],
      [folder],
      [at('latin.txt', Uint8Array.of(0xb2, 0xbf, 0xca, 0xf0))],
      [at('binary.bin', Uint8Array.of(80, 75, 3, 4, 0, 0))],
    ]
    for (const argv of attempts) {
      const { code, out, err } = await run(...argv)
      expect([code, out, err.split('\n').length], argv.join(' ')).toEqual([2, '', 1])
    }
  })

  it('reads its standard input and shows its help', async () => {
    expect((await run('--help')).out).toContain('退出码')
    const program = `import { screenCommand } from ${JSON.stringify(join(import.meta.dirname, 'screen-command.ts'))}
      process.exitCode = await screenCommand(['-', '--json'], { out: console.log, err: console.error })`
    const json = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      input: '作了布署',
      encoding: 'utf8',
    })
    expect(JSON.parse(json)).toMatchObject([{ start: 2, end: 4, suggestion: '部署' }])
  })
})
