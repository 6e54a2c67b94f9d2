import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { AhoCorasick } from '@monyone/aho-corasick/fast'
import {
  buildMatcher,
  codeUnits,
  loadMatcher,
  saveMatcher,
  scan,
} from '../src/modules/screening/rules/index.ts'
import { median } from './figures.ts'

const ROUNDS = 5
const SIZES = [20_000, 100_000]
const CHARACTERS = 3_000_000
/** As much as the libraries read in a second or two. */
const LIBRARY_CHARACTERS = 600_000
/** As much as looking words up one by one can read in a few seconds. */
const NAIVE_CHARACTERS = 200_000

/**
 * All overlapping hits of a lexicon in a text, beside `grep -F -o -f` (longest hits only, no overlaps) in the faster of
 * two locales, `rg -F -o -f` where there is one, the fastest library of npm (all overlapping hits, too), and looking up
 * every piece of the text in a `Set`. Rounds alternate; medians, nanoseconds per character of the same text. What grep
 * and rg need to read their words is taken off; ours come from a saved matcher.
 */
export async function benchScreening(print: (line: string) => void): Promise<void> {
  const random = randomFrom(20260302)
  const text = textOf(CHARACTERS, random)
  const folder = mkdtempSync(join(tmpdir(), 'bench-screening-'))
  try {
    const file = join(folder, 'text')
    writeFileSync(file, text)
    for (const size of SIZES) {
      const words = vocabulary(size, random)
      const list = join(folder, `words-${size}`)
      writeFileSync(list, words.map((each) => `${each}\n`).join(''))
      compare(text, words, { file, list }, print)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function compare(
  text: string,
  words: readonly string[],
  files: { file: string; list: string },
  print: (line: string) => void,
): void {
  const building = performance.now()
  const saved = saveMatcher(buildMatcher(words))
  const built = performance.now()
  const matcher = loadMatcher(saved)
  const loaded = performance.now()
  print(
    `${words.length} 个词：编译 ${(built - building).toFixed(0)} 毫秒，读回 ${(loaded - built).toFixed(0)} 毫秒，` +
      `${(saved.length / 1_048_576).toFixed(1)} MB，字符 ${new Set(words.join('')).size} 种`,
  )
  const slice = text.slice(0, NAIVE_CHARACTERS)
  const longest = Math.max(...words.map((each) => each.length))
  const known = new Set(words)
  const count = (given: string) => {
    let hits = 0
    scan(matcher, codeUnits(given), () => {
      hits++
    })
    return hits
  }
  if (count(slice) !== naive(known, longest, slice)) throw new Error('the hits differ')
  const ours: number[] = []
  const greps: Record<string, number[]> = { C: [], 'C.UTF-8': [] }
  const ripgreps: number[] = []
  const lookups: number[] = []
  const libraries: number[] = []
  const library = new AhoCorasick([...words])
  const part = text.slice(0, LIBRARY_CHARACTERS)
  if (count(part) !== library.matchInText(part).length) throw new Error('the hits of the library differ')
  const hasRipgrep = spawnSync('rg', ['--version']).status === 0
  let hits = 0
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(timed(() => (hits = count(text))) / text.length)
    for (const [locale, times] of Object.entries(greps)) {
      const net =
        timed(() => grep(locale, files.list, files.file)) - timed(() => grep(locale, files.list, '/dev/null'))
      times.push(net / text.length)
    }
    if (hasRipgrep) {
      const net = timed(() => ripgrep(files.list, files.file)) - timed(() => ripgrep(files.list, '/dev/null'))
      ripgreps.push(net / text.length)
    }
    libraries.push(timed(() => library.matchInText(part)) / part.length)
    lookups.push(timed(() => naive(known, longest, slice)) / slice.length)
  }
  const our = median(ours)
  const [locale, best] = Object.entries(greps)
    .map(([name, times]) => [name, median(times)] as const)
    .reduce((a, b) => (b[1] < a[1] ? b : a))
  print(`  引擎：每字 ${our.toFixed(1)} 纳秒，命中 ${((hits / text.length) * 100).toFixed(1)}%，含重叠`)
  const beside = (name: string, other: number) =>
    print(`  ${name}：每字 ${other.toFixed(1)} 纳秒，引擎是它的 ${(other / our).toFixed(1)} 倍`)
  beside(`grep（${locale}，不含重叠）`, best)
  if (hasRipgrep) beside('rg（不含重叠）', median(ripgreps))
  else print('  没有 rg，未作对照')
  beside('@monyone/aho-corasick（含重叠）', median(libraries))
  beside('逐段查表', median(lookups))
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return (performance.now() - start) * 1e6
}

/** Every hit written to /dev/null would stop grep at the first: into a pipe it writes them all. */
function grep(locale: string, list: string, file: string): void {
  try {
    execFileSync('sh', ['-c', 'grep -F -o -f "$1" "$2" | cat > /dev/null', 'sh', list, file], {
      env: { PATH: process.env.PATH ?? '', LC_ALL: locale },
    })
  } catch (failure) {
    throw new Error('grep is missing', { cause: failure })
  }
}

function ripgrep(list: string, file: string): void {
  execFileSync('sh', ['-c', 'rg -F -o -N --no-filename -f "$1" "$2" | cat > /dev/null', 'sh', list, file])
}

function naive(known: ReadonlySet<string>, longest: number, text: string): number {
  let hits = 0
  for (let start = 0; start < text.length; start++) {
    for (let length = 1; length <= longest && start + length <= text.length; length++) {
      if (known.has(text.slice(start, start + length))) hits++
    }
  }
  return hits
}

const FIXTURES = join(import.meta.dirname, '..', 'test', 'fixtures')
const CORPUS = ['xiangyang-2024', 'suqian-2023', 'suqian-2024']
  .map((name) => readFileSync(join(FIXTURES, `${name}.txt`), 'utf8'))
  .join('\n')
/** The 3,755 common characters, in the order of the national standard GB 2312. */
const COMMON = [...new TextDecoder('gbk').decode(commonBytes())]

type Random = () => number

/**
 * A vocabulary as screening has it: half compounds of the words that offices write (信息公开, 公开申请人), half words of
 * two to four common characters, as names are, some characters far more often than others.
 */
function vocabulary(size: number, random: Random): string[] {
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(CORPUS)]
  const parts = [...new Set(segments.map(({ segment }) => segment))].filter((each) =>
    /^[\u4e00-\u9fff]+$/.test(each),
  )
  const words = new Set<string>()
  while (words.size < size / 2) {
    const count = random() < 0.7 ? 2 : 3
    const compound = Array.from({ length: count }, () => pick(parts, random)).join('')
    if (compound.length > 2) words.add(compound)
  }
  while (words.size < size) {
    words.add(Array.from({ length: 2 + Math.floor(random() * 3) }, () => unevenly(COMMON, random)).join(''))
  }
  return [...words]
}

/** Sentences of published reports in ever new order, with names and places that stand in none of them. */
function textOf(length: number, random: Random): string {
  const sentences = CORPUS.split(/(?<=[。；\n])/).filter((each) => each.trim().length > 5)
  const pieces: string[] = []
  for (let written = 0; written < length; ) {
    const name = Array.from({ length: 2 + Math.floor(random() * 9) }, () => unevenly(COMMON, random)).join('')
    const piece = `${pick(sentences, random).trim()}${name}${random() < 0.2 ? '\n' : '，'}`
    pieces.push(piece)
    written += piece.length
  }
  return pieces.join('')
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T
}

function unevenly<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() ** 2 * list.length)] as T
}

function commonBytes(): Uint8Array {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    for (let cell = 0xa1; cell <= last; cell++) bytes.push(row, cell)
  }
  return Uint8Array.from(bytes)
}

function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
