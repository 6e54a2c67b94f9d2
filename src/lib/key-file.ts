import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { hashingKeyOf, newKey } from './secrets.ts'

/** The keys of an installation. */
export interface KeyRing {
  /** Seals; and gives the database role its password. */
  current: Uint8Array
  /** Of keyed hashes: query codes are printed on receipts, so this one is never exchanged. */
  hashing: Uint8Array
  /** While the master key is exchanged: what still opens the rest. */
  previous: Uint8Array | null
}

/** The file that the master key lies in. Every process of the installation sees a change at its next use. */
export interface KeyFile {
  ring(): KeyRing
  /** A new master key; the one until now is kept as the previous one. Refuses while there still is a previous one. */
  exchange(): KeyRing
  /** Forgets the previous key. */
  forget(): void
}

/**
 * Opens the key file, or makes it on first start (mode 0600). Without this file the applicants' data cannot be read by
 * anybody: back it up apart from the database. Once read, the keys stay in memory when the file is taken away.
 */
export function openKeyFile(file: string): KeyFile {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  }
  let known = { stamp: stampOf(file), ring: read(file) }
  const ring = () => {
    const stamp = stampOf(file)
    if (stamp !== null && stamp !== known.stamp) known = { stamp, ring: read(file) }
    return known.ring
  }
  return {
    ring,
    exchange: () => {
      const { current, hashing, previous } = ring()
      if (previous !== null) throw new Error('上一次更换主密钥尚未完成')
      write(file, { current: newKey(), hashing, previous: current })
      return ring()
    },
    forget: () => write(file, { ...ring(), previous: null }),
  }
}

function stampOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.ino} ${found.mtimeNs} ${found.size}`
}

/** The master key on the first line; then, where it was exchanged, the others by name. */
function read(file: string): KeyRing {
  const [first = '', ...rest] = readFileSync(file, 'utf8').trim().split('\n')
  const named = new Map(rest.map((line) => line.trim().split(' ') as [string, string]))
  const current = keyOf(file, first.trim())
  const hashing = named.get('hashing')
  const previous = named.get('previous')
  return {
    current,
    hashing: hashing === undefined ? hashingKeyOf(current) : keyOf(file, hashing),
    previous: previous === undefined ? null : keyOf(file, previous),
  }
}

function keyOf(file: string, hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new Error(`主密钥文件 ${file} 不是 64 位十六进制数，请从备份恢复`)
  }
  return Buffer.from(hex, 'hex')
}

/** Whole or not at all: a power cut leaves the old file or the new one. */
function write(file: string, { current, hashing, previous }: KeyRing): void {
  const lines = [hex(current), `hashing ${hex(hashing)}`]
  if (previous !== null) lines.push(`previous ${hex(previous)}`)
  const beside = `${file}.new`
  const handle = openSync(beside, 'w', 0o600)
  try {
    writeSync(handle, `${lines.join('\n')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(beside, 0o600)
  renameSync(beside, file)
}

function hex(key: Uint8Array): string {
  return Buffer.from(key).toString('hex')
}
