import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Secrets } from './ctx.ts'

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** A fresh 256-bit key, for instance of one case. */
export function newKey(): Uint8Array {
  return randomBytes(KEY_BYTES)
}

/**
 * Reads the master key from its file, or makes it on first start (mode 0600).
 * Without this file the applicants' data cannot be read by anybody: back it up apart from the database.
 */
export function loadMasterKey(file: string): Uint8Array {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== KEY_BYTES) throw new Error(`主密钥文件 ${file} 不是 64 位十六进制数，请从备份恢复`)
  return key
}

/** AES-256-GCM, one version byte in front so that a later algorithm can be told apart. */
export function secretsFrom(masterKey: Uint8Array): Secrets {
  const sealing = Buffer.from(hkdfSync('sha256', masterKey, '', 'gongkai seal', KEY_BYTES))
  const hashing = Buffer.from(hkdfSync('sha256', masterKey, '', 'gongkai fingerprint', KEY_BYTES))
  return {
    seal: (plain, key = sealing) => seal(plain, key),
    open: (sealed, key = sealing) => open(sealed, key),
    fingerprint: (purpose, value) => createHmac('sha256', hashing).update(`${purpose}\0${value}`).digest(),
  }
}

function seal(plain: Uint8Array, key: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body])
}

function open(sealed: Uint8Array, key: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== VERSION) throw new Error('sealed with an unknown version')
  const iv = bytes.subarray(1, 1 + IV_BYTES)
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
}
