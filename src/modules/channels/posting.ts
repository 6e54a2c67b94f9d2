/**
 * 推送: an edition on its way to an account.
 *
 * waiting → drafted → submitting → submitted → published → withdrawing → withdrawn. `submitting` is written before the
 * call that publishes; whoever finds it afterwards does not know whether that call was answered, and asks the account.
 * `unclear`: the account does not say either, so a person looks. `failed`: WeChat said no to publishing.
 */
export type PostingState =
  | 'waiting'
  | 'drafted'
  | 'submitting'
  | 'submitted'
  | 'published'
  | 'failed'
  | 'unclear'
  | 'withdrawing'
  | 'withdrawn'

/** A picture of the text, as the store keeps it. */
export interface ArticleImage {
  /** As the text names it. */
  address: string
  hash: string
  /** Media type. */
  type: string
}

/** What goes to the account: public text only. */
export interface Article {
  title: string
  author: string
  digest: string
  html: string
  /** 阅读原文: the public address with the edition behind it, which also tells one article from another. */
  sourceUrl: string
  images: ArticleImage[]
}

export interface Posting {
  id: number
  channelId: number
  documentId: number
  editionNo: number
  state: PostingState
  article: Article
  imageUrls: Record<string, string>
  coverMediaId: string | null
  draftMediaId: string | null
  submittingAt: Date | null
  publishId: string | null
  articleId: string | null
  articleUrl: string | null
  failure: string
  stopped: boolean
  withdrawAskedAt: Date | null
}

/** As a person sees it. */
export interface PostingView {
  id: number
  channelId: number
  editionNo: number
  state: PostingState
  failure: string
  /** Waits for somebody to start it again. */
  stopped: boolean
  articleUrl: string | null
}

/** The connection of a channel, without its secret. */
export interface WechatAccount {
  channelId: number
  appId: string
  baseAddress: string
  author: string
  version: number
}
