import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

/**
 * Every query of the modules writes its organ out: row-level security is the second wall, not the first. Held by
 * reading the source, so that it also covers the query that no test happens to run.
 */

const ROOT = join(import.meta.dirname, '..')
const FROM = ['selectFrom', 'updateTable', 'deleteFrom']
const JOIN = /^((inner|left|right|full|cross)(Lateral)?Join(Lateral)?|from|using)$/
/** Ways to a table that nobody needed yet: whoever does extends this test first. */
const UNKNOWN = ['mergeInto', 'replaceInto', 'withRecursive', 'selectNoFrom']
const SQL_TABLE = /\b(from|join|update|into)\s+(?!set\b)[a-z_]+/i

/** Queries that belong to no organ, by file and function, with the reason. */
const WITHOUT_ORGAN: Record<string, string> = {
  'src/modules/organs/queries.ts findFirstHost': 'finds what the demo shows at a bare address',
  'src/modules/organs/queries.ts listHosts': 'lists the sites that a command can be for',
  'src/modules/organs/queries.ts listOrganIds': 'lists the chains there are to seal',
  'src/modules/requests/queries/list-requests.ts countUpTo':
    'counts what wantedCases finds, which names the organ',
  'src/modules/organs/actions/found-organ.ts foundOrgan': 'makes the organ',
}

interface Fault {
  /** The file and the function around the query. */
  where: string
  what: string
}

interface Found {
  queries: number
  faults: Fault[]
}

const tree = readModules()
const found = Object.entries(tree).map(([path, text]) => check(path, text))

describe('the modules', () => {
  test('were read', () => {
    expect(Object.keys(tree).length).toBeGreaterThan(100)
    expect(found.reduce((sum, { queries }) => sum + queries, 0)).toBeGreaterThan(60)
  })

  test('name the organ in every query', () => {
    const faults = found.flatMap((each) => each.faults).filter(({ where }) => !(where in WITHOUT_ORGAN))
    expect(faults.map(({ where, what }) => `${where}: ${what}`)).toEqual([])
  })

  test('have no exception that is none any more', () => {
    const used = found.flatMap((each) => each.faults).map(({ where }) => where)
    expect(Object.keys(WITHOUT_ORGAN).filter((where) => !used.includes(where))).toEqual([])
  })
})

describe('the checker sees', () => {
  test.each([
    ['a select without', "on(ctx).selectFrom('a').where('id', '=', 1)", 'selectFrom a'],
    ['an update without', "on(ctx).updateTable('a').set({ b: 1 }).where('id', '=', 1)", 'updateTable a'],
    ['a delete without', "on(ctx).deleteFrom('a').execute()", 'deleteFrom a'],
    [
      'an organ from elsewhere',
      "on(ctx).selectFrom('a').where('organ_id', '=', given.organId)",
      'selectFrom a',
    ],
    ['all organs but one', "on(ctx).selectFrom('a').where('organ_id', '!=', ctx.organId)", 'selectFrom a'],
    [
      'a condition inside an alternative only',
      "on(ctx).selectFrom('a').where((eb) => eb.or([eb('organ_id', '=', ctx.organId), eb('id', '=', 1)]))",
      'selectFrom a',
    ],
    [
      'the condition on another table',
      "on(ctx).selectFrom('a as x').where('y.organ_id', '=', ctx.organId)",
      'selectFrom a as x',
    ],
    [
      'a join by id alone',
      "on(ctx).selectFrom('a as x').innerJoin('b as y', (join) => join.onRef('y.id', '=', 'x.b_id')).where('x.organ_id', '=', ctx.organId)",
      'innerJoin b as y',
    ],
    [
      'a join by two names',
      "on(ctx).selectFrom('a as x').leftJoin('b as y', 'y.id', 'x.b_id').where('x.organ_id', '=', ctx.organId)",
      'leftJoin b as y',
    ],
    [
      'a subquery without',
      "on(ctx).selectFrom('a').where('organ_id', '=', ctx.organId).where((eb) => eb.exists(eb.selectFrom('b').where('id', '=', 1)))",
      'selectFrom b',
    ],
    ['SQL by hand', 'sql`select 1 from a where id = 7`', 'sql select 1 from a where id = 7'],
    [
      'an insert for another',
      "on(ctx).insertInto('a').values({ organ_id: given.organId })",
      'organ_id given.organId',
    ],
    ['an insert for a fixed one', "on(ctx).insertInto('a').values({ organ_id: 1 })", 'organ_id 1'],
    [
      'an upsert across organs',
      "on(ctx).insertInto('a').values(b).onConflict((conflict) => conflict.columns(['key']).doNothing())",
      'columns key',
    ],
    [
      'an upsert on a name',
      "on(ctx).insertInto('a').onConflict((c) => c.constraint('a_key').doNothing())",
      'constraint a_key',
    ],
    [
      'a table it cannot name',
      "on(ctx).selectFrom(table).where('organ_id', '=', ctx.organId)",
      'selectFrom (computed)',
    ],
    ['a way it does not know', "on(ctx).mergeInto('a')", 'mergeInto a'],
  ])('%s', (_, text, what) => {
    const { faults } = check('src/modules/x/queries.ts', `export function find(ctx) { return ${text} }`)
    expect(faults).toEqual([{ where: 'src/modules/x/queries.ts find', what }])
  })

  test.each([
    ['a plain query', "on(ctx).selectFrom('a').select('b').where('organ_id', '=', ctx.organId)"],
    [
      'the condition at the end',
      "on(ctx).deleteFrom('a').where('b', '=', 1).where('organ_id', '=', ctx.organId).execute()",
    ],
    ['a table by its name', "on(ctx).selectFrom('a').where('a.organ_id', '=', ctx.organId)"],
    [
      'a join within the organ',
      "on(ctx).selectFrom('a as x').innerJoin('b as y', (join) => join.onRef('y.organ_id', '=', 'x.organ_id').onRef('y.id', '=', 'x.b_id')).where('x.organ_id', '=', ctx.organId)",
    ],
    [
      'a subquery within the organ',
      "on(ctx).selectFrom('a as x').where('x.organ_id', '=', ctx.organId).where((eb) => eb.exists(eb.selectFrom('b as y').whereRef('y.organ_id', '=', 'x.organ_id')))",
    ],
    ['SQL by hand within the organ', 'sql`(select max(n.no) from edition n where n.organ_id = d.organ_id)`'],
    ['SQL that reads no table', 'sql`coalesce(sum(b), 0)`'],
    [
      'an upsert',
      "on(ctx).insertInto('a').values({ organ_id: ctx.organId }).onConflict((c) => c.columns(['organ_id', 'b']).doNothing())",
    ],
    ['words of other trades', "Array.from('a')"],
  ])('nothing in %s', (_, text) => {
    const { faults } = check('src/modules/x/queries.ts', `export function find(ctx) { return ${text} }`)
    expect(faults).toEqual([])
  })
})

