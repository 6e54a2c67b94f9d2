import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Ctx, OrganId, Secrets } from '../src/lib/ctx.ts'
import { day, instantInChina } from '../src/lib/day.ts'
import type { Database } from '../src/lib/db.ts'
import { newKey, secretsFrom } from '../src/lib/secrets.ts'
import { countTable4 } from '../src/modules/remedies/index.ts'
import { countTable3, listRequests } from '../src/modules/requests/index.ts'
import { showBoard } from '../src/modules/requests/queries/show-board.ts'
import { buildOrgan } from '../test/builders.ts'
import { openBenchDatabase } from './database.ts'
import { median } from './figures.ts'

const CASES = Number(process.env.BENCH_CASES ?? 1_000_000)
const ROUNDS = 5
const TODAY = day('2026-06-30')

/**
 * One organ with a million cases over ten years, of which those of the last weeks are open: a page of the list, the
 * board, and tables 3 and 4, beside one aggregate that reads every case (no index may be used). Rounds alternate;
 * medians, milliseconds. The cases are made by insert-select: their rows are as real ones, and open cases have acts.
 */
export async function benchCases(print: (line: string) => void): Promise<void> {
  const { database, owner, masterKey, close } = await openBenchDatabase(2)
  try {
    const secrets = secretsFrom(masterKey)
    const organId = await buildOrgan(database, '011158671', 'bench.localhost')
    const { open, made } = await fill(owner, organId, secrets)
    print(`${CASES} 件申请（未办结 ${open} 件），生成用时 ${(made / 1000).toFixed(0)} 秒`)
    await measure(database, { organId, secrets }, print)
  } finally {
    await close()
  }
}

const LISTS: Readonly<Record<string, Parameters<typeof listRequests>[1]>> = {
  '台账第1页（未办结）': { which: 'open', page: 1 },
  '台账第100页（未办结）': { which: 'open', page: 100 },
  '台账第1页（全部）': { which: 'all', page: 1 },
  '台账第200页（全部）': { which: 'all', page: 200 },
  '台账第1页（已送达）': { which: 'all', stage: 'served', page: 1 },
  '台账第1页（待确认）': { which: 'open', stage: 'submitted', page: 1 },
  '台账第1页（已逾期）': { which: 'open', left: 'overdue', page: 1 },
  '台账第1页（3–5个工作日）': { which: 'open', left: 'within5', page: 1 },
  '台账第1页（无期限）': { which: 'open', left: 'none', page: 1 },
  '台账第1页（某经办人未办结）': { which: 'open', officer: 7, page: 1 },
  '台账第1页（某经办人全部）': { which: 'all', officer: 7, page: 1 },
  '台账第1页（未分办）': { which: 'all', officer: 'none', page: 1 },
  '台账第1页（自然人）': { which: 'all', kind: 'naturalPerson', page: 1 },
  '台账第1页（法人或者其他组织）': { which: 'all', kind: 'organisation', page: 1 },
  '台账第1页（法律服务机构）': { which: 'all', kind: 'legalServices', page: 1 },
  '台账第1页（传真）': { which: 'all', channel: 'fax', page: 1 },
  '台账第1页（平常信函，没有）': { which: 'all', channel: 'ordinaryPost', page: 1 },
  '台账第1页（某科室）': { which: 'all', unit: 3, page: 1 },
  '台账第1页（未交办科室）': { which: 'all', unit: 'none', page: 1 },
  '台账第1页（2018年某科室传真）': { which: 'all', unit: 3, channel: 'fax', year: 2018, page: 1 },
  '台账第1页（某科室法律服务机构已送达）': {
    which: 'all',
    unit: 3,
    kind: 'legalServices',
    stage: 'served',
    page: 1,
  },
  '台账第1页（某经办人某科室待补正）': {
    which: 'all',
    officer: 7,
    unit: 3,
    stage: 'awaitingSupplement',
    page: 1,
  },
  '台账第1页（予以公开）': { which: 'all', outcome: 'granted', page: 1 },
  '台账第1页（本年予以公开）': { which: 'all', outcome: 'granted', year: 2026, page: 1 },
  '台账第1页（2018年）': { which: 'all', year: 2018, page: 1 },
  '台账第1页（2018年已送达）': { which: 'all', stage: 'served', year: 2018, page: 1 },
  '台账第1页（本月新收）': { which: 'all', month: { month: '2026-06', figure: 'received' }, page: 1 },
  '台账第1页（本月逾期办结）': { which: 'all', month: { month: '2026-06', figure: 'late' }, page: 1 },
  '台账第1页（本月补正）': { which: 'all', month: { month: '2026-06', figure: 'supplementsAsked' }, page: 1 },
}

