import { describe, expect, it } from 'vitest'
import { readPageRequest } from './page-request.ts'

const read = (text: string) => readPageRequest(Buffer.from(text, 'latin1'))
const plain = (...lines: string[]) =>
  ['GET /columns/news HTTP/1.1', 'Host: One.localhost:8080', ...lines, '', ''].join('\r\n')

describe('a plain request for a page', () => {
  it('is read with all that a page depends on', () => {
    const text = plain('Accept-Encoding: gzip, br', 'If-None-Match: "x"', 'Cookie: a=b')
    expect(read(text)).toEqual({
      method: 'GET',
      address: '/columns/news',
      host: 'one.localhost',
      acceptEncoding: 'gzip, br',
      ifNoneMatch: '"x"',
      closes: false,
      length: text.length,
    })
  })

  it('ends where its head ends, whatever follows', () => {
    expect(read(`${plain()}GET /next`)?.length).toBe(plain().length)
    expect(read(plain('Connection: close'))?.closes).toBe(true)
  })

  it.each([
    ['incomplete', plain().slice(0, -1)],
    ['a form', plain().replace('GET', 'POST')],
    ['a body', plain('Content-Length: 5')],
    ['a body of unknown length', plain('Transfer-Encoding: chunked')],
    ['two hosts', plain('Host: two.localhost')],
    ['no host', 'GET / HTTP/1.1\r\nAccept: */*\r\n\r\n'],
    ['a host of another kind', 'GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n'],
    ['a host named by a proxy', plain('X-Forwarded-Host: two.localhost')],
    ['a whole address', 'GET http://one.localhost/ HTTP/1.1\r\nHost: one.localhost\r\n\r\n'],
    ['the old protocol', 'GET / HTTP/1.0\r\nHost: one.localhost\r\n\r\n'],
    ['a change of protocol', plain('Connection: Upgrade', 'Upgrade: websocket')],
    ['an upgrade alone', plain('Upgrade: h2c')],
    ['an expectation', plain('Expect: 100-continue')],
    ['a folded header', plain('Accept: a', ' b')],
    ['a space before the colon', plain('Content-Length : 5')],
    ['a bare line feed', plain().replace('\r\nHost', '\nHost')],
    ['a line feed in a header', plain('A: b\nContent-Length: 5')],
    ['a carriage return in a header', plain('A: b\rContent-Length: 5')],
    ['a zero byte', plain('A: \0')],
    ['letters beyond ASCII', plain('A: é')],
    ['two spaces', 'GET  / HTTP/1.1\r\nHost: one.localhost\r\n\r\n'],
    ['an empty line before', `\r\n${plain()}`],
  ])('is not %s', (_, text) => {
    expect(read(text)).toBeNull()
  })
})
