import type { z } from 'zod'
import type { Refusal } from '../lib/refusal.ts'
import type { accountRoutes, Me } from '../modules/accounts/api.ts'
import type { unitRoutes } from '../modules/accounts/unit-api.ts'
import type { annualReportRoutes } from '../modules/annual-report/api.ts'
import type { reportCheckRoutes } from '../modules/annual-report/check-api.ts'
import type { catalogueRoutes } from '../modules/catalogue/api.ts'
import type { channelRoutes } from '../modules/channels/api.ts'
import type { documentRoutes } from '../modules/documents/api.ts'
import type { feeRoutes } from '../modules/fees/api.ts'
import type { messageRoutes } from '../modules/messages/api.ts'
import type { organRoutes } from '../modules/organs/api.ts'
import type { pageNoteRoutes } from '../modules/page-notes/api.ts'
import type { remedyRoutes } from '../modules/remedies/api.ts'
import type { actRoutes } from '../modules/requests/acts-api.ts'
import type { requestRoutes } from '../modules/requests/api.ts'
import type { besideRoutes } from '../modules/requests/beside-api.ts'
import type { boardRoutes } from '../modules/requests/board-api.ts'
import type { calendarRoutes } from '../modules/requests/calendar-api.ts'
import type { caseFileRoutes } from '../modules/requests/case-file-api.ts'
import type { intakeRoutes } from '../modules/requests/intake-api.ts'
import type { letterTemplateRoutes } from '../modules/requests/letter-template-api.ts'
import type { personalDataRoutes } from '../modules/requests/personal-data-api.ts'
import type { replyRoutes } from '../modules/requests/reply-api.ts'
import type { rescreeningRoutes } from '../modules/rescreening/api.ts'
import type { reviewRoutes } from '../modules/review/api.ts'
import type { lexiconRoutes, maskRoutes } from '../modules/screening/api.ts'

export type { Me }

/** All that the console calls. See docs/adr/0003. */
type Routes = (
  | typeof accountRoutes
  | typeof actRoutes
  | typeof boardRoutes
  | typeof calendarRoutes
  | typeof feeRoutes
  | typeof annualReportRoutes
  | typeof besideRoutes
  | typeof caseFileRoutes
  | typeof catalogueRoutes
  | typeof channelRoutes
  | typeof documentRoutes
  | typeof messageRoutes
  | typeof intakeRoutes
  | typeof letterTemplateRoutes
  | typeof lexiconRoutes
  | typeof maskRoutes
  | typeof organRoutes
  | ReturnType<typeof personalDataRoutes>
  | typeof pageNoteRoutes
  | typeof rescreeningRoutes
  | typeof remedyRoutes
  | typeof replyRoutes
  | typeof reportCheckRoutes
  | typeof requestRoutes
  | typeof reviewRoutes
  | typeof unitRoutes
)[number]
type Method = Routes['method']
type UrlOf<M extends Method> = Extract<Routes, { method: M }>['url']
type RouteOf<M, U> = Extract<Routes, { method: M; url: U }>

type SchemaAt<R, K extends 'query' | 'body'> = R extends { [key in K]?: infer S }
  ? NonNullable<S> extends z.ZodType
    ? z.input<NonNullable<S>>
    : never
  : never
/** A route without a schema infers the widest object: then there is nothing to give. */
type Given<R, K extends 'query' | 'body'> = string extends keyof SchemaAt<R, K>
  ? { [key in K]?: never }
  : { [key in K]: SchemaAt<R, K> }
type Params<U> = U extends `${string}:${string}` ? { params: { id: number } } : { params?: never }
type Input<R, U> = Params<U> & Given<R, 'query'> & Given<R, 'body'>
type Arguments<R, U> = Record<never, never> extends Input<R, U> ? [input?: Input<R, U>] : [input: Input<R, U>]

/** What JSON makes of a value: an instant arrives as text. */
export type Json<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends Date
    ? string
    : T extends readonly (infer E)[]
      ? Json<E>[]
      : { [K in keyof T]: Json<T[K]> }

