import * as cheerio from 'cheerio'
import type { Ctx } from '../../lib/ctx.ts'
import type { Article } from '../channels/index.ts'
import { findSite } from '../organs/index.ts'
import { fileAddress } from './attachment.ts'
import type { Edition } from './document.ts'
import { listFiles } from './files.ts'

const DIGEST_LENGTH = 110

/** An edition as an article of a channel: its text and pictures, and where the public finds it with its attachments. */
export async function articleOf(ctx: Ctx, edition: Edition, author: string): Promise<Article> {
  const { documentId, no, content } = edition
  const { host, name } = await findSite(ctx)
  const page = cheerio.load(content.bodyHtml, null, false)
  const text = page.root().text().replace(/\s+/g, ' ').trim()
  const images = await listFiles(ctx, documentId, 'image')
  if (content.attachments.length > 0) {
    const names = content.attachments.map((each) => each.name).join('、')
    page.root().append(page('<p></p>').text(`附件：${names}（请点击“阅读原文”下载）`))
  }
  const scheme = /(^|\.)localhost$/.test(host) ? 'http' : 'https'
  return {
    title: content.title,
    author: author || content.byline || name,
    digest: content.summary || [...text].slice(0, DIGEST_LENGTH).join(''),
    html: page.html(),
    // The edition behind the address: the account tells the editions of a document apart by it.
    sourceUrl: `${scheme}://${host}/documents/${documentId}#edition-${no}`,
    images: images
      .map(({ no: imageNo, hash, type }) => ({
        address: fileAddress(documentId, 'image', imageNo),
        hash,
        type,
      }))
      .filter(({ address }) => page(`img[src="${address}"]`).length > 0),
  }
}
