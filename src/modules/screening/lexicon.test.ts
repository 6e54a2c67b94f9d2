import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { csvText, decodeCsv, readCsv } from '../../lib/csv.ts'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { act } from '../../lib/db.ts'
import { Refused } from '../../lib/refusal.ts'
import { addPerson } from '../accounts/index.ts'
import { adoptLexicon } from './actions/adopt-lexicon.ts'
import { disposeFinding } from './actions/dispose-finding.ts'
import type { OwnEntry } from './lexicon-entry.ts'
import { countIgnored, findLexicon, listLexiconVersions } from './lexicons.ts'
import { findingsOf } from './queries.ts'
import { lexiconChange, lexiconOfTable, lexiconOn, tableOfLexicon, whyNotEntry } from './rules/index.ts'

const ENTRY: OwnEntry = {
  text: '一网通办平台',
  category: 'wording',
  severity: 'block',
  replacement: '政务服务平台',
  source: '本单位用语规范',
  exceptions: ['原一网通办平台'],
  wholeWord: false,
  validFrom: null,
  validUntil: null,
}

describe('a lexicon as a table', () => {
  const words = fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((each) => each.trim() === each && !/[\r\n|｜、\0]/.test(each))
  const days = fc.option(
    fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    { nil: null },
  )
  const asDay = (date: Date | null) => (date === null ? null : day(date.toISOString().slice(0, 10)))
  const entries = fc.uniqueArray(
    fc
      .record({
        text: words,
        category: fc.constantFrom('typo' as const, 'wording' as const, 'date' as const),
        severity: fc.constantFrom('block' as const, 'warn' as const, 'note' as const, 'off' as const),
        replacement: words,
        source: words,
        more: fc.uniqueArray(words, { maxLength: 3 }),
        wholeWord: fc.boolean(),
        from: days,
      })
      .map(({ more, from, ...each }) => ({
        ...each,
        exceptions: more.map((word) => `${word}${each.text}`),
        validFrom: asDay(from),
        validUntil: null,
      })),
    { selector: ({ text }) => text, maxLength: 20 },
  )

  it('comes back from its file as it went in, in UTF-8 and in GB 18030', () => {
    fc.assert(
      fc.property(entries, (own) => {
        // A cell that a spreadsheet would take for a formula gets a mark of its own.
        const plain = own.filter(
          (each) =>
            !tableOfLexicon([each])
              .flat()
              .some((cell) => /^[=+\-@'"]/.test(cell)),
        )
        const file = Buffer.from(csvText(tableOfLexicon(plain)))
        const read = lexiconOfTable(readCsv(decodeCsv(file)))
        expect(read).toEqual({ entries: plain, problems: [] })
      }),
      { seed: 5, numRuns: 200 },
    )
    const older = Buffer.from('b4caccf50ab9abbfaa', 'hex')
    expect(lexiconOfTable(readCsv(decodeCsv(older))).entries.map(({ text }) => text)).toEqual(['公开'])
  })

  it.each([
    ['名称,级别\n甲,提示\n', '第一行应是列名'],
    ['词条,级别\n甲,严重\n', '没有“严重”这个级别'],
    ['词条,类别\n甲,怪\n', '没有“怪”这个类别'],
    ['词条,生效日期\n甲,去年\n', '日期应为 YYYY-MM-DD'],
    ['词条,例外\n路口,交通\n', '例外“交通”应是包含“路口”的更长的词语'],
    ['词条\n甲\n甲\n', '词条“甲”前面已经有了'],
    ['词条,备注\n甲,x\n', '没有“备注”这一列'],
    ['词条,整词\n甲,对\n', '“整词”应填“是”或者“否”'],
    ['词条,级别\n,提示\n', '请填写词条'],
    ['词条,生效日期,失效日期\n甲,2026-02-01,2026-01-01\n', '失效日期不能早于生效日期'],
  ])('%j: %s', (text, message) => {
    const { problems } = lexiconOfTable(readCsv(text))
    expect(problems.map(({ what }) => what).join()).toContain(message)
  })

  it('tells the line of what it cannot use, and reads the others', () => {
    const { entries: read, problems } = lexiconOfTable(readCsv('级别,词条\n提示,甲\n严重,乙\n\n停用,丙\n'))
    expect(read.map(({ text, severity }) => [text, severity])).toEqual([
      ['甲', 'note'],
      ['丙', 'off'],
    ])
    expect(problems.map(({ line }) => line)).toEqual([3])
  })
})

describe('an organ’s own entries over the starter lexicon', () => {
  const starter = [
    { text: '甲', category: 'typo', severity: 'warn', replacement: '', source: '' },
    { text: '乙', category: 'typo', severity: 'warn', replacement: '', source: '' },
  ] as const
  const own = (changes: Partial<OwnEntry>): OwnEntry => ({ ...ENTRY, exceptions: [], ...changes })

  it('stand in the place of the same text, and can switch it off', () => {
    const entries = [own({ text: '甲', severity: 'off' }), own({ text: '丙', severity: 'note' })]
    const read = lexiconOn(day('2026-03-01'), starter, entries)
    expect(read.map(({ text, severity }) => `${text} ${severity}`)).toEqual(['乙 warn', '丙 note'])
  })

  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
  ])('count on their days: %s', (on, counts) => {
    const entry = own({ text: '丙', validFrom: day('2026-03-01'), validUntil: day('2026-03-31') })
    expect(lexiconOn(day(on), starter, [entry]).some(({ text }) => text === '丙')).toBe(counts)
  })

  it('are compared by text: added, changed, removed', () => {
    const [a, b, c] = [own({ text: '甲' }), own({ text: '乙' }), own({ text: '丙' })]
    const change = lexiconChange([a, b], [{ ...b, replacement: '别的' }, c])
    expect(
      [change.added, change.changed, change.removed].map((each) => each.map(({ text }) => text)),
    ).toEqual([['丙'], ['乙'], ['甲']])
    expect(whyNotEntry(ENTRY)).toEqual([])
  })
})

