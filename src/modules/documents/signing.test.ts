import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { day } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import { createChain, endDeputy, listReviewsWaitingFor, nameDeputy, takeScan } from '../review/index.ts'
import { recordPaperSignature, signReposts } from './actions/sign-document.ts'
import { findChainChoices } from './chain-choices.ts'
import {
  editDraft,
  findDocumentForStaff,
  newEdition,
  publishDocument,
  signDocument,
  submitForReview,
} from './index.ts'
import { codesOf, type Office, openOffice } from './testing/office.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database.drop())

type Submission = Omit<Parameters<typeof submitForReview>[2], 'version'>
const view = (id: number) => office.as('author', (ctx) => findDocumentForStaff(ctx, id))

async function submit(id: number, more: Submission = { chainName: '三审三校' }): Promise<void> {
  const version = (await view(id)).open?.version ?? 0
  await office.as('author', (ctx) => submitForReview(ctx, id, { ...more, version }))
}

const PASS = { verdict: 'pass', reviewed: true, proofread: true, opinion: '' } as const
const RETURN = { verdict: 'return', reviewed: true, proofread: false, opinion: '' } as const

describe('A/B角', () => {
  it('signs in the place of the one named, as such, and only in its days', async () => {
    const { first, second, third, author } = office.ids
    const id = await office.draft()
    await submit(id)
    await office.sign(id, 'first')
    await office.sign(id, 'second')
    expect(await codesOf(office.sign(id, 'first'))).toEqual(['signed-already'])
    const days = { from: day('2025-01-14'), to: day('2025-01-20') }
    const given = { personId: third, deputyId: first, ...days }
    expect(await codesOf(office.as('second', (ctx) => nameDeputy(ctx, given)))).toEqual(['not-yours'])
    const another = { ...given, deputyId: author }
    expect(await codesOf(office.as('third', (ctx) => nameDeputy(ctx, another)))).toEqual(['deputy-role'])
    const { id: deputyship } = await office.as('third', (ctx) => nameDeputy(ctx, given))
    expect(await codesOf(office.as('third', (ctx) => nameDeputy(ctx, given)))).toEqual(['deputy-taken'])
    // `first` has signed level one: as a deputy neither.
    expect(await codesOf(office.sign(id, 'first'))).toEqual(['signed-already'])
    const other = await office.draft()
    await submit(other)
    // The second level of this chain is held by `second` alone, whose deputy signs it.
    await office.as('third', (ctx) => endDeputy(ctx, deputyship))
    await office.as('second', (ctx) => nameDeputy(ctx, { ...given, personId: second, deputyId: third }))
    await office.sign(other, 'first')
    expect(await codesOf(office.sign(other, 'third'))).toEqual(['needed-later'])
    expect(await codesOf(office.as('first', (ctx) => endDeputy(ctx, deputyship + 1)))).toEqual(['not-yours'])
    await office.as('second', (ctx) => endDeputy(ctx, deputyship + 1))
    await expect(office.as('second', (ctx) => endDeputy(ctx, deputyship + 1))).rejects.toBeInstanceOf(
      NotFound,
    )
    await office.sign(other, 'second')
    await office.as('third', (ctx) => nameDeputy(ctx, { ...given, deputyId: second }))
    expect(await codesOf(office.sign(other, 'second'))).toEqual(['signed-already'])
  })

  it('is written as 代, and a level may be reached only through it', async () => {
    const { first, third } = office.ids
    const levels = [[third], [office.ids.second]].map((signers, index) => ({
      name: `第 ${index + 1} 级`,
      signers,
    }))
    await office.as('author', (ctx) => createChain(ctx, { name: '代签', levels }))
    const id = await office.draft()
    await submit(id, { chainName: '代签' })
    expect(await codesOf(office.sign(id, 'first'))).toEqual(['not-signer'])
    const given = { personId: third, deputyId: first, from: day('2025-02-01'), to: day('2025-02-03') }
    await office.as('third', (ctx) => nameDeputy(ctx, given))
    const contentHash = await office.hashOf(id)
    const on = (when: string) =>
      office.as('first', (ctx) => signDocument(ctx, id, { ...PASS, contentHash }), when)
    const waiting = (when: string) => office.as('first', (ctx) => listReviewsWaitingFor(ctx, first), when)
    expect(await codesOf(on('2025-01-31'))).toEqual(['not-signer'])
    expect(await codesOf(on('2025-02-04'))).toEqual(['not-signer'])
    const ids = async (when: string) => (await waiting(when)).map(({ review }) => review.subject.id)
    expect(await ids('2025-02-04')).not.toContain(id)
    expect(await ids('2025-02-03')).toContain(id)
    expect((await waiting('2025-02-03')).find(({ review }) => review.subject.id === id)?.inPlaceOf).toBe(
      third,
    )
    expect(await on('2025-02-03')).toBe('open')
    expect((await view(id)).review?.signOffs[0]).toMatchObject({
      personName: 'first',
      principal: { id: third, name: 'third' },
    })
  })
})