function check(path: string, text: string): Found {
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) return { queries: 0, faults: [{ where: path, what: 'does not parse' }] }
  const result: Found = { queries: 0, faults: [] }
  visit(parsed.program, { name: '', chain: [] }, (node, { name, chain }) => {
    const report = (what: string | null) => {
      if (what !== null) result.faults.push({ where: `${path} ${name}`.trim(), what })
    }
    const call = callOf(node)
    if (call !== null && (FROM.includes(call.method) || UNKNOWN.includes(call.method))) {
      if (FROM.includes(call.method)) result.queries += 1
      report(queryFault(call, chain))
    }
    if (call !== null && isQueryChain(node)) {
      if (JOIN.test(call.method)) report(joinFault(call))
      if (call.method === 'onConflict') {
        for (const inner of callsIn(call.args)) report(conflictFault(inner))
      }
    }
    report(sqlFault(node))
    report(propertyFault(node))
  })
  return result
}

/** The query names its table, and its chain the organ of the ctx for it. */
function queryFault({ method, args }: Call, chain: readonly Call[]): string | null {
  const table = literal(args[0])
  if (table === null) return `${method} (computed)`
  if (UNKNOWN.includes(method)) return `${method} ${table}`
  const names = columnNames(table)
  const isHeld = chain.some((each) => {
    const [left, operator, right] = each.args
    if (literal(operator) !== '=') return false
    if (each.method === 'where') return names.includes(literal(left) ?? '') && isOwnOrgan(right)
    // A subquery is held by the query around it.
    return (
      each.method === 'whereRef' &&
      names.includes(literal(left) ?? '') &&
      /\.organ_id$/.test(literal(right) ?? '')
    )
  })
  return isHeld ? null : `${method} ${table}`
}

/** What is joined belongs to the same organ. */
function joinFault({ method, args }: Call): string | null {
  const table = literal(args[0])
  if (table === null) return `${method} (computed)`
  const isOrgan = (arg: unknown) => /^\w+\.organ_id$/.test(literal(arg) ?? '')
  const byNames = isOrgan(args[1]) && isOrgan(args[2])
  const byRefs = callsIn(args.slice(1)).some(
    (each) => each.method === 'onRef' && isOrgan(each.args[0]) && isOrgan(each.args[2]),
  )
  return byNames || byRefs ? null : `${method} ${table}`
}

