import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../src/lib/free-port.ts'

/** A page as the program sent it. */
export interface SentPage {
  name: string
  /** Without compression, and as gzip. */
  plain: Buffer
  gzip: Buffer
  /** What every answer carries besides its length, type, date and tag. */
  headers: Record<string, string>
}

/** The reference: nginx with the same bytes as files, compressed beforehand, under `/<name>.html`. */
export async function startNginx(
  pages: readonly SentPage[],
  workers: number,
): Promise<{ port: number; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-nginx-'))
  // As root, nginx reads as another user.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'www'))
  for (const { name, plain, gzip } of pages) {
    writeFileSync(join(folder, 'www', `${name}.html`), plain)
    writeFileSync(join(folder, 'www', `${name}.html.gz`), gzip)
  }
  const port = await freePort()
  const configuration = join(folder, 'nginx.conf')
  writeFileSync(configuration, configurationOf(folder, port, workers, pages[0]?.headers ?? {}))
  const child = spawn('nginx', ['-p', folder, '-e', join(folder, 'error.log'), '-c', configuration], {
    stdio: 'ignore',
  })
  const stop = async () => {
    if (child.exitCode === null) {
      const exited = once(child, 'exit')
      child.kill('SIGQUIT')
      await exited
    }
    rmSync(folder, { recursive: true, force: true })
  }
  await sleep(300)
  if (child.exitCode === null) return { port, stop }
  await stop()
  throw new Error('nginx 没有启动')
}

export function hasNginx(): boolean {
  return runs('nginx', ['-v'])
}

export function runs(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch (failure) {
    // Found, but with an exit code of its own: wrk knows no option that succeeds.
    return (failure as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

function configurationOf(
  folder: string,
  port: number,
  workers: number,
  headers: Record<string, string>,
): string {
  const sent = Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}";`)
  return `
worker_processes ${workers};
daemon off;
pid ${folder}/nginx.pid;
events { worker_connections 512; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=100 inactive=600s;
  open_file_cache_valid 600s;
  types { text/html html; }
  charset utf-8;
  gzip_static on;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/www;
    ${sent.join('\n    ')}
  }
}
`
}
