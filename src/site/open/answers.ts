import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Answer, type Call } from '../../lib/http.ts'

/** Anybody's program may read it, from whatever page it runs on. */
export const FOR_ANYBODY = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag',
  'cross-origin-resource-policy': 'cross-origin',
}

const day = z.iso.date().describe('日期，YYYY-MM-DD')
const link = z.url()

/** A document as a line of a list. */
export const documentLine = z.object({
  id: z.int(),
  url: link.describe('网页地址'),
  title: z.string(),
  indexNumber: z.string().describe('索引号'),
  documentNumber: z.string().describe('文号；没有文号的为空'),
  column: z.object({ slug: z.string(), name: z.string() }).describe('栏目'),
  kind: z
    .enum(['general', 'rule', 'normativeDocument', 'interpretation', 'annualReport'])
    .describe('信息类型：一般信息、规章、行政规范性文件、解读、年报'),
  theme: z.string().describe('主题分类'),
  validity: z.enum(['valid', 'expired', 'repealed', 'amended']).describe('效力状态：有效、失效、废止、修改'),
  issuedOn: day.nullable().describe('发文日期'),
  publishedOn: day.describe('首次发布日期'),
  changedAt: z.iso.datetime().describe('现行版本的发布时间'),
  summary: z.string().describe('内容概述'),
})

export const documentList = z.object({
  items: z.array(documentLine),
  next: link.nullable().describe('下一批的地址；没有更多的为 null'),
})

export const wholeDocument = documentLine.extend({
  source: z.string().describe('来源'),
  author: z.string().describe('作者'),
  keywords: z.array(z.string()),
  editionNo: z.int().describe('版次'),
  bodyHtml: z.string().describe('正文，已清理的 HTML'),
  text: z.string().describe('正文的纯文本'),
  attachments: z.array(
    z.object({ name: z.string(), url: link, type: z.string(), size: z.int().describe('字节') }),
  ),
})

export const columnList = z.object({
  items: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      parent: z.string().nullable().describe('上级栏目的 slug'),
      description: z.string(),
      url: link,
      feed: link.nullable(),
    }),
  ),
})

export const reportList = z.object({
  items: z.array(
    z.object({
      year: z.int().nullable(),
      title: z.string(),
      url: link,
      files: z.array(z.object({ format: z.string(), url: link })).describe('机器可读的文件'),
    }),
  ),
  schema: link.describe('年度报告 JSON 的结构'),
})

/** JSON for anybody. */
export function openJson(value: unknown, type = 'application/json'): Answer {
  return new Answer(JSON.stringify(value), {
    headers: { 'content-type': `${type}; charset=utf-8`, ...FOR_ANYBODY },
  })
}

/** The same for what is not kept in memory: 304 where the asker has just this already. */
export function freshJson(value: unknown, call: Call): Answer {
  const body = JSON.stringify(value)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { ...FOR_ANYBODY, etag, 'cache-control': 'no-cache' }
  const known = call.header('if-none-match')?.split(/\s*,\s*/) ?? []
  if (known.includes(etag)) return new Answer('', { status: 304, headers })
  return new Answer(body, { headers: { 'content-type': 'application/json; charset=utf-8', ...headers } })
}
