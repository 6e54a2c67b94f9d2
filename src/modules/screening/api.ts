import { z } from 'zod'
import { csvText, decodeCsv, readCsv } from '../../lib/csv.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, isDay } from '../../lib/day.ts'
import { attachedFile, route } from '../../lib/http.ts'
import { adoptLexicon } from './actions/adopt-lexicon.ts'
import { CATEGORY_NAMES, type OwnEntry, SEVERITY_NAMES } from './lexicon-entry.ts'
import { countIgnored, findLexicon, listLexiconVersions } from './lexicons.ts'
import { proposeMasks, toReadWith } from './queries.ts'
import { lexiconChange, lexiconOfTable, STARTER_LEXICON, tableOfLexicon } from './rules/index.ts'

export type { LexiconVersion, OwnEntry } from './lexicon-entry.ts'

const PER_PAGE = 20
const SHOWN = 20
const day = z.custom<Day>((value) => isDay(value), '日期应为 YYYY-MM-DD，例如 2026-03-02').nullable()
const seen = z.number('请刷新页面后重试').int('请刷新页面后重试')
const keys = <K extends string>(names: Record<K, string>) => Object.keys(names) as [K, ...K[]]
const entry = z.object({
  text: z.string('请填写词条').trim().min(1, '请填写词条'),
  category: z.enum(keys(CATEGORY_NAMES), '请选择类别'),
  severity: z.enum(keys(SEVERITY_NAMES), '请选择级别'),
  replacement: z.string().trim().max(100, '建议不超过 100 字').default(''),
  source: z.string().trim().max(200, '来源不超过 200 字').default(''),
  exceptions: z.array(z.string().trim().min(1)).max(200, '例外过多').readonly().default([]),
  wholeWord: z.boolean().default(false),
  validFrom: day.default(null),
  validUntil: day.default(null),
})
/** The file as the browser read it, byte for byte. */
const table = z.object({
  file: z.base64('文件没有读完整，请重新选择').max(900_000, '文件过大，请分成几份'),
  name: z.string().trim().max(200).default('词库.csv'),
})

const MOST_LINES = 20_000
const LONGEST_LINE = 100_000
const lines = z
  .array(z.string().max(LONGEST_LINE, '一段文字过长'), '请刷新页面后重试')
  .max(MOST_LINES, '正文过长')

/** For whoever writes: what could be masked in the lines of a text. */
export const maskRoutes = [
  route({
    method: 'GET',
    url: '/api/screening/lexicon',
    permission: 'documents.draft',
    handle: (ctx) => toReadWith(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/screening/masks',
    permission: 'documents.draft',
    body: z.object({ texts: lines }),
    handle: async (ctx, { body: { texts } }) => ({ replacements: await proposeMasks(ctx, texts) }),
  }),
]

/** What an organ reads texts with: the starter lexicon, and its own entries over it. */
export const lexiconRoutes = [
  route({
    method: 'GET',
    url: '/api/settings/lexicon',
    permission: 'settings.organ',
    query: z.object({
      words: z.string().trim().max(100, '不超过 100 字').default(''),
      page: z.coerce.number('页码应为数字').int('页码应为整数').min(1, '页码从 1 开始').default(1),
    }),
    handle: (ctx, { query }) => showLexicon(ctx, query),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/lexicon/entry',
    permission: 'settings.organ',
    body: z.object({ entry, seen }),
    handle: async (ctx, { body }) => {
      const { entries } = await findLexicon(ctx)
      const others = entries.filter(({ text }) => text !== body.entry.text)
      const source = `词条“${body.entry.text}”`
      return adoptLexicon(ctx, { entries: [...others, body.entry], source, seen: body.seen })
    },
  }),
  route({
    method: 'POST',
    url: '/api/settings/lexicon/removal',
    permission: 'settings.organ',
    body: z.object({ text: z.string(), seen }),
    handle: async (ctx, { body }) => {
      const entries = (await findLexicon(ctx)).entries.filter(({ text }) => text !== body.text)
      return adoptLexicon(ctx, { entries, source: `删除词条“${body.text}”`, seen: body.seen })
    },
  }),
  route({
    method: 'POST',
    url: '/api/settings/lexicon/preview',
    permission: 'settings.organ',
    body: table,
    handle: async (ctx, { body }) => {
      const before = await findLexicon(ctx)
      const { entries, problems } = entriesIn(body.file)
      const { added, changed, removed } = lexiconChange(before.entries, entries)
      const some = (of: readonly OwnEntry[]) => ({
        count: of.length,
        texts: of.slice(0, SHOWN).map(({ text }) => text),
      })
      return {
        seen: before.version,
        entries: entries.length,
        added: some(added),
        changed: some(changed),
        removed: some(removed),
        problems: { count: problems.length, lines: problems.slice(0, SHOWN) },
      }
    },
  }),
  route({
    method: 'PUT',
    url: '/api/settings/lexicon',
    permission: 'settings.organ',
    body: table.extend({ seen }),
    handle: (ctx, { body }) =>
      adoptLexicon(ctx, { entries: entriesIn(body.file).entries, source: body.name, seen: body.seen }),
  }),
  route({
    method: 'GET',
    url: '/api/settings/lexicon.csv',
    permission: 'settings.organ',
    handle: async (ctx) =>
      attachedFile({
        name: '本单位词库.csv',
        type: 'text/csv; charset=utf-8',
        body: csvText(tableOfLexicon((await findLexicon(ctx)).entries)),
      }),
  }),
]

function entriesIn(file: string) {
  return lexiconOfTable(readCsv(decodeCsv(Buffer.from(file, 'base64'))))
}

/** Own entries and starter entries in one list, those that hold these words. */
async function showLexicon(ctx: Ctx, { words, page }: { words: string; page: number }) {
  const { version, entries } = await findLexicon(ctx)
  const own = new Set(entries.map(({ text }) => text))
  const all = [
    ...entries.map((each) => ({ ...each, isOwn: true })),
    ...STARTER_LEXICON.filter(({ text }) => !own.has(text)).map(
      ({ exceptions = [], wholeWord = false, ...each }) => ({
        ...each,
        exceptions,
        wholeWord,
        validFrom: null,
        validUntil: null,
        isOwn: false,
      }),
    ),
  ].filter(({ text, replacement }) => text.includes(words) || replacement.includes(words))
  return {
    version,
    own: entries.length,
    starter: STARTER_LEXICON.length,
    categories: CATEGORY_NAMES,
    severities: SEVERITY_NAMES,
    total: all.length,
    perPage: PER_PAGE,
    items: all.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    ignored: (await countIgnored(ctx)).slice(0, SHOWN),
    versions: await listLexiconVersions(ctx),
  }
}
