/**
 * 全局返回码 of the official-account interface: what each means to the person who has to do something. From memory of
 * Tencent's documentation; a code that is not here is shown with its number and WeChat's own words.
 *
 * token: get a new access token and ask again. later: passes by itself. quota: passes at midnight. fix: somebody has to
 * change something, so trying again would only spend the quota.
 */
export type WechatErrorKind = 'token' | 'later' | 'quota' | 'fix'

export const WECHAT_ERRORS: Readonly<Record<number, { kind: WechatErrorKind; message: string }>> = {
  [-1]: { kind: 'later', message: '微信系统繁忙' },
  40001: { kind: 'token', message: '接口凭证失效或 AppSecret 不正确，请在“设置—公开渠道”核对 AppSecret' },
  40007: { kind: 'fix', message: '素材或草稿已不存在，可能已在公众号后台被发布或删除' },
  40009: { kind: 'fix', message: '图片超过微信的大小限制（正文图片不超过1MB），请压缩后发布新版' },
  40013: { kind: 'fix', message: 'AppID 不正确，请在“设置—公开渠道”核对' },
  40014: { kind: 'token', message: '接口凭证不合法' },
  40113: { kind: 'fix', message: '图片格式不受微信支持，请换用 JPG 或 PNG 图片' },
  40125: { kind: 'fix', message: 'AppSecret 不正确，请在“设置—公开渠道”重新填写' },
  40164: { kind: 'fix', message: '本服务器的 IP 地址不在公众号的 IP 白名单内，请在公众号后台加入白名单' },
  40243: { kind: 'fix', message: 'AppSecret 已被冻结，请在公众号后台解冻' },
  41001: { kind: 'token', message: '缺少接口凭证' },
  42001: { kind: 'token', message: '接口凭证已过期' },
  45001: { kind: 'fix', message: '图片超过微信的大小限制，请压缩后发布新版' },
  45002: { kind: 'fix', message: '正文超过微信的长度限制' },
  45003: { kind: 'fix', message: '标题超过微信的长度限制，请缩短标题后发布新版' },
  45004: { kind: 'fix', message: '摘要超过微信的长度限制' },
  45009: { kind: 'quota', message: '公众号今日的接口调用额度已用完，次日自动继续' },
  45011: { kind: 'later', message: '调用微信接口过于频繁' },
  45110: { kind: 'fix', message: '作者名超过微信的长度限制，请在“设置—公开渠道”缩短' },
  45166: { kind: 'fix', message: '正文含有微信不接受的内容' },
  48001: { kind: 'fix', message: '公众号没有“发布能力”接口权限，需要已认证的公众号' },
  48004: { kind: 'fix', message: '公众号的接口权限被封禁，请登录公众号后台查看' },
  50002: { kind: 'fix', message: '公众号账号受限，请登录公众号后台查看' },
  53503: { kind: 'fix', message: '草稿没有通过微信的发布检查' },
  53504: { kind: 'fix', message: '须到公众号后台继续操作该草稿' },
  53505: { kind: 'fix', message: '须到公众号后台手动保存该草稿后再发布' },
  53600: { kind: 'fix', message: '公众号中没有这篇文章，可能已被删除' },
  61004: { kind: 'fix', message: '本服务器的 IP 地址未在微信登记' },
  88000: { kind: 'fix', message: '公众号没有留言权限' },
  89503: { kind: 'fix', message: '此次调用须经公众号管理员确认' },
}

/** publish_status of freepublish/get, where it says that the article is not on line. */
export const PUBLISH_FAILURES: Readonly<Record<number, string>> = {
  2: '微信原创校验未通过',
  3: '微信发布失败，请到公众号后台查看原因',
  4: '微信平台审核不通过，请修改后发布新版',
  5: '发布后已在公众号后台被删除',
  6: '发布后被微信系统封禁',
}

/** In words for a person, whatever the number. */
export function explain(code: number, own: string): string {
  const known = WECHAT_ERRORS[code]
  return known === undefined
    ? `微信返回错误 ${code}：${own.slice(0, 100)}`
    : `${known.message}（微信错误码 ${code}）`
}
