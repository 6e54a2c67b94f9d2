// Behind every npm script. Runs on any Node from 18 on with nothing installed: it installs, builds, and hands over
// to the Node that is pinned in package.json.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runToEnd, runUntilStopped } from './children.mjs'
import { ensureBuild, ensureDependencies, ROOT } from './setup.mjs'
import { ensureChromium } from './system.mjs'

const OPTIONS = ['--enable-source-maps', '--import', './scripts/end-with-launcher.mjs']
const [task, ...args] = process.argv.slice(2)

const TASKS = {
  demo: () => program('cli.js', ['demo', ...args]),
  start: () => program('main.js', args),
  gongkai: () => program('cli.js', args, ['server']),
  dev,
  check: () => report(checks(ensureDependencies())),
  test,
  bench: () => {
    const node = prepare(['server', 'console'])
    return runUntilStopped([[node, [...OPTIONS, join('bench', 'index.ts'), ...args]]])
  },
}

process.chdir(ROOT)
// What root installs, PostgreSQL's own user must be able to read and run.
process.umask(0o022)
try {
  if (!Object.hasOwn(TASKS, task ?? ''))
    throw new Error(`用法：node scripts/run.mjs ${Object.keys(TASKS).join('|')}`)
  process.exitCode = await TASKS[task]()
} catch (error) {
  // A line, not a stack: whoever reads this has installed the program, not written it.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

function prepare(parts) {
  const node = ensureDependencies()
  ensureBuild(node, parts)
  return node
}

function program(file, programArgs, parts = ['server', 'console']) {
  const node = prepare(parts)
  return runUntilStopped([[node, [...OPTIONS, join('dist', file), ...programArgs]]])
}

/** Builds on each change and starts the program again. */
function dev() {
  const node = prepare(['server', 'console'])
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const watching = ['server', 'console']
    .filter((part) => part === 'server' || existsSync('src/console/index.html'))
    .map((part) => [node, [vite, 'build', '--config', `vite.${part}.ts`, '--watch', '--logLevel', 'warn']])
  return runUntilStopped([
    ...watching,
    [node, ['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/main.js', ...args]],
  ])
}

function test() {
  if (args.includes('--database-only')) return report([tests(ensureDependencies())])
  // First of all: it may need somebody to type a command, and nothing should have run before that.
  const chromium = ensureChromium()
  const node = prepare(['server', 'console'])
  return report([...checks(node), journeys(node, chromium)])
}

function checks(node) {
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc')
  const console = existsSync('src/console/tsconfig.json')
    ? [['类型（管理端）', node, [tsc, '-p', 'src/console']]]
    : []
  return [
    ['格式与规范', node, [join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'ci']],
    ['类型', node, [tsc, '-p', 'tsconfig.json']],
    ...console,
    tests(node),
  ]
}

function tests(node) {
  return ['单元与数据库测试', node, [join('node_modules', 'vitest', 'vitest.mjs'), 'run']]
}

function journeys(node, chromium) {
  if (!existsSync('playwright.config.ts')) return ['浏览器测试', null, '没有：缺少 playwright.config.ts']
  const cli = join('node_modules', '@playwright', 'test', 'cli.js')
  return ['浏览器测试', node, [cli, 'test'], { CHROMIUM_PATH: chromium }]
}

/** Runs the steps in order up to the first that fails, and says at the end what ran and how long it took. */
async function report(steps) {
  const lines = []
  let code = 0
  for (const [name, command, rest, env] of steps) {
    if (command === null) {
      lines.push(`－ ${name}：${rest}`)
      continue
    }
    console.log(`\n▶ ${name}`)
    const began = Date.now()
    code = await runToEnd(command, rest, env)
    lines.push(`${code === 0 ? '✓' : '✗'} ${name} ${((Date.now() - began) / 1000).toFixed(1)} 秒`)
    if (code !== 0) break
  }
  const verdict = code === 0 ? '全部通过' : `未通过（退出码 ${code}），其后的步骤没有运行`
  console.log(`\n${lines.join('\n')}\n${verdict}`)
  return code
}