const MEASURED: readonly { name: string; run(ctx: Ctx): Promise<unknown> }[] = [
  ...Object.entries(LISTS).map(([name, wanted]) => ({ name, run: (ctx: Ctx) => listRequests(ctx, wanted) })),
  { name: '看板', run: (ctx) => showBoard(ctx) },
  { name: '表三（2025年）', run: (ctx) => countTable3(ctx, 2025) },
  { name: '表四（2025年）', run: (ctx) => countTable4(ctx, 2025) },
  { name: '对照：全表顺序扫描汇总', run: scanAll },
]

async function measure(
  database: Database,
  { organId, secrets }: { organId: OrganId; secrets: Secrets },
  print: (line: string) => void,
): Promise<void> {
  const times = new Map<string, number[]>(MEASURED.map(({ name }) => [name, []]))
  const now = instantInChina(TODAY, 10)
  const scene = {
    organId,
    actor: { kind: 'system', name: '测量' } as const,
    today: TODAY,
    now,
    secrets,
  }
  // The first round warms up and is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { name, run } of MEASURED) {
      const start = performance.now()
      await database.transact(organId, (db) => run({ ...scene, db }))
      if (round > 0) times.get(name)?.push(performance.now() - start)
    }
  }
  const reference = median(times.get(MEASURED.at(-1)?.name ?? '') ?? [])
  for (const [name, list] of times) {
    const time = median(list)
    print(`${name}：${time.toFixed(1)} 毫秒（顺序扫描的 ${(time / reference).toFixed(2)} 倍）`)
  }
}

/** What a report without an index would cost: every case read once, counted by kind and outcome. */
async function scanAll({ db, organId }: Ctx): Promise<unknown> {
  for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan']) {
    await sql`select set_config(${`enable_${way}`}, 'off', true)`.execute(db)
  }
  return sql`select applicant_kind, outcome, count(*) from request where organ_id = ${organId}
    group by applicant_kind, outcome`.execute(db)
}

/**
 * As the owner of the tables, without foreign keys being looked up a million times, and with the indexes that no
 * constraint needs built once at the end.
 */
async function fill(
  owner: pg.Client,
  organId: OrganId,
  secrets: Secrets,
): Promise<{ open: number; made: number }> {
  const start = performance.now()
  const { rows: indexes } = await owner.query(INDEXES)
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  await owner.query('set session_replication_role = replica')
  await owner.query("set maintenance_work_mem = '256MB'")
  const key = newKey()
  const applicant = { name: '欧阳测试', idDocument: '11010519491231002X', phone: '', email: '', address: '' }
  const sealed = secrets.seal(Buffer.from(JSON.stringify(applicant)), key)
  await owner.query(INTAKES, [organId, CASES, sealed, TODAY])
  await owner.query(KEYS, [organId, secrets.seal(key)])
  await owner.query(REQUESTS, [organId, TODAY, randomBytes(8).toString('hex')])
  await owner.query(ACTS, [organId, TODAY])
  await owner.query(REMEDIES, [organId])
  await owner.query('set session_replication_role = origin')
  for (const { made_by: madeBy } of indexes) await owner.query(madeBy)
  await owner.query('vacuum analyze')
  const { rows } = await owner.query('select count(*)::int as open from request where concluded_on is null')
  return { open: rows[0].open, made: performance.now() - start }
}

const INDEXES = `
select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made_by from pg_index i
where i.indrelid in ('intake'::regclass, 'request'::regclass, 'request_act'::regclass) and not i.indisunique`

