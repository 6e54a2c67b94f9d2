import { csvText } from '../../lib/csv.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { Answer } from '../../lib/http.ts'
import { listPartsOfPublic } from '../../modules/documents/index.ts'
import { findOrgan, findSite } from '../../modules/organs/index.ts'
import { originOf } from '../origin.ts'
import { FOR_ANYBODY, openJson } from './answers.ts'
import { documentsOfPart, reportsOpen } from './lists.ts'

const CSV_HEAD = [
  '编号',
  '网址',
  '标题',
  '索引号',
  '文号',
  '栏目',
  '信息类型',
  '主题分类',
  '效力状态',
  '发文日期',
  '发布日期',
  '更新时间',
  '内容概述',
]
const KINDS = {
  general: '一般信息',
  rule: '规章',
  normativeDocument: '行政规范性文件',
  interpretation: '解读',
  annualReport: '年报',
}
const VALIDITY = { valid: '有效', expired: '失效', repealed: '废止', amended: '修改' }

/** The lines of a part of the documents as a file for spreadsheets. */
export async function sendCsv(ctx: Ctx, part: number): Promise<Answer> {
  const lines = (await documentsOfPart(ctx, part)).map((each) => [
    String(each.id),
    each.url,
    each.title,
    each.indexNumber,
    each.documentNumber,
    each.column.name,
    KINDS[each.kind],
    each.theme,
    VALIDITY[each.validity],
    each.issuedOn ?? '',
    each.publishedOn,
    each.changedAt,
    each.summary,
  ])
  return new Answer(csvText([CSV_HEAD, ...lines]), {
    headers: { 'content-type': 'text/csv; charset=utf-8', ...FOR_ANYBODY },
  })
}

/** The same for programs. */
export async function sendJson(ctx: Ctx, part: number): Promise<Answer> {
  return openJson({ items: await documentsOfPart(ctx, part) })
}

/** DCAT 3: the data files of the organ, each with the time of its last change. */
export async function showCatalogue(ctx: Ctx): Promise<Answer> {
  const base = originOf(await findSite(ctx))
  const { name } = await findOrgan(ctx)
  const parts = await listPartsOfPublic(ctx)
  const reports = await reportsOpen(ctx)
  const file = (path: string, mediaType: string, changed?: string) => ({
    '@type': 'dcat:Distribution',
    'dcat:downloadURL': { '@id': path },
    'dcat:mediaType': mediaType,
    ...(changed === undefined ? {} : { 'dct:modified': changed }),
  })
  const dataset = (path: string, title: string, distributions: unknown[]) => ({
    '@type': 'dcat:Dataset',
    '@id': `${base}${path}`,
    'dct:title': title,
    'dct:publisher': { '@type': 'foaf:Organization', 'foaf:name': name },
    'dct:language': 'zh-CN',
    'dcat:distribution': distributions,
  })
  const documents = parts.flatMap(({ part, changedAt }) =>
    (['csv', 'json'] as const).map((format) =>
      file(
        `${base}/open/v1/documents-${part}.${format}`,
        format === 'csv' ? 'text/csv' : 'application/json',
        changedAt.toISOString(),
      ),
    ),
  )
  const catalogue = {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
    },
    '@type': 'dcat:Catalog',
    '@id': `${base}/open/catalogue.jsonld`,
    'dct:title': `${name}公开数据目录`,
    'dct:publisher': { '@type': 'foaf:Organization', 'foaf:name': name },
    'dcat:dataset': [
      dataset('/open#documents', '主动公开的政府信息目录', documents),
      ...reports.items.flatMap(({ title, url, files }) =>
        files.length === 0
          ? []
          : [
              dataset(
                new URL(url).pathname,
                title,
                files.map((each) => file(each.url, MEDIA[each.format] ?? 'application/octet-stream')),
              ),
            ],
      ),
    ],
  }
  return openJson(catalogue, 'application/ld+json')
}

const MEDIA: Record<string, string> = { csv: 'text/csv', json: 'application/json' }
