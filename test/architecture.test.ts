import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

/** The architecture: lower tiers first. A module imports only from tiers before its own. */
const TIERS = [
  ['audit'],
  ['organs', 'calendar'],
  ['accounts'],
  ['catalogue', 'channels', 'messages', 'letters', 'screening', 'review'],
  ['documents'],
  ['requests', 'proposals', 'page-notes', 'rescreening'],
  ['fees', 'remedies'],
  ['annual-report', 'inspection', 'supervision'],
]

/** What a pure file may take from lib; everything else there knows the database, the network or the disk. */
const PURE_LIB = ['src/lib/day.ts', 'src/lib/refusal.ts']
/** Files of a module that are no nouns: they touch data, the edge, or a person at a terminal. */
const NOT_A_NOUN = /(^|\/)(index|queries|tables|api|jobs|[a-z0-9-]+-command)\.tsx?$/
/** config.ts reads the environment; the entry points hand it over. */
const MAY_READ_ENVIRONMENT = ['src/config.ts', 'src/main.ts', 'src/cli.ts', 'src/web-process.ts']
const SQL_CLOCK =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\b/i

type Tree = Record<string, string>

interface Import {
  /** A path from the root for our own files, else the package's name. */
  from: string
  own: boolean
  typeOnly: boolean
  names: string[]
}

const ROOT = join(import.meta.dirname, '..')
const tree: Tree = { ...readTree('src', /\.tsx?$/), ...readTree('migrations', /\.sql$/) }

describe('this tree', () => {
  test('was read', () => {
    const paths = Object.keys(tree)
    expect(paths.filter((path) => path.startsWith('src/modules/')).length).toBeGreaterThan(50)
    expect(paths.filter((path) => path.startsWith('src/lib/')).length).toBeGreaterThan(5)
    expect(paths.filter((path) => path.startsWith('migrations/')).length).toBeGreaterThan(10)
    expect(paths.some((path) => isRule(path))).toBe(true)
  })

  test('keeps to the architecture', () => {
    expect(Object.entries(tree).flatMap(([path, text]) => faultsOf(path, text))).toEqual([])
  })
})