export type AnswerOf<M extends Method, U extends string> =
  RouteOf<M, U> extends { handle(...given: never[]): Promise<infer A> } ? Json<A> : never

/** The server said no, with its reasons; `status` 0 means that it was not reached. */
export class Refusals extends Error {
  readonly status: number
  readonly list: readonly Refusal[]
  constructor(status: number, list: readonly Refusal[]) {
    super(list.map((each) => each.message).join('；'))
    this.status = status
    this.list = list
  }
}

let csrf = ''

/** Calls a route with what it asks for; throws `Refusals`. */
export async function call<M extends Method, U extends UrlOf<M>>(
  method: M,
  url: U,
  ...[input]: Arguments<RouteOf<M, U>, U>
): Promise<AnswerOf<M, U>> {
  const given = (input ?? {}) as { params?: { id: number }; query?: object; body?: unknown }
  const answer = await send(method, addressOf(url, given.params, given.query), given.body)
  return answer as AnswerOf<M, U>
}

/** Sends one file to an address that takes files. */
export async function sendFile(url: UrlOf<'POST'>, file: Blob): Promise<unknown> {
  return send('POST', url, file)
}

/** A scan that waits for its registration, under its name; throws `Refusals`. */
export async function uploadScan(file: File): Promise<AnswerOf<'POST', '/api/request-scans'>> {
  const answer = await send('POST', addressOf('/api/request-scans', undefined, { name: file.name }), file)
  return answer as AnswerOf<'POST', '/api/request-scans'>
}

/** A report to be checked, under its name; throws `Refusals`. */
export async function checkReportFile(file: File): Promise<AnswerOf<'POST', '/api/report-checks'>> {
  const answer = await send('POST', addressOf('/api/report-checks', undefined, { name: file.name }), file)
  return answer as AnswerOf<'POST', '/api/report-checks'>
}

/** The same for a file of one thing, under its name; throws `Refusals`. */
export async function upload<U extends UrlOf<'POST'>>(
  url: U,
  given: { params: { id: number }; file: File },
): Promise<AnswerOf<'POST', U>> {
  const answer = await send('POST', addressOf(url, given.params, { name: given.file.name }), given.file)
  return answer as AnswerOf<'POST', U>
}

/** Who is signed in; null when nobody is. Keeps the token that every later change must carry. */
export async function fetchSession(): Promise<Me | null> {
  try {
    const me = await call('GET', '/api/session')
    csrf = me.csrf
    return me
  } catch (failure) {
    if (failure instanceof Refusals && failure.status === 401) return null
    throw failure
  }
}

function addressOf(url: string, params?: { id: number }, query?: object): string {
  const path = url.replace(':id', String(params?.id ?? ''))
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()
  return search === '' ? path : `${path}?${search}`
}

async function send(method: string, address: string, body: unknown): Promise<unknown> {
  return readJson(await (await ask(method, address, body)).text())
}

/** Asks for a file that a POST makes; throws `Refusals`. */
export async function download<U extends UrlOf<'POST'>>(
  url: U,
  { params, body }: { params: { id: number }; body: SchemaAt<RouteOf<'POST', U>, 'body'> },
): Promise<Blob> {
  return (await ask('POST', addressOf(url, params), body)).blob()
}

async function ask(method: string, address: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['x-csrf-token'] = csrf
  const isFile = body instanceof Blob
  if (body !== undefined) headers['content-type'] = isFile ? 'application/octet-stream' : 'application/json'
  const response = await fetch(address, {
    method,
    headers,
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  }).catch(() => {
    throw problem(0, '网络不通，您的操作没有生效，请检查网络后再试')
  })
  if (response.ok) return response
  const refusals = (readJson(await response.text()) as { refusals?: Refusal[] } | null)?.refusals
  if (refusals === undefined) throw problem(response.status, '系统没有正常答复，请稍后再试')
  throw new Refusals(response.status, refusals)
}

function readJson(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    // A proxy in between answers with a page of its own.
    return null
  }
}

function problem(status: number, message: string): Refusals {
  return new Refusals(status, [{ code: 'no-answer', message, article: null }])
}
