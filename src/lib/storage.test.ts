import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FileStore, TooLarge } from './storage.ts'

const MANY = { maxBytes: 1_000_000 }
let folder: string
let files: FileStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  files = new FileStore(folder)
})
afterEach(() => rm(folder, { recursive: true }))

const incoming = () => readdir(join(folder, 'incoming'))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const textOf = async (hash: string) => (await buffer((await files.read(hash)).stream)).toString()

describe('the store of files', () => {
  test('gives back under its hash what was received and kept', async () => {
    const received = await files.receive(Readable.from([Buffer.from('公'), Buffer.from('开')]), MANY)
    expect(received).toMatchObject({ hash: sha256('公开'), size: 6 })
    await expect(files.read(received.hash)).rejects.toThrow('ENOENT')
    await files.keep(received)
    expect(await textOf(received.hash)).toBe('公开')
    const { size, stream } = await files.read(received.hash)
    stream.destroy()
    expect(size).toBe(6)
    expect(await incoming()).toEqual([])
  })

  test('holds equal content once, whoever brings it', async () => {
    const other = new FileStore(folder)
    await Promise.all([files, other, files].map((each) => each.put(Buffer.from('same'))))
    expect(await files.hashes()).toEqual([sha256('same')])
  })

  test('keeps nothing of what was discarded, and discarding later takes nothing away', async () => {
    const gone = await files.receive(Readable.from([Buffer.from('gone')]), MANY)
    await files.discard(gone)
    expect(await incoming()).toEqual([])
    const kept = await files.receive(Readable.from([Buffer.from('kept')]), MANY)
    await files.keep(kept)
    await files.discard(kept)
    expect(await files.hashes()).toEqual([kept.hash])
  })

  test('stops at the limit without reading on, and leaves nothing behind', async () => {
    let sent = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 1
          yield Buffer.alloc(65_536)
        }
      })(),
    )
    await expect(files.receive(endless, MANY)).rejects.toThrow(TooLarge)
    expect(sent).toBeLessThan(60)
    expect(await incoming()).toEqual([])
  })

  test('leaves nothing behind when the sender breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half')
        throw new Error('connection lost')
      })(),
    )
    await expect(files.receive(broken, MANY)).rejects.toThrow('connection lost')
    expect(await incoming()).toEqual([])
    expect(await files.hashes()).toEqual([])
  })

  test.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(63)}/`])(
    'reads no path: %j',
    async (name) => {
      await expect(files.read(name)).rejects.toThrow('not the hash of a file')
    },
  )

  test('sweeps what a crash left, not what is being written', async () => {
    await files.put(Buffer.from('x'))
    const [old, young] = [join(folder, 'incoming', 'old'), join(folder, 'incoming', 'young')]
    await writeFile(old, '')
    await writeFile(young, '')
    const now = new Date()
    await utimes(old, now, new Date(now.getTime() - 25 * 3_600_000))
    await files.sweep(now)
    expect(await incoming()).toEqual(['young'])
  })
})