const SCAN = { hash: 'a'.repeat(64), mediaType: 'application/pdf', size: 9 }

describe('纸质签署', () => {
  const paper = async (id: number, more: object = {}) => ({
    ...PASS,
    contentHash: await office.hashOf(id),
    personId: office.ids.first,
    signedOn: day('2025-01-14'),
    keptAt: '办公室档案柜 3',
    scan: SCAN.hash,
    ...more,
  })

  it('counts as the signer’s own: level, person once, never the author', async () => {
    const id = await office.draft()
    await submit(id)
    const record = async (more: object = {}, by: 'publisher' | 'author' | 'first' = 'publisher') => {
      const given = await paper(id, more)
      return office.as(by, (ctx) => recordPaperSignature(ctx, id, given))
    }
    await office.as('publisher', (ctx) => takeScan(ctx, SCAN))
    expect(await codesOf(record({}, 'first'))).toEqual(['paper-own'])
    expect(await codesOf(record({}, 'author'))).toEqual(['paper-author'])
    expect(await codesOf(record({ signedOn: day('2025-01-13') }))).toEqual(['paper-early'])
    expect(await codesOf(record({ keptAt: '' }))).toEqual(['paper-place'])
    expect(await codesOf(record({ personId: office.ids.author }))).toEqual(['signer-role'])
    expect(await codesOf(record({ personId: office.ids.third }))).toEqual(['not-signer'])
    expect(await codesOf(record({ proofread: false }))).toEqual(['not-attested'])
    expect(await codesOf(record({ contentHash: 'x'.repeat(64) }))).toEqual(['content-changed'])
    await expect(record({ scan: 'f'.repeat(64) })).rejects.toBeInstanceOf(NotFound)
    expect(await record()).toBe('open')
    expect((await view(id)).review?.signOffs[0]).toMatchObject({
      personName: 'first',
      signedOn: '2025-01-14',
      paper: { recordedByName: 'publisher', keptAt: '办公室档案柜 3', scan: SCAN.hash },
    })
    expect(await codesOf(office.sign(id, 'first'))).toEqual(['signed-already'])
    await office.sign(id, 'second')
    expect(await record({ personId: office.ids.third })).toBe('passed')
    expect((await view(id)).open?.state).toBe('approved')
  })
})

describe('转载批量签署', () => {
  it('signs each ticked repost for itself, and names what it leaves out', async () => {
    const repost = { isRepost: true, source: '中国政府网', sourceUrl: 'https://www.gov.cn/a.htm' }
    const ids: number[] = []
    for (const title of ['转载一', '转载二', '转载三']) ids.push(await office.draft({ ...repost, title }))
    const plain = await office.draft({ title: '自己的通知' })
    for (const id of [...ids, plain]) await submit(id)
    const items: { id: number; contentHash: string }[] = []
    for (const id of [...ids, plain]) items.push({ id, contentHash: await office.hashOf(id) })
    const [one = 0, two = 0, three = 0] = ids
    const version = (await view(two)).open?.version ?? 0
    await office.as('author', (ctx) => editDraft(ctx, two, { version, bodyHtml: '<p>改过。</p>' }))
    const given = { reviewed: true, proofread: true, opinion: '' }
    const half = office.as('first', (ctx) => signReposts(ctx, items, { ...given, proofread: false }))
    expect(await codesOf(half)).toEqual(['not-attested'])
    const result = await office.as('first', (ctx) => signReposts(ctx, items, given))
    expect(result.signed).toEqual([
      { id: one, title: '转载一' },
      { id: three, title: '转载三' },
    ])
    expect(result.leftOut.map(({ title, why }) => [title, why.code])).toEqual([
      ['转载二', 'content-changed'],
      ['自己的通知', 'not-a-repost'],
    ])
    for (const id of [one, three]) {
      const { review, openHash } = await view(id)
      expect(review?.signOffs).toMatchObject([{ personName: 'first', contentHash: openHash }])
    }
    expect((await view(plain)).review?.signOffs).toEqual([])
    // Twice is not a second signature.
    const again = await office.as('first', (ctx) => signReposts(ctx, items.slice(0, 1), given))
    expect(again.leftOut.map(({ why }) => why.code)).toEqual(['signed-already'])
  })
})

