import { day } from '../lib/day.ts'
import { signersOf } from './plan.ts'
import type { Plan, PlannedDay, Setting } from './setting.ts'
import { written } from './texts.ts'

export const EXAMPLE_HOST = 'example.localhost'

/** 示例市统计局: a small organ beside the first, so that anybody can see that neither sees the other. */
const EXAMPLE: Setting = {
  founding: {
    organ: {
      code: '000000001',
      name: '示例市统计局',
      shortName: '市统计局',
      kind: 'department',
      disclosureOffice: {
        name: '示例市统计局办公室',
        address: '示例市示例大道1号',
        hours: '工作日 9:00—12:00，14:00—17:00',
        phone: '0000-0000000',
        fax: '',
        email: 'statistics@example.com',
      },
      remedyBodies: { reconsideration: '示例市人民政府', court: '有管辖权的人民法院' },
    },
    site: {
      host: EXAMPLE_HOST,
      name: '示例市统计局',
      englishName: 'Example Municipal Bureau of Statistics',
      idCode: '0000000001',
      sponsor: '示例市统计局',
      undertaker: '示例市统计局办公室',
      address: '示例市示例大道1号',
      phone: '0000-12345',
      icpNumber: '',
      policeNumber: '',
      theme: 'red',
    },
  },
  foundedOn: day('2024-01-02'),
  people: [
    { login: 'editor', name: '白小微', roles: ['editor'] },
    { login: 'reviewer1', name: '石坚', roles: ['reviewer'] },
    { login: 'reviewer2', name: '云帆', roles: ['reviewer'] },
    { login: 'reviewer3', name: '江流', roles: ['reviewer'] },
    { login: 'secrecy', name: '严密', roles: ['secrecyReviewer'] },
    { login: 'publisher', name: '方向明', roles: ['publisher'] },
    { login: 'system', name: '甘维', roles: ['systemAdministrator'] },
  ],
  columns: [
    { slug: 'statistics', name: '统计数据', kind: 'list' },
    { slug: 'notices', name: '通知公告', kind: 'list' },
    { slug: 'requests', name: '依申请公开', kind: 'request' },
  ],
  channels: [{ kind: 'website', name: '示例市统计局网站' }],
  chain: {
    name: '三审三校',
    levels: [1, 2, 3].map((level) => ({ name: `第${level}级审核`, signers: [`reviewer${level}`] })),
  },
}

const TEXTS = [
  ['2024-01-08', 'notices', '关于开展年度统计调查的通知'],
  ['2024-01-19', 'statistics', '示例市2023年12月居民消费价格情况'],
  ['2024-02-20', 'statistics', '示例市2024年1月居民消费价格情况'],
  ['2024-03-15', 'statistics', '示例市2023年国民经济和社会发展统计公报'],
  ['2024-04-22', 'notices', '关于公布统计咨询服务时间的公告'],
] as const

/** The few documents of the second organ. */
export function planExample(): Plan {
  const days = TEXTS.map(([on, column, title], index): PlannedDay => {
    const text = written(title, [`现发布${title}，详情请咨询局办公室。`])
    const document = {
      ...text,
      origin: `replay:example:${String(index + 1).padStart(4, '0')}`,
      column,
      source: EXAMPLE.founding.organ.name,
      isRepost: false,
      author: 'editor',
      signers: signersOf(EXAMPLE, index),
      elsewhere: [],
    }
    return { day: day(on), documents: [document], request: [] }
  })
  return { setting: EXAMPLE, days, submission: null, indexSeries: null, report: null }
}