const INTAKES = `
insert into intake (organ_id, channel, submitted_on, submitted_at, applicant_kind, applicant_sealed, information,
  description, provide_as, serve_by, help_wanted, idempotency_key, content_hash)
select $1, (array['internet', 'internet', 'registeredPost', 'inPerson', 'fax'])[1 + n % 5],
  $4::date - (3650 - n * 3650 / $2)::int, ($4::date - (3650 - n * 3650 / $2)::int)::timestamptz,
  (array['naturalPerson', 'naturalPerson', 'naturalPerson', 'business', 'legalServices', 'other'])[1 + n % 6],
  $3, '关于某某道路养护工程招标文件及合同的信息 ' || n, '含招标公告、中标通知书', 'paper', 'online', '',
  'bench-submission-' || n, md5(n::text)
from generate_series(1, $2::bigint) n`

const KEYS =
  'insert into case_key (organ_id, intake_id, wrapped) select organ_id, id, $2 from intake where organ_id = $1'

/** Received on its day, due 28 days later; answered after 5 to 30 days, and not yet in the last weeks. */
const REQUESTS = `
insert into request (organ_id, intake_id, case_number, receipt_number, query_code_hash, applicant_kind, channel,
  information, stage, received_on, due_on, original_due_on, officer_id, unit_id, outcome, concluded_on)
select organ_id, id, case when not waits then '〔' || extract(year from submitted_on) || '〕' || id || '号' end,
  'SQ' || id, $3 || id, applicant_kind, channel, information,
  case when waits then 'submitted' when is_over then 'served' when id % 20 = 0 then 'awaitingSupplement'
    when id % 20 = 1 then 'consulting' else 'processing' end,
  case when not waits then submitted_on end,
  case when not waits and (is_over or id % 20 <> 0) then submitted_on + 28 end,
  case when not waits then submitted_on + 28 end,
  case when not waits and id % 50 <> 2 then 1 + id % 30 end,
  case when not waits and id % 7 <> 2 then 1 + id % 12 end,
  case when is_over then (array['granted', 'granted', 'partlyGranted', 'unavailable.notHeld',
    'refused.thirdPartyRights', 'notProcessed.petition', 'other.other'])[1 + id % 7] end,
  case when is_over then ends end
from (select *, ends <= $2::date as is_over, submitted_on > $2::date - 3 and id % 3 = 0 as waits
  from (select *, submitted_on + (5 + id % 26)::int as ends from intake where organ_id = $1) i) r
order by id`

const ACTS = `
insert into request_act (organ_id, request_id, seq, kind, acted_on, acted_at, actor, data)
select r.organ_id, r.id, a.seq, a.kind, coalesce(r.received_on, $2), coalesce(r.received_on, $2)::timestamptz, '{"kind":"system","name":"x"}', a.data
from request r cross join lateral (values
  (1, 'submitted', '{}'::jsonb),
  (2, 'receipt-confirmed', jsonb_build_object('receivedOn', r.received_on)),
  (3, 'registered', jsonb_build_object('caseNumber', r.case_number)),
  (4, case when r.stage = 'consulting' then 'consultation-sent' else 'supplement-asked' end,
    case when r.stage = 'consulting' then '{"party":"third-party:某某公司"}'::jsonb else '{}'::jsonb end)
) a (seq, kind, data)
where r.organ_id = $1 and (a.seq <= 3 or r.stage in ('consulting', 'awaitingSupplement'))
  and (a.seq = 1 or r.concluded_on is null and r.received_on is not null)`

const REMEDIES = `
insert into remedy (organ_id, request_id, kind, file_number, filed_on, outcome, concluded_on)
select organ_id, id, (array['reconsideration', 'suitDirect', 'suitAfterReconsideration'])[1 + id % 3], '复' || id,
  concluded_on + 30, case when id % 4 < 3 then (array['upheld', 'overturned', 'other'])[1 + id % 3] end,
  case when id % 4 < 3 then concluded_on + 90 end
from request where organ_id = $1 and concluded_on is not null and id % 50 = 0`

if (import.meta.main) await benchCases((line) => process.stdout.write(`${line}\n`))
