import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import type { Answer } from '../../lib/http.ts'
import { findOrgan, findSite } from '../../modules/organs/index.ts'
import { originOf } from '../origin.ts'
import { columnList, documentList, openJson, reportList, wholeDocument } from './answers.ts'
import { MOST_AT_ONCE } from './lists.ts'

const SCHEMAS = { documentList, wholeDocument, columnList, reportList }

/** OpenAPI 3.1 of what is below; the schemas are those that the answers are typed and tested by. */
export async function showOpenApi(ctx: Ctx): Promise<Answer> {
  const { name } = await findOrgan(ctx)
  const components = Object.fromEntries(
    Object.entries(SCHEMAS).map(([key, schema]) => [
      key,
      z.toJSONSchema(schema, { target: 'draft-2020-12' }),
    ]),
  )
  return openJson({
    openapi: '3.1.0',
    info: {
      title: `${name}开放接口`,
      version: '1',
      description:
        '主动公开信息、栏目和年度报告。只读，不用注册。每个地址每分钟不超过 120 次；请带上次得到的 ETag 询问（If-None-Match），没有变化时回答 304。',
    },
    servers: [{ url: originOf(await findSite(ctx)) }],
    paths: {
      '/open/v1/documents': {
        get: {
          summary: '主动公开信息，按编号顺序；用 next 取下一批',
          parameters: [
            query('after', { type: 'integer', minimum: 0, default: 0 }, '从这个编号之后开始'),
            query('limit', { type: 'integer', minimum: 1, maximum: MOST_AT_ONCE, default: 20 }, '一批多少条'),
            query('column', { type: 'string' }, '栏目的 slug，包括其下级栏目'),
            query(
              'kind',
              { type: 'string', enum: [...documentList.shape.items.element.shape.kind.options] },
              '信息类型',
            ),
            query('changedSince', { type: 'string', format: 'date-time' }, '这一时刻以后发布或者更新的'),
          ],
          responses: answers('documentList'),
        },
      },
      '/open/v1/documents/{id}': {
        get: {
          summary: '一条信息的全文和附件',
          parameters: [inPath('id')],
          responses: answers('wholeDocument'),
        },
      },
      '/open/v1/columns': { get: { summary: '栏目', responses: answers('columnList') } },
      '/open/v1/annual-reports': {
        get: { summary: '年度报告及其数据文件', responses: answers('reportList') },
      },
    },
    components: { schemas: components },
  })
}

function query(name: string, schema: object, description: string) {
  return { name, in: 'query', required: false, description, schema }
}

function inPath(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'integer' } }
}

function answers(schema: keyof typeof SCHEMAS) {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } }
  return {
    200: { description: '找到了', content },
    304: { description: '没有变化' },
    404: { description: '没有，或者不再公开' },
    422: { description: '参数有误' },
    429: { description: '过于频繁' },
  }
}
