import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const FONT_FOLDER = '/usr/share/fonts/opentype/noto'

/**
 * The browser tests need Debian's Chromium and a Chinese font. Gives Chromium's path; installs what is missing when
 * we may, else refuses with the one command to type.
 */
export function ensureChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH 指向的 ${given} 不存在`)
  const missing = missingPackages()
  if (missing.length > 0) install(missing)
  const left = missingPackages()
  if (left.length > 0) throw new Error(`安装之后仍然找不到 ${left.join('、')}，测试没有运行`)
  return findChromium()
}

function missingPackages() {
  return [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])]
}

function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  return output('sh', ['-c', 'command -v chromium']) || null
}

function hasChineseFont() {
  if (output('fc-list', [':lang=zh', 'file'])) return true
  return existsSync(FONT_FOLDER) && readdirSync(FONT_FOLDER).some((name) => name.includes('CJK'))
}

function install(packages) {
  const names = packages.join(' ')
  if (process.getuid?.() !== 0 || !output('sh', ['-c', 'command -v apt-get'])) {
    throw new Error(
      `浏览器测试需要 ${packages.join(' 和 ')}，本机没有，当前用户不能安装；测试没有运行。请先执行：\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    )
  }
  process.stderr.write(`浏览器测试需要 ${packages.join(' 和 ')}，本机没有，现在用 apt 安装…\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0
  // A list that is out of date names versions that are gone; without a network the present one may still do.
  run('-q', 'update')
  if (!run('-q', 'install', '-y', '--no-install-recommends', ...packages)) {
    throw new Error(
      `apt 没有装上 ${names}，测试没有运行。请查看上面的输出，然后执行：\n  apt-get install -y ${names}`,
    )
  }
}

function output(command, args) {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() ?? ''
}
