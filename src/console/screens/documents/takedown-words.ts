import type { TakedownCheckView, TakedownView } from '../../../modules/documents/api.ts'

export const CAUSES: Record<TakedownView['cause'], string> = {
  secret: '涉密或敏感',
  personal: '含个人信息',
  wrong: '内容错误',
  duplicate: '重复发布',
  infringement: '侵权',
  other: '其他',
}

/** What goes at once and is confirmed afterwards. */
export const URGENT: readonly TakedownView['cause'][] = ['secret', 'personal']

export const TAKEDOWN_STATES: Record<TakedownView['state'], { name: string; color: string }> = {
  proposed: { name: '待确认，仍在公开', color: 'warning' },
  unconfirmed: { name: '已撤下，待补确认', color: 'error' },
  confirmed: { name: '已撤回', color: 'error' },
  declined: { name: '未撤回', color: 'default' },
}

export const PLACES: Record<TakedownCheckView['place'], string> = {
  page: '原页面',
  edition: '历史版本',
  home: '首页',
  column: '栏目列表',
  feed: '订阅源',
  sitemap: '站点地图',
  data: '开放数据',
  search: '站内搜索',
  linking: '链接到它的信息',
  attachment: '附件',
  'old-address': '旧网址',
}

export const CHECK_VERDICTS: Record<TakedownCheckView['verdict'], string> = {
  gone: '已不可见',
  still: '仍可见',
  unanswered: '没有答复，不能确认',
}

const FOUND: Record<TakedownCheckView['found'][number], string> = {
  status: '状态码不对',
  link: '仍有链接',
  title: '仍有标题',
  sample: '仍有正文',
  summary: '仍有概述',
}

/** By what it was recognised, in words. */
export function foundWords(found: TakedownCheckView['found']): string {
  return found.map((each) => FOUND[each]).join('、')
}
