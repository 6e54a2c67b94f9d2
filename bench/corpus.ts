import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A document as an office writes them. */
export interface Paper {
  title: string
  bodyHtml: string
  documentNumber: string
  year: number
}

const FIXTURES = join(import.meta.dirname, '..', 'test', 'fixtures')
const REPORTS = ['xiangyang-2024', 'suqian-2023', 'suqian-2024']
  .map((name) => readFileSync(join(FIXTURES, `${name}.txt`), 'utf8'))
  .join('\n')
const PLACES = ['襄阳', '宿迁', '南漳', '谷城', '保康', '枣阳', '宜城', '沭阳', '泗洪', '泗阳']
/** What stands at the beginning of two papers in five. */
const OPENING = '根据《中华人民共和国政府信息公开条例》有关规定，现将有关事项通知如下：'
const KINDS = ['的通知', '的公告', '的通报', '的批复', '工作方案', '的决定', '实施办法']

/**
 * Papers in words of published reports, the frequent ones far more frequent, mixed with names and terms of which most
 * stand in a few papers only: about 750 characters each, some many thousands. The same every run.
 */
export function paperWriter(seed: number): () => Paper {
  const random = randomFrom(seed)
  const phrases = [...new Set(REPORTS.match(/\p{Script=Han}{2,14}/gu))]
  const terms = termsOf(random)
  const term = () => zipf(random() < 0.5 ? phrases : terms, random)
  return () => {
    const year = 2015 + Math.floor(random() * 10)
    const documentNumber = `${zipf(PLACES, random)}政办发〔${year}〕${1 + Math.floor(random() * 300)}号`
    const length = Math.min(20_000, Math.exp(6.2 + 1.5 * (random() + random() + random() + random() - 2)))
    let text = random() < 0.4 ? OPENING : ''
    while (text.length < length) {
      text += term()
      const next = random()
      if (next < 0.15) text += '，'
      else if (next < 0.22) text += '。</p><p>'
      else if (next < 0.26) text += Math.floor(random() * 10_000)
    }
    return {
      title: `关于${term()}${term()}${KINDS[Math.floor(random() * KINDS.length)]}`,
      bodyHtml: `<p>${text}。</p><p>附：见${documentNumber}。</p>`,
      documentNumber,
      year,
    }
  }
}

export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Names and terms of two or three characters. */
function termsOf(random: () => number): string[] {
  const used = REPORTS.match(/\p{Script=Han}/gu) ?? []
  const character = () =>
    random() < 0.6
      ? (used[Math.floor(random() * used.length)] as string)
      : String.fromCharCode(0x4e00 + Math.floor(random() * 6_000))
  return Array.from({ length: 40_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, character).join(''),
  )
}

/** The first of the list far more often than the last. */
function zipf<T>(list: readonly T[], random: () => number): T {
  const at = Math.floor(Math.exp(random() * Math.log(list.length + 1)) - 1)
  return list[Math.min(list.length - 1, at)] as T
}
