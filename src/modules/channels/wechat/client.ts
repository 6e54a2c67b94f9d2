import { explain, WECHAT_ERRORS, type WechatErrorKind } from './errors.ts'

/** Uploads of pictures included. */
const ANSWER_WITHIN_MS = 15_000

/** WeChat answered, and said no. */
export class WechatError extends Error {
  readonly code: number
  readonly kind: WechatErrorKind
  constructor(code: number, own: string) {
    super(explain(code, own))
    this.code = code
    this.kind = WECHAT_ERRORS[code]?.kind ?? 'fix'
  }
}

/** No answer. `mayHaveHappened`: the request was on its way when the line broke. */
export class WechatSilent extends Error {
  readonly mayHaveHappened: boolean
  constructor(mayHaveHappened: boolean) {
    super('微信服务器没有正常答复，请检查网络')
    this.mayHaveHappened = mayHaveHappened
  }
}

export type WechatAnswer = Record<string, unknown>

/** One call of the interface; the answer with errcode 0 or none. Throws `WechatError` and `WechatSilent`. */
export async function callWechat(
  baseAddress: string,
  path: string,
  given: { query?: Record<string, string>; json?: unknown; form?: FormData } = {},
): Promise<WechatAnswer> {
  const { query = {}, json, form } = given
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json))
  const response = await fetch(`${baseAddress}${path}?${new URLSearchParams(query)}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(json === undefined ? {} : { headers: { 'content-type': 'application/json' } }),
    ...(body === undefined ? {} : { body }),
    // Wherever it would lead: the secret does not go along.
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch((failure: unknown) => {
    throw new WechatSilent(!neverLeft(failure))
  })
  const answer = await response.json().catch(() => null)
  if (!response.ok || typeof answer !== 'object' || answer === null) throw new WechatSilent(true)
  const { errcode = 0, errmsg = '' } = answer as { errcode?: number; errmsg?: string }
  if (errcode !== 0) throw new WechatError(errcode, errmsg)
  return answer as WechatAnswer
}

/** No line was there to send it on. */
function neverLeft(failure: unknown): boolean {
  const code = (failure as { cause?: { code?: string } }).cause?.code ?? ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'].includes(code)
}

/** A field of an answer that must be there. */
export function textOf(answer: WechatAnswer, field: string): string {
  const value = answer[field]
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  throw new WechatSilent(true)
}
