import { describe, expect, it } from 'vitest'
import { RelatedDocuments, ValidityNote } from './related-documents.tsx'

const by = (kind: 'interprets' | 'repeals' | 'amends') => ({
  states: [],
  statedBy: [{ id: 9, title: '新办法', documentNumber: '襄招商发〔2025〕9号', kind }],
})
const NONE = { states: [], statedBy: [] }

describe('失效、废止、修改 at the top of a public page', () => {
  it.each([
    [
      '废止',
      by('repeals'),
      '',
      '本文件已废止（2025-02-05），见 《新办法》（襄招商发〔2025〕9号）。仅供查阅。',
    ],
    [
      '修改',
      by('amends'),
      '',
      '本文件已修改（2025-02-05），见 《新办法》（襄招商发〔2025〕9号）。请以修改后的规定为准。',
    ],
    ['失效', by('repeals'), '有效期届满。', '本文件已失效（2025-02-05），有效期届满。仅供查阅。'],
    ['废止', NONE, '清理', '本文件已废止（2025-02-05），清理。仅供查阅。'],
    ['有效', by('interprets'), '', ''],
  ] as const)('%s', (validity, relations, reason, words) => {
    const html = String(
      <ValidityNote validity={validity} changedOn="2025-02-05" reason={reason} relations={relations} />,
    )
    expect(html.replaceAll(/<[^>]*>/g, '').replace(/^null$/, '')).toBe(words)
  })
})

describe('相关文件', () => {
  it('leads both ways, in groups named for their side, and is left out where there is none', () => {
    const html = String(
      <RelatedDocuments
        relations={{
          ...by('interprets'),
          states: [{ id: 3, title: '甲<乙>', documentNumber: '', kind: 'repeals' }],
        }}
      />,
    )
    expect(html).toContain('<h2>政策解读</h2>')
    expect(html).toContain('<h2>废止的文件</h2>')
    expect(html).toContain('<a href="/documents/9">《新办法》</a>')
    expect(html).toContain('甲&lt;乙&gt;')
    expect(String(<RelatedDocuments relations={NONE} />)).not.toContain('aside')
  })
})