describe('the checker sees', () => {
  const m = 'src/modules'
  const rule = `${m}/requests/rules/x.ts`
  test.each([
    ['a module outside the list', `${m}/helpers/x.ts`, '', /not in the list/],
    ['an import upward', `${m}/audit/x.ts`, "import { a } from '../organs/index.ts'", /downward/],
    [
      'an import of a type upward',
      `${m}/audit/x.ts`,
      "import type { A } from '../organs/index.ts'",
      /downward/,
    ],
    ['an import sideways', `${m}/fees/x.ts`, "import { a } from '../remedies/rules.ts'", /downward/],
    ['an export upward', `${m}/audit/x.ts`, "export * from '../organs/index.ts'", /downward/],
    ['a late import upward', `${m}/audit/x.ts`, "const a = import('../organs/index.ts')", /downward/],
    ['a way round the door', `${m}/fees/x.ts`, "import { a } from '../requests/acts.ts'", /door/],
    [
      'a test that builds upward',
      `${m}/audit/x.test.ts`,
      "import { a } from '../requests/testing/a.ts'",
      /downward/,
    ],
    ['a rule that runs with ctx', rule, "import { a } from '../../../lib/ctx.ts'", /pure/],
    ['a test that goes round', `${m}/fees/x.test.ts`, "import { a } from '../requests/acts.ts'", /door/],
    [
      'a module that knows the site',
      `${m}/fees/x.ts`,
      "import { a } from '../../site/page.ts'",
      /lib and modules/,
    ],
    [
      'lib that knows a module',
      'src/lib/x.ts',
      "import { a } from '../modules/audit/index.ts'",
      /lib imports/,
    ],
    ['a site past the door', 'src/site/x.tsx', "import { a } from '../modules/audit/tables.ts'", /door/],
    [
      'a console that runs our code',
      'src/console/x.tsx',
      "import { a } from '../modules/audit/api.ts'",
      /types/,
    ],
    [
      'a console past the API',
      'src/console/x.tsx',
      "import type { A } from '../modules/audit/rules.ts'",
      /types/,
    ],
    [
      'a screen of the console with rules for browsers',
      'src/console/x.tsx',
      "import { a } from '../modules/screening/rules/browser.ts'",
      /types/,
    ],
    ['a rule that reads', rule, "import { on } from '../queries.ts'", /pure/],
    ['a rule that asks a door for doing', rule, "import { a } from '../../calendar/index.ts'", /pure/],
    ['a rule with a library', rule, "import { z } from 'zod'", /pure/],
    ['a rule with the disk', rule, "import { readFileSync } from 'node:fs'", /pure/],
    [
      'a rule with random numbers',
      `${m}/audit/rules.ts`,
      "import { createHash, randomBytes } from 'node:crypto'",
      /pure/,
    ],
    ['a rule that hashes elsewhere', rule, "import { createHash } from 'node:crypto'", /pure/],
    ['a rule that waits', rule, 'export async function f() { await 1 }', /await/],
    [
      'a rule that loops over promises',
      rule,
      'export async function f(a) { for await (const b of a) b }',
      /await/,
    ],
    ['a rule with a clock', rule, 'export const f = () => new Date()', /new Date/],
    ['a rule with the clock as a string', rule, 'export const f = () => Date()', /Date\(\)/],
    ['a rule with another clock', rule, 'export const f = () => Date.now()', /Date\.now/],
    ['a rule with the environment', rule, 'export const f = () => process.env.X', /process\.env/],
    [
      'the environment anywhere else',
      `${m}/fees/queries.ts`,
      "const { env } = process; const x = process['env']",
      /process\.env/,
    ],
    ["the database's clock in code", `${m}/fees/queries.ts`, 'const q = `select now()`', /clock/],
    ["the database's clock in a string", `${m}/fees/queries.ts`, "const q = 'current_date'", /clock/],
    [
      'a column that defaults to it',
      'migrations/1.sql',
      'create table t (at timestamptz default now())',
      /clock/,
    ],
    ['a file it cannot read', 'src/lib/x.ts', 'const = ', /parse/],
  ])('%s', (_, path, text, fault) => {
    const faults = faultsOf(path, text)
    expect(faults).not.toEqual([])
    for (const each of faults) expect(each).toMatch(fault)
  })

  test.each([
    ['a rule that asks who acts', rule, "import type { Actor } from '../../../lib/ctx.ts'"],
    [
      'a rule on a noun, a rules door and a day',
      rule,
      "import type { A } from '../acts.ts'\nimport { b } from '../../calendar/rules/index.ts'\nimport { day } from '../../../lib/day.ts'",
    ],
    ['a hash of the audit chain', `${m}/audit/rules.ts`, "import { createHash } from 'node:crypto'"],
    [
      'words in a comment or a string',
      rule,
      "// await new Date() process.env now()\nexport const a = 'await new Date()'",
    ],
    [
      'a test of a rule with what it likes',
      `${m}/requests/rules/x.test.ts`,
      "import fc from 'fast-check'\nawait 1",
    ],
    ['a comment in SQL', 'migrations/1.sql', '-- no now() here\nselect 1'],
    [
      'a console with types of the API',
      'src/console/x.tsx',
      "import type { A } from '../modules/audit/api.ts'\nimport React from 'react'",
    ],
    [
      'a worker of the console with rules for browsers',
      'src/console/workers/x.ts',
      "import { a } from '../../modules/screening/rules/browser.ts'",
    ],
    ['an entry point', 'src/main.ts', "import { readConfig } from './config.ts'\nreadConfig(process.env)"],
  ])('nothing in %s', (_, path, text) => {
    expect(faultsOf(path, text)).toEqual([])
  })
})