/** The key that an upsert meets has the organ in it. */
function conflictFault({ method, args }: Call): string | null {
  if (method === 'constraint' || method === 'column') return `${method} ${literal(args[0])}`
  if (method !== 'columns') return null
  const [list] = args
  const columns = isNode(list) && Array.isArray(list.elements) ? list.elements.map(literal) : []
  return columns.includes('organ_id') ? null : `columns ${columns.join(' ')}`
}

/** SQL by hand that reads or writes a table speaks of the organ. */
function sqlFault(node: Node): string | null {
  if (node.type !== 'TaggedTemplateExpression') return null
  const tag = node.tag
  const isSql = isNode(tag) && (tag.name === 'sql' || (isNode(tag.object) && tag.object.name === 'sql'))
  if (!isSql || !isNode(node.quasi) || !Array.isArray(node.quasi.quasis)) return null
  const text = node.quasi.quasis.map((each) => (each as { value: { cooked: string } }).value.cooked).join('')
  return SQL_TABLE.test(text) && !/organ_id\s*=/.test(text) ? `sql ${text}` : null
}

/** A row is written for the organ of the ctx. */
function propertyFault(node: Node): string | null {
  if (node.type !== 'Property' || nameOf(node.key) !== 'organ_id') return null
  if (isOwnOrgan(node.value)) return null
  // Taken apart (`const { organ_id: organId } = …`), not put together.
  return node.inPattern === true ? null : `organ_id ${source(node.value)}`
}

function isOwnOrgan(value: unknown): boolean {
  return source(value) === 'ctx.organId'
}

/** `organ_id` as it may be written for a table: bare, or behind its name or alias. */
function columnNames(table: string): string[] {
  const [name = '', alias] = table.split(/\s+as\s+/)
  return alias === undefined ? ['organ_id', `${name}.organ_id`] : ['organ_id', `${alias}.organ_id`]
}

interface Node {
  type: string
  [key: string]: unknown
}

interface Call {
  method: string
  args: readonly unknown[]
}

interface Place {
  /** The function around it, the outermost one. */
  name: string
  /** The calls made on the result of this one, and on theirs. */
  chain: readonly Call[]
}

/** Every node with the name of the outermost function around it and the chain of calls that follows it. */
function visit(value: unknown, place: Place, look: (node: Node, place: Place) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, { ...place, chain: [] }, look)
    return
  }
  if (!isNode(value)) return
  look(value, place)
  const name = place.name || declaredName(value)
  const call = callOf(value)
  for (const [key, child] of Object.entries(value)) {
    if (typeof child !== 'object' || child === null) continue
    if (value.type === 'ObjectPattern' && key === 'properties') markPattern(child)
    // Down the chain: what stands to the left of this call is followed by it.
    const isCallee =
      (call !== null && key === 'callee') || (value.type === 'MemberExpression' && key === 'object')
    const chain = isCallee ? (call !== null ? [call, ...place.chain] : place.chain) : []
    visit(child, { name, chain }, look)
  }
}

function markPattern(properties: unknown): void {
  for (const each of properties as Node[]) each.inPattern = true
}

function declaredName(node: Node): string {
  if (node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator')
    return String(nameOf(node.id) ?? '')
  return ''
}

/** A call of a method, `x.method(…)`. */
function callOf(node: unknown): Call | null {
  if (!isNode(node) || node.type !== 'CallExpression' || !isNode(node.callee)) return null
  if (node.callee.type !== 'MemberExpression') return null
  return { method: String(nameOf(node.callee.property)), args: node.arguments as unknown[] }
}

/** Whether a query builder stands to the left: tells `query.from(…)` from `Array.from(…)`. */
function isQueryChain(node: Node): boolean {
  let left: unknown = node
  while (isNode(left)) {
    const call = callOf(left)
    if (call !== null && [...FROM, 'insertInto'].includes(call.method)) return true
    if (left.type === 'CallExpression') left = left.callee
    else if (left.type === 'MemberExpression') left = left.object
    else return false
  }
  return false
}

function callsIn(value: unknown): Call[] {
  const calls: Call[] = []
  visit(value, { name: '', chain: [] }, (node) => {
    const call = callOf(node)
    if (call !== null) calls.push(call)
  })
  return calls
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function literal(value: unknown): string | null {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : null
}

function nameOf(value: unknown): unknown {
  if (!isNode(value)) return null
  return value.type === 'Identifier' ? value.name : value.type === 'Literal' ? value.value : null
}

/** Names, literals and dots as they are written; enough to tell `ctx.organId` from anything else. */
function source(value: unknown): string {
  if (!isNode(value)) return ''
  if (value.type === 'MemberExpression') return `${source(value.object)}.${source(value.property)}`
  return String(nameOf(value) ?? value.type)
}

function readModules(): Record<string, string> {
  const folder = 'src/modules'
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()
  const paths = files
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\/testing\//.test(name))
    .map((name) => join(folder, name))
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]))
}
