import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

export interface ZipEntry {
  name: string
  /** What it really unpacks to, in bytes: the number in the file may lie. */
  size: number
}

export interface ZipLimits {
  /** Of all entries together, unpacked. */
  maxBytes: number
  maxEntries: number
}

/** Why an archive is not opened by anything that trusts it. */
export class BadZip extends Error {
  readonly why: 'broken' | 'too-large' | 'encrypted'
  constructor(why: BadZip['why']) {
    super(`zip: ${why}`)
    this.why = why
  }
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** The end record with the longest comment. */
const TAIL_BYTES = 22 + 65_535
const STORED = 0
const DEFLATED = 8

/**
 * Unpacks every entry once, keeping nothing, so that a library which unpacks into memory can be given the file
 * afterwards. Throws `BadZip` at the first byte over the limits.
 */
export async function examineZip(path: string, limits: ZipLimits): Promise<ZipEntry[]> {
  const file = await open(path, 'r')
  try {
    const found = await readDirectory(file, limits)
    let left = limits.maxBytes
    const entries: ZipEntry[] = []
    for (const each of found) {
      const size = await unpackedSize(path, file, each, left)
      left -= size
      entries.push({ name: each.name, size })
    }
    return entries
  } finally {
    await file.close()
  }
}

/** The entries that are wanted, unpacked into memory: the limits hold for these alone. */
export async function readZip(
  path: string,
  limits: ZipLimits,
  isWanted: (name: string) => boolean,
): Promise<Buffer[]> {
  return [...(await readZipByName(path, limits, isWanted)).values()]
}

/** The same by name, in the order of the archive; of two entries of one name the last. */
export async function readZipByName(
  path: string,
  limits: ZipLimits,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const file = await open(path, 'r')
  try {
    const found = await readDirectory(file, limits)
    let left = limits.maxBytes
    const contents = new Map<string, Buffer>()
    for (const each of found.filter(({ name }) => isWanted(name))) {
      const chunks: Buffer[] = []
      left -= await unpackedSize(path, file, each, left, chunks)
      contents.set(each.name, Buffer.concat(chunks))
    }
    return contents
  } finally {
    await file.close()
  }
}

interface Listed {
  name: string
  method: number
  packedBytes: number
  headerAt: number
}

async function readDirectory(file: FileHandle, limits: ZipLimits): Promise<Listed[]> {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - TAIL_BYTES), Math.min(size, TAIL_BYTES))
  const at = lastIndexOfEnd(tail)
  if (at < 0) throw new BadZip('broken')
  const count = tail.readUInt16LE(at + 10)
  const bytes = tail.readUInt32LE(at + 12)
  const start = tail.readUInt32LE(at + 16)
  if (count > limits.maxEntries) throw new BadZip('too-large')
  // Zip64 has markers here: nothing within the size limit needs it.
  if (start + bytes > size) throw new BadZip('broken')
  const directory = await readAt(file, start, bytes)
  const listed: Listed[] = []
  let from = 0
  for (let index = 0; index < count; index += 1) {
    if (from + 46 > directory.length || directory.readUInt32LE(from) !== CENTRAL) throw new BadZip('broken')
    if ((directory.readUInt16LE(from + 8) & 1) !== 0) throw new BadZip('encrypted')
    const nameBytes = directory.readUInt16LE(from + 28)
    listed.push({
      name: directory.toString('utf8', from + 46, from + 46 + nameBytes),
      method: directory.readUInt16LE(from + 10),
      packedBytes: directory.readUInt32LE(from + 20),
      headerAt: directory.readUInt32LE(from + 42),
    })
    from += 46 + nameBytes + directory.readUInt16LE(from + 30) + directory.readUInt16LE(from + 32)
  }
  return listed
}

function lastIndexOfEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END) return at
  return -1
}

async function unpackedSize(
  path: string,
  file: FileHandle,
  entry: Listed,
  left: number,
  kept?: Buffer[],
): Promise<number> {
  const header = await readAt(file, entry.headerAt, 30)
  if (header.readUInt32LE(0) !== LOCAL) throw new BadZip('broken')
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (entry.packedBytes === 0) return 0
  if (entry.method === STORED) {
    if (entry.packedBytes > left) throw new BadZip('too-large')
    kept?.push(await readAt(file, start, entry.packedBytes))
    return entry.packedBytes
  }
  if (entry.method !== DEFLATED) throw new BadZip('broken')
  const packed = createReadStream(path, { start, end: start + entry.packedBytes - 1 })
  const inflate = createInflateRaw()
  packed.on('error', (failure) => inflate.destroy(failure))
  let size = 0
  try {
    for await (const chunk of packed.pipe(inflate) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > left) throw new BadZip('too-large')
      kept?.push(chunk)
    }
  } catch (failure) {
    throw failure instanceof BadZip ? failure : new BadZip('broken')
  } finally {
    packed.destroy()
  }
  return size
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw new BadZip('broken')
  return buffer
}