/** Everything that a file does against the architecture, one line each. */
function faultsOf(path: string, text: string): string[] {
  if (path.endsWith('.sql')) {
    const statements = text.replace(/--.*$/gm, '')
    return SQL_CLOCK.test(statements) ? [`${path}: SQL asks the database's clock`] : []
  }
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) return [`${path}: does not parse`]
  const imports = importsOf(path, parsed)
  const uses = usesOf(parsed)
  const faults = [
    ...imports.map((each) => importFault(path, each)),
    moduleOf(path) !== null && tierOf(path) < 0 ? 'the module is not in the list of tiers' : null,
    ...(isRule(path) ? uses.impure.map((use) => `rules are pure: no ${use}`) : []),
    uses.environment && !isTest(path) && !isRule(path) && !MAY_READ_ENVIRONMENT.includes(path)
      ? 'only src/config.ts reads process.env'
      : null,
    uses.sqlClock && !isTest(path) ? "SQL asks the database's clock" : null,
  ]
  return faults.filter((each) => each !== null).map((each) => `${path}: ${each}`)
}

/** Why this file may not import that; null when it may. */
function importFault(path: string, wanted: Import): string | null {
  // Tests may use the fixtures and builders, a lower module's too; otherwise they keep to the doors as everybody else.
  if (isTest(path) && (!wanted.own || wanted.from.startsWith('test/'))) return null
  if (isTest(path) && wanted.from.includes('/testing/') && buildsBelow(path, wanted.from)) return null
  if (path.startsWith('src/console/')) return consoleFault(path, wanted)
  if (isRule(path)) return ruleFault(path, wanted)
  if (!wanted.own) return null
  const target = moduleOf(wanted.from)
  if (path.startsWith('src/lib/')) {
    const outside = wanted.from.startsWith('src/') && !wanted.from.startsWith('src/lib/')
    return outside ? `lib imports only lib, not ${wanted.from}` : null
  }
  const own = moduleOf(path)
  if (own !== null) {
    if (target === null && wanted.from.startsWith('src/') && !wanted.from.startsWith('src/lib/'))
      return `a module imports only lib and modules, not ${wanted.from}`
    return target === null ? null : moduleFault(path, wanted.from)
  }
  // app.ts, main.ts and cli.ts compose: they alone see every module's routes, jobs and commands.
  if (dirname(path) === 'src' || target === null || isDoor(wanted.from)) return null
  return `${wanted.from} is not a door`
}

/** True when the builders in `target` belong to a lower tier, or the test to no module at all. */
function buildsBelow(path: string, target: string): boolean {
  return moduleOf(path) === null || tierOf(target) < tierOf(path)
}

function moduleFault(path: string, target: string): string | null {
  if (moduleOf(path) === moduleOf(target)) return null
  if (tierOf(target) >= tierOf(path)) return `imports run downward only, not to ${target}`
  return isDoor(target) ? null : `${target} is not a door`
}

/**
 * The console talks over HTTP; of our code it takes the types of the answers, the two files without effects, and, in its
 * workers, the rules that a module opens for browsers.
 */
function consoleFault(path: string, { from, own, typeOnly }: Import): string | null {
  if (!own || from.startsWith('src/console/') || PURE_LIB.includes(from)) return null
  if (path.startsWith('src/console/workers/') && /\/rules\/browser\.ts$/.test(from)) return null
  const api = moduleOf(from) !== null && /^(.+-)?api\.ts$/.test(basename(from))
  return api && typeOnly ? null : `the console imports only types of a module's api.ts, not ${from}`
}

function ruleFault(path: string, { from, own, names, typeOnly }: Import): string | null {
  const no = `rules are pure: they import no ${from}`
  if (!own) {
    const hash = from === 'node:crypto' && names.every((name) => name === 'createHash')
    return hash && moduleOf(path) === 'audit' ? null : no
  }
  if (PURE_LIB.includes(from)) return null
  // A guard may ask who acts: the type, nothing that runs.
  if (from === 'src/lib/ctx.ts' && typeOnly) return null
  if (moduleOf(from) === null) return no
  if (moduleOf(from) !== moduleOf(path)) return isRulesDoor(from) ? moduleFault(path, from) : no
  if (isRule(from)) return null
  const noun = dirname(from) === moduleRoot(from)
  return noun && !NOT_A_NOUN.test(from) ? null : no
}

