import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** A mail server that takes what it is given, as RFC 5321 has it, without TLS; or does not, when the test says so. */
export class SmtpStandIn {
  /** What was accepted, whole. */
  readonly mails: { to: string[]; data: string }[] = []
  /** Answers to the next RCPT or DATA, instead of taking it. */
  refusals: string[] = []
  /** The line breaks after a mail was taken, before that is said. */
  dropsAfter = 0
  readonly #sockets = new Set<Socket>()
  #server: Server = createServer()

  /** Listens, again on the same port after `stop`. */
  async start(port = 0): Promise<number> {
    this.#server = createServer((socket) => this.#talk(socket))
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    return (this.#server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #talk(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('error', () => {})
    let rest = ''
    let mail: { to: string[]; data: string } | null = null
    let isData = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 stand-in ESMTP')
    socket.on('data', (chunk) => {
      rest += chunk.toString()
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (isData && mail !== null) {
          if (line !== '.') {
            mail.data += `${line}\n`
            continue
          }
          isData = false
          this.mails.push(mail)
          mail = null
          if (this.dropsAfter-- > 0) return void socket.destroy()
          say('250 taken')
          continue
        }
        const command = line.slice(0, 4).toUpperCase()
        const refused = command === 'RCPT' || command === 'DATA' ? this.refusals.shift() : undefined
        if (refused !== undefined) say(refused)
        else if (command === 'EHLO') say('250 stand-in')
        else if (command === 'MAIL') {
          mail = { to: [], data: '' }
          say('250 ok')
        } else if (command === 'RCPT') {
          mail?.to.push(/<([^>]*)>/.exec(line)?.[1] ?? '')
          say('250 ok')
        } else if (command === 'DATA') {
          isData = true
          say('354 go on')
        } else if (command === 'QUIT') {
          say('221 bye')
          socket.end()
        } else say('250 ok')
      }
    })
  }
}
