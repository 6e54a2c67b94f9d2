import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 900
const HEIGHT = 383
/** The red of an official masthead. */
const COLOUR = [0xb4, 0x1f, 0x24] as const

/** The plain cover of an article without a picture: WeChat takes none without a cover. PNG, one colour. */
export function plainCover(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // Eight bits a channel, true colour.
  header.set([8, 2, 0, 0, 0], 8)
  const line = Buffer.concat([Buffer.of(0), Buffer.alloc(WIDTH * 3, Buffer.from(COLOUR))])
  const lines = Buffer.concat(Array.from({ length: HEIGHT }, () => line))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([head, named, check])
}
