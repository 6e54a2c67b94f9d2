import { readFile } from 'node:fs/promises'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { CommandIo } from '../../lib/command.ts'
import { type FileKind, judgeFile } from '../../lib/file-kind.ts'
import { type FilePart, FileUnreadable } from '../../lib/file-text/file-text.ts'
import { readFileText } from '../../lib/file-text/read-file-text.ts'

const LARGEST = 64 * 1_048_576

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O & typeof COMMON }>>['values'] & {
  json: boolean
  help: boolean
}

const COMMON = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** What a command that reads one text says of itself. */
export interface TextCommand<O extends Options> {
  usage: string
  help: string
  /** Beside --json and --help. */
  options: O
}

/**
 * The text that a command was given (`FILE`, or `-` for the standard input) with its options; or the exit code, where help
 * was asked for or the input cannot be used, which is said.
 */
export async function openInput<O extends Options>(
  argv: string[],
  io: CommandIo,
  { usage, help, options }: TextCommand<O>,
): Promise<{ file: string; values: Values<O>; parts: FilePart[] } | number> {
  const given = argumentsOf(argv, options)
  if (given?.values.help) {
    io.out(help)
    return 0
  }
  const [file, ...others] = given?.positionals ?? []
  if (given === null || file === undefined || others.length > 0) {
    io.err(`请给出一个文件，或者用 - 读标准输入，用法：${usage}`)
    return 2
  }
  const read = await partsAt(file)
  if ('problem' in read) {
    io.err(read.problem)
    return 2
  }
  for (const problem of read.problems) io.err(`${file}：${problem}`)
  return { file, values: given.values, parts: read.parts }
}

function argumentsOf<O extends Options>(
  argv: string[],
  options: O,
): { values: Values<O>; positionals: string[] } | null {
  try {
    const parsed = parseArgs({ args: argv, allowPositionals: true, options: { ...options, ...COMMON } })
    return { positionals: parsed.positionals, values: parsed.values as Values<O> }
  } catch {
    return null
  }
}

/** Texts with their places, and what could not be read; or why nothing could. */
type Read = { parts: FilePart[]; problems: string[] } | { problem: string }

/** Files of an office have several texts, each with its place; any other file is one text. */
async function partsAt(file: string): Promise<Read> {
  const kind = file === '-' ? null : await officeKind(file)
  if (kind === null) {
    const text = await textAt(file)
    return typeof text === 'string' ? { parts: [{ place: '', text }], problems: [] } : text
  }
  try {
    return await readFileText(file, kind)
  } catch (failure) {
    if (failure instanceof FileUnreadable) return { problem: `${file}：${failure.message}` }
    throw failure
  }
}

const OFFICE: readonly FileKind[] = ['docx', 'xlsx', 'pdf', 'ofd', 'doc', 'xls']

async function officeKind(file: string): Promise<FileKind | null> {
  const limits = { maxBytes: 300 * 1_048_576, maxEntries: 10_000 }
  // What cannot be opened is told where it is read.
  const judged = await judgeFile(file, file, limits).catch(() => ({ bad: 'unknown' }) as const)
  return 'kind' in judged && OFFICE.includes(judged.kind) ? judged.kind : null
}

async function textAt(file: string): Promise<string | { problem: string }> {
  const bytes = await bytesAt(file)
  if (!Buffer.isBuffer(bytes)) return bytes
  if (bytes.length > LARGEST) return { problem: `文件超过 ${LARGEST / 1_048_576} MB` }
  if (bytes.includes(0)) return { problem: `${file} 不是文本文件` }
  try {
    // Kept as it is, mark and all: positions are those of the text as given.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { problem: `${file} 不是 UTF-8 文本，请转换编码后再试` }
  }
}

/** A file, or with `-` the standard input. */
export async function bytesAt(file: string): Promise<Buffer | { problem: string }> {
  try {
    return file === '-' ? await bytesOfInput() : await readFile(file)
  } catch {
    return { problem: `读不到文件 ${file}` }
  }
}

async function bytesOfInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Where in a text each stands, for a person: line and column from 1, after the place of the text. In their order. */
export function placesOf<T extends { start: number }>(
  { place, text }: { place: string; text: string },
  found: readonly T[],
): { where: string; of: T }[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  let line = 0
  return found.map((of) => {
    while (line + 1 < starts.length && (starts[line + 1] as number) <= of.start) line++
    const column = of.start - (starts[line] as number) + 1
    return { where: `${place === '' ? '' : `${place} `}${line + 1}:${column}`, of }
  })
}
