import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Secrets } from './ctx.ts'
import type { KeyRing } from './key-file.ts'

/** Under a key that the caller hands in. */
const UNDER_GIVEN = 1
/** Under the master key, whose name stands in front, so that after a change it is known which one opens this. */
const UNDER_MASTER = 2
const NAME_BYTES = 4
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** A fresh 256-bit key, for instance of one case. */
export function newKey(): Uint8Array {
  return randomBytes(KEY_BYTES)
}

/** How everything begins that this master key seals: version and name of the key. */
export function sealedPrefix(masterKey: Uint8Array): Uint8Array {
  const name = createHash('sha256').update('gongkai key name').update(masterKey).digest()
  return Buffer.concat([Buffer.of(UNDER_MASTER), name.subarray(0, NAME_BYTES)])
}

/** The key of keyed hashes as the first master key gives it; it outlives that one. */
export function hashingKeyOf(masterKey: Uint8Array): Uint8Array {
  return Buffer.from(hkdfSync('sha256', masterKey, '', 'gongkai fingerprint', KEY_BYTES))
}

/**
 * AES-256-GCM, one version byte in front so that a later algorithm can be told apart. `keys` is one master key, or asks
 * each time which ones there are: while the master key is exchanged, both open and the new one seals.
 */
export function secretsFrom(keys: Uint8Array | (() => KeyRing)): Secrets {
  const alone = typeof keys === 'function' ? null : ringOf(keys)
  const ring = typeof keys === 'function' ? keys : () => alone as KeyRing
  return {
    seal: (plain, key) => (key === undefined ? sealUnder(ring().current, plain) : seal(plain, key, GIVEN)),
    open: (sealed, key) => (key === undefined ? openUnder(ring(), sealed) : open(sealed, key, GIVEN)),
    fingerprint: (purpose, value) =>
      createHmac('sha256', ring().hashing).update(`${purpose}\0${value}`).digest(),
    prefix: () => sealedPrefix(ring().current),
  }
}

const GIVEN = Buffer.of(UNDER_GIVEN)

function ringOf(masterKey: Uint8Array): KeyRing {
  return { current: masterKey, hashing: hashingKeyOf(masterKey), previous: null }
}

function sealUnder(masterKey: Uint8Array, plain: Uint8Array): Uint8Array {
  return seal(plain, sealingKey(masterKey), sealedPrefix(masterKey))
}

function openUnder({ current, previous }: KeyRing, sealed: Uint8Array): Uint8Array {
  const known = previous === null ? [current] : [current, previous]
  // From before keys had names: whichever fits.
  if (sealed[0] === UNDER_GIVEN) return openWithAny(known, sealed)
  const found = known.find((key) => startsWith(sealed, sealedPrefix(key)))
  if (found === undefined) throw new Error('主密钥不符：这份内容由另一把主密钥加密，请核对主密钥文件')
  return open(sealed, sealingKey(found), sealedPrefix(found))
}

function openWithAny([key, ...others]: readonly Uint8Array[], sealed: Uint8Array): Uint8Array {
  if (key === undefined) throw new Error('主密钥不符：没有主密钥能打开这份内容，请核对主密钥文件')
  try {
    return open(sealed, sealingKey(key), GIVEN)
  } catch {
    return openWithAny(others, sealed)
  }
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, prefix.length)).equals(prefix)
}

function sealingKey(masterKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', 'gongkai seal', KEY_BYTES))
}

function seal(plain: Uint8Array, key: Uint8Array, prefix: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([prefix, iv, cipher.getAuthTag(), body])
}

function open(sealed: Uint8Array, key: Uint8Array, prefix: Uint8Array): Uint8Array {
  if (!startsWith(sealed, prefix)) throw new Error('sealed with an unknown version')
  const bytes = Buffer.from(sealed).subarray(prefix.length)
  const iv = bytes.subarray(0, IV_BYTES)
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}