function importsOf(path: string, parsed: ReturnType<typeof parseSync>): Import[] {
  const found: { specifier: string; typeOnly: boolean; names: string[] }[] = []
  for (const { moduleRequest, entries } of parsed.module.staticImports) {
    found.push({
      specifier: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every((each) => each.isType),
      names: entries.map((each) => each.importName.name ?? '*'),
    })
  }
  for (const { moduleRequest, isType, importName } of parsed.module.staticExports.flatMap(
    (each) => each.entries,
  )) {
    if (moduleRequest === null) continue
    found.push({ specifier: moduleRequest.value, typeOnly: isType, names: [importName.name ?? '*'] })
  }
  for (const { type, source } of nodesOf(parsed.program)) {
    if (type !== 'ImportExpression') continue
    // A name made up at run time could be anything: it is taken for the worst.
    const specifier = isNode(source) && source.type === 'Literal' ? String(source.value) : '../(computed)'
    found.push({ specifier, typeOnly: false, names: ['*'] })
  }
  return found.map(({ specifier, ...rest }) => {
    const own = specifier.startsWith('.')
    return { ...rest, own, from: own ? join(dirname(path), specifier) : specifier }
  })
}

function usesOf(parsed: ReturnType<typeof parseSync>) {
  const impure = new Set<string>()
  let environment = false
  let sqlClock = false
  for (const node of nodesOf(parsed.program)) {
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) impure.add('await')
    // Even with an argument: a legal date is a Day, and its arithmetic stands in lib/day.
    if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date') impure.add('new Date(')
    if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') impure.add('Date()')
    if (isMember(node, 'Date', 'now')) impure.add('Date.now')
    if (isMember(node, 'process', 'env') || takesApart(node, 'process')) environment = true
    if (SQL_CLOCK.test(textOf(node))) sqlClock = true
  }
  if (environment) impure.add('process.env')
  return { environment, sqlClock, impure: [...impure] }
}

interface Node {
  type: string
  [key: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** A node of the syntax tree and all below it. */
function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each)
  if (!isNode(value)) return
  yield value
  for (const child of Object.values(value)) if (typeof child === 'object') yield* nodesOf(child)
}

function nameOf(value: unknown): unknown {
  if (!isNode(value)) return null
  return value.type === 'Identifier' ? value.name : value.type === 'Literal' ? value.value : null
}

function isMember(node: Node, object: string, property: string): boolean {
  return (
    node.type === 'MemberExpression' && nameOf(node.object) === object && nameOf(node.property) === property
  )
}

/** `const { env } = process` */
function takesApart(node: Node, name: string): boolean {
  return (
    node.type === 'VariableDeclarator' &&
    nameOf(node.init) === name &&
    isNode(node.id) &&
    node.id.type === 'ObjectPattern'
  )
}

/** What a string or a piece of a template says; nothing for any other node. */
function textOf(node: Node): string {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateElement') return JSON.stringify(node.value)
  return ''
}

function moduleOf(path: string): string | null {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null
}

function moduleRoot(path: string): string {
  return `src/modules/${moduleOf(path)}`
}

function tierOf(path: string): number {
  return TIERS.findIndex((tier) => tier.includes(moduleOf(path) ?? ''))
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /\/testing\//.test(path)
}

/** A rule: `rules.ts` or anything below `rules/`, tests apart. */
function isRule(path: string): boolean {
  return /^src\/modules\/[^/]+\/rules(\.ts$|\/)/.test(path) && !isTest(path)
}

function isRulesDoor(path: string): boolean {
  return /^src\/modules\/[^/]+\/rules(\.ts|\/index\.ts)$/.test(path)
}

function isDoor(path: string): boolean {
  return isRulesDoor(path) || /^src\/modules\/[^/]+\/index\.ts$/.test(path)
}

function readTree(folder: string, names: RegExp): Tree {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()
  const paths = files.filter((name) => names.test(name)).map((name) => join(folder, name))
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]))
}