describe('in the database', () => {
  let database: TestDatabase
  let organId: OrganId
  let other: OrganId
  let personId: number
  const PARTS = [{ name: '正文', text: '请到一网通办平台办理；原一网通办平台停用。市攻府。' }]

  beforeAll(async () => {
    database = await freshDatabase()
    organId = await buildOrgan(database, '011158671', 'one.localhost')
    other = await buildOrgan(database, '011158672', 'two.localhost')
    const person = {
      login: 'admin',
      name: '吕维',
      password: '项目建设年招商引资加油干',
      roles: ['systemAdministrator' as const],
    }
    personId = await act(database, sceneOn('2025-01-02', organId), (ctx) => addPerson(ctx, person))
  })
  afterAll(() => database?.drop())

  const as = <T>(work: (ctx: Ctx) => Promise<T>, organ = organId) => {
    const actor = { kind: 'person' as const, id: personId, name: '吕维', roles: ['systemAdministrator'] }
    return act(database, sceneOn('2025-01-14', organ, actor), work)
  }
  const found = async (organ = organId) =>
    (await as((ctx) => findingsOf(ctx, { kind: 'document', id: 1 }, PARTS), organ)).map(
      ({ text, severity }) => `${text} ${severity}`,
    )

  it('texts are read with them from the moment they are adopted, by this organ only', async () => {
    expect(await found()).toEqual(['攻府 block'])
    await as((ctx) => adoptLexicon(ctx, { entries: [ENTRY], source: '词库.csv', seen: 0 }))
    expect(await found()).toEqual(['一网通办平台 block', '攻府 block'])
    expect(await found(other)).toEqual(['攻府 block'])
    const off = { ...ENTRY, text: '攻府', severity: 'off' as const, exceptions: [] }
    await as((ctx) => adoptLexicon(ctx, { entries: [ENTRY, off], source: '词条', seen: 1 }))
    expect(await found()).toEqual(['一网通办平台 block'])
  })

  it('each change is a version; what changes nothing, or is behind, is refused', async () => {
    const { version, entries } = await as(findLexicon)
    const same = as((ctx) => adoptLexicon(ctx, { entries, source: '再来', seen: version }))
    await expect(same).rejects.toThrow(Refused)
    const behind = as((ctx) => adoptLexicon(ctx, { entries: [], source: '旧的', seen: version - 1 }))
    await expect(behind).rejects.toThrow(Refused)
    const twice = as((ctx) => adoptLexicon(ctx, { entries: [ENTRY, ENTRY], source: '两次', seen: version }))
    await expect(twice).rejects.toThrow(Refused)
    const versions = await as(listLexiconVersions)
    expect(versions.map((each) => [each.version, each.entries, each.madeBy])).toEqual([
      [2, 2, '吕维'],
      [1, 1, '吕维'],
    ])
  })

  it('counts what is ignored, entry by entry', async () => {
    const subject = { kind: 'document', id: 1 }
    const findings = await as((ctx) => findingsOf(ctx, subject, PARTS))
    const [first] = findings
    const given = {
      findings,
      key: first?.key ?? '',
      detector: 'lexicon',
      entry: ENTRY.text,
      kind: 'ignored' as const,
      reason: '引用原文',
    }
    await as((ctx) => disposeFinding(ctx, subject, given))
    expect(await as(countIgnored)).toEqual([{ entry: ENTRY.text, times: 1 }])
    expect(await as(countIgnored, other)).toEqual([])
  })
})
