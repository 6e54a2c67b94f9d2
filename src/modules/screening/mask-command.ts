import type { CommandIo } from '../../lib/command.ts'
import { dayInChina } from '../../lib/day.ts'
import { openInput, placesOf } from './command-input.ts'
import { applyMask, replacementsIn } from './rules/index.ts'

const USAGE = 'gongkai mask 文件|- [--apply] [--json]'

const HELP = `用法：${USAGE}

列出文本中公开前应当遮盖的个人信息（身份证号码、手机号码、银行卡号、护照号码、个人邮箱、车牌），以及遮盖后的样子。
身份证号码留前3位、后4位，手机号码留前3位、后4位，银行卡号留后4位。文件可以是 UTF-8 文本，或者 Word（.docx）、
Excel（.xlsx）、PDF、OFD（只列出位置）；- 读标准输入。原文件从不改动。
  --apply 输出遮盖后的全文（只用于文本；请先逐处核对）
  --json  输出 JSON：[{ start, end, text, replacement, kind }]，start、end 为 UTF-16 位置
退出码：0 没有要遮盖的，或者已输出遮盖后的全文，1 有要遮盖的，2 输入不可用。`

/** `mask FILE|- [--apply] [--json]`: what should be masked before a text is made public; the text so masked when asked for. */
export async function maskCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = { apply: { type: 'boolean', default: false } } as const
  const input = await openInput(argv, io, { usage: USAGE, help: HELP, options })
  if (typeof input === 'number') return input
  const { file, values } = input
  const today = dayInChina(new Date())
  const parts = input.parts.map((part) => ({ ...part, found: replacementsIn(part.text, { today }) }))
  const [only] = parts
  if (values.apply) {
    if (only === undefined || parts.length > 1 || only.place !== '') {
      io.err(`${file} 不是文本文件，不能直接遮盖；请在原来的软件中逐处修改，或者在编辑器中导入后处理`)
      return 2
    }
    // The text alone, so that it can be written to a file as it is.
    io.out(applyMask(only.text, only.found).replace(/\n$/, ''))
    return 0
  }
  const found = parts.flatMap((part) =>
    placesOf(part, part.found).map(({ where, of }) => ({ where, place: part.place, of })),
  )
  if (values.json) {
    const listed = found.map(({ place, of }) => (place === '' ? of : { ...of, place }))
    io.out(JSON.stringify(listed, null, 2))
  } else {
    for (const { where, of } of found) io.out(`${where}  ${of.kind}：“${of.text}” → ${of.replacement}`)
    io.out(`共 ${found.length} 处${found.length > 0 ? '。核对后用 --apply 输出遮盖后的全文' : ''}`)
  }
  return found.length > 0 ? 1 : 0
}
