import { join, resolve } from 'node:path'
import { z } from 'zod'

/** Everything that can be set from outside. Parsed once; nothing else reads `process.env`. */
export interface Config {
  /** 0 takes any free port. */
  port: number
  /** This machine only, unless asked: a proxy with TLS belongs in front, and 0.0.0.0 opens it to the network. */
  host: string
  /** Absolute. Holds the embedded database, the files, the secrets. */
  dataDir: string
  /** The superuser's or owner's address of a PostgreSQL server; null: the embedded one. */
  databaseUrl: string | null
  logLevel: (typeof LOG_LEVELS)[number]
  /**
   * Whose word about the visitor's address is taken: false for nobody's, the number of proxies in front, or their
   * addresses. There is no "anybody's": rate limits and audit would then record what the visitor likes.
   */
  trustProxy: false | number | string[]
  /** auto: as the request came, by https or not. */
  secureCookies: (typeof SECURE_COOKIES)[number]
  masterKeyFile: string
  /** How many processes serve pages; 1: the one that does everything else, too. */
  webProcesses: number
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
const SECURE_COOKIES = ['auto', 'always', 'never'] as const

const environment = z.object({
  PORT: wholeNumber(65_535, '应是 0 到 65535 之间的整数').default(8080),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, '应是主机名或 IP 地址')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, '应形如 postgres://用户:密码@主机:端口/数据库')
    .nullable()
    .default(null),
  LOG_LEVEL: z.enum(LOG_LEVELS, `应是 ${LOG_LEVELS.join('、')} 之一`).default('info'),
  TRUST_PROXY: z.string().transform(parseTrust).default(false),
  SECURE_COOKIES: z.enum(SECURE_COOKIES, `应是 ${SECURE_COOKIES.join('、')} 之一`).default('auto'),
  MASTER_KEY_FILE: z.string().optional(),
  WEB_PROCESSES: z
    .string()
    .regex(/^([1-9]|1[0-6])$/, '应是 1 到 16 之间的整数')
    .transform(Number)
    .default(1),
})

/** Reads the settings; an empty one counts as not set. Throws one line that names every bad one. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    // Names only, no values: a database address holds a password.
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new Error(`设置有误：${problems.join('；')}`)
  }
  const { data } = parsed
  const dataDir = resolve(data.DATA_DIR)
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir,
    databaseUrl: data.DATABASE_URL,
    logLevel: data.LOG_LEVEL,
    trustProxy: data.TRUST_PROXY,
    secureCookies: data.SECURE_COOKIES,
    masterKeyFile: resolve(data.MASTER_KEY_FILE ?? join(dataDir, 'secrets', 'master.key')),
    webProcesses: data.WEB_PROCESSES,
  }
}

function wholeNumber(most: number, message: string) {
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value <= most, message)
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1
  )
}

function parseTrust(text: string, ctx: z.RefinementCtx): Config['trustProxy'] {
  if (text === 'false' || text === '0') return false
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const addresses = text.split(',').map((each) => each.trim())
  if (addresses.every((each) => /^([\da-f.:]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i.test(each)))
    return addresses
  ctx.addIssue({ code: 'custom', message: '应是 false、前置代理的层数，或以逗号分隔的代理地址' })
  return z.NEVER
}