describe('审核流程', () => {
  it('strands nothing under way when a chain changes, and gives the next text the new one', async () => {
    const { first, second, third } = office.ids
    const level = (name: string, ...signers: number[]) => ({ name, signers })
    const before = [level('甲', first), level('乙', second)]
    await office.as('author', (ctx) => createChain(ctx, { name: '变更', levels: before }))
    const id = await office.draft()
    await submit(id, { chainName: '变更' })
    await office.sign(id, 'first')
    await office.as('author', (ctx) => createChain(ctx, { name: '变更', levels: [level('丙', third)] }))
    expect(await codesOf(office.sign(id, 'third'))).toEqual(['not-signer'])
    expect(await office.sign(id, 'second')).toBe('passed')
    const next = await office.draft()
    await submit(next, { chainName: '变更' })
    expect(await office.sign(next, 'third')).toBe('passed')
  })

  it('tells which chain a draft will take and why, and takes that and no other', async () => {
    const { first, second, third } = office.ids
    const levels = [[first], [second], [third]].map((signers, index) => ({
      name: `第 ${index + 1} 级`,
      signers,
    }))
    const uses = [{ columnId: office.columnId, topic: 'leaders' as const }]
    await office.as('author', (ctx) => createChain(ctx, { name: '领导活动', levels, uses }))
    const id = await office.draft()
    const choices = await office.as('author', (ctx) => findChainChoices(ctx, id))
    expect(choices.topics.map(({ stated, chain }) => [stated, chain?.name ?? null])).toEqual([
      ['ordinary', null],
      ['figures', null],
      ['leaders', '领导活动'],
    ])
    expect(choices.topics[2]?.chain?.because).toBe('所在栏目的领导活动')
    expect(choices.free).toContain('三审三校')
    expect(choices.correction.whyNot?.code).toBe('nothing-to-correct')
    expect(await codesOf(submit(id, { topic: 'leaders', chainName: '三审三校' }))).toEqual([
      'chain-not-fitting',
    ])
    await submit(id, { topic: 'leaders' })
    expect((await view(id)).review).toMatchObject({
      topic: 'leaders',
      because: '所在栏目的领导活动',
      chain: { name: '领导活动' },
    })
    await office.as('author', (ctx) => createChain(ctx, { name: '领导活动', levels, uses: [] }))
  })
})

describe('形式勘误', () => {
  const correction = { what: 'typo', reason: '“通只”应为“通知”' } as const

  it('takes the short chain for a new edition of what is public, until a signer finds more in it', async () => {
    const { first } = office.ids
    const uses = [{ columnId: null, topic: 'correction' as const }]
    const short = { name: '勘误', levels: [{ name: '勘误复核', signers: [first] }], uses }
    const id = await office.draft({ bodyHtml: '<p>通只。</p>' })
    expect(await codesOf(submit(id, { correction }))).toEqual(['nothing-to-correct'])
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    await office.as('author', (ctx) => newEdition(ctx, id))
    const edit = async (changes: object) => {
      const version = (await view(id)).open?.version ?? 0
      await office.as('author', (ctx) => editDraft(ctx, id, { version, ...changes }))
    }
    await edit({ bodyHtml: '<p>通知。</p>' })
    expect(await codesOf(submit(id, { correction }))).toEqual(['no-correction-chain'])
    await office.as('author', (ctx) => createChain(ctx, short))
    expect(await codesOf(submit(id, { correction: { ...correction, reason: ' ' } }))).toEqual([
      'correction-reason',
    ])
    await edit({ documentNumber: '某发〔2025〕1号' })
    expect(await codesOf(submit(id, { correction }))).toEqual(['not-formal'])
    await edit({ documentNumber: '' })
    await submit(id, { correction })
    expect((await view(id)).review).toMatchObject({
      topic: 'correction',
      correction,
      chain: { name: '勘误' },
    })
    const contentHash = await office.hashOf(id)
    const refuse = { ...RETURN, opinion: '改了意思', notFormal: true, contentHash }
    await office.as('first', (ctx) => signDocument(ctx, id, refuse))
    await edit({ bodyHtml: '<p>通知！</p>' })
    expect(await codesOf(submit(id, { correction }))).toEqual(['not-formal'])
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    await office.as('author', (ctx) => newEdition(ctx, id))
    await edit({ bodyHtml: '<p>通知。</p>' })
    await submit(id, { correction })
    expect(await office.sign(id, 'first')).toBe('passed')
  })

  it('is no way round the three levels', async () => {
    const id = await office.draft()
    expect(await codesOf(submit(id, { chainName: '勘误' }))).toEqual(['chain-missing'])
  })
})

describe('退回', () => {
  it('keeps remarks with the places they are about', async () => {
    const id = await office.draft({ bodyHtml: '<p>定于 3 月 5 日举行，地点另行通知。</p>' })
    await submit(id)
    const contentHash = await office.hashOf(id)
    const remarks = [
      { quote: '3 月 5 日', remark: '应为 3 月 6 日' },
      { quote: '另行通知', remark: '请写明地点' },
    ]
    const bare = { ...RETURN, contentHash, remarks: [{ quote: '', remark: '请改' }] }
    expect(await codesOf(office.as('first', (ctx) => signDocument(ctx, id, bare)))).toEqual(['remark-empty'])
    const given = { ...RETURN, contentHash, remarks }
    expect(await office.as('first', (ctx) => signDocument(ctx, id, given))).toBe('returned')
    expect((await view(id)).review?.signOffs[0]?.remarks).toEqual(remarks)
    expect((await view(id)).open?.state).toBe('draft')
  })
})
