import type { Actor, Ctx } from '../../src/lib/ctx.ts'
import { day } from '../../src/lib/day.ts'
import { findPerson, setUnit } from '../../src/modules/accounts/index.ts'
import { addUnit } from '../../src/modules/organs/index.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { submission, VISITOR } from '../../src/modules/requests/testing/cases.ts'
import { wordLetters } from './letter-templates.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, on?: string) => Promise<T>

/** Cases in the middle of each of the rarer acts, the unit, the files, and what comes beside requests. */
export async function buildActs(as: As, { officer, head }: { officer: Actor; head: Actor }) {
  const unitId = await as(head, async (ctx) => {
    const { id } = await addUnit(ctx, { name: '工程建设科' })
    const person = officer.kind === 'person' ? officer.id : 0
    await setUnit(ctx, person, { unitId: id, version: (await findPerson(ctx, person)).version })
    return id
  })
  const processing = async () => {
    const receipt = await as(VISITOR, (ctx) => requests.submitRequest(ctx, submission()), '2025-01-08')
    const received = { receivedOn: day('2025-01-08') }
    await as(officer, (ctx) => requests.confirmReceipt(ctx, receipt.id, received), '2025-01-08')
    return receipt
  }
  const file = (id: number, purpose: 'unit' | 'enclosure' | 'sealed' | 'proof') =>
    as(officer, async (ctx) => {
      const bytes = Buffer.from(`%PDF-1.7 ${purpose}`)
      const added = { name: '材料.pdf', type: 'application/pdf', bytes, text: '', purpose }
      return (await requests.addCaseFile(ctx, id, added)).no
    })
  await as(head, (ctx) => requests.setReplySetting(ctx, { levels: [], seal: 'optional', seen: 0 }))
  await wordLetters((work) => as(head, work))
  return {
    unitId,
    processing: await processing(),
    ...(await buildUnderWay({ as, officer, processing, file, unitId })),
    ...(await buildAnswered({ as, officer, head, processing, file })),
    ...(await buildBeside({ as, officer, head, processing })),
  }
}

interface Scene {
  as: As
  officer: Actor
  processing: () => Promise<{ id: number; receiptNumber: string; queryCode: string }>
  file: (id: number, purpose: 'unit' | 'enclosure' | 'sealed' | 'proof') => Promise<number>
}

async function buildUnderWay({ as, officer, processing, file, unitId }: Scene & { unitId: number }) {
  const withUnit = await processing()
  const given = { unitId, answerBy: day('2025-01-20'), note: '请查档案' }
  await as(officer, (ctx) => requests.assignUnit(ctx, withUnit.id, given))
  const unitFile = await file(withUnit.id, 'unit')
  const asked = async () => {
    const { id } = await processing()
    const notice = { facts: '一周内提交45件', until: day('2025-01-20') }
    await as(officer, (ctx) => requests.askReason(ctx, id, notice))
    return id
  }
  const reasonable = await asked()
  const reason = { on: day('2025-01-14'), verdict: 'reasonable', note: '研究需要' } as const
  await as(officer, (ctx) => requests.recordReason(ctx, reasonable, reason))
  const refusing = (await processing()).id
  const party = 'third-party:某某公司'
  await as(officer, (ctx) => requests.sendConsultation(ctx, refusing, { party, matter: '中标文件' }))
  const answer = { what: 'answered', on: day('2025-01-14'), party, opinion: 'refuses', note: '' } as const
  await as(officer, (ctx) => requests.recordConsultationAnswer(ctx, refusing, answer))
  return { withUnit: withUnit.id, unitFile, asked: await asked(), reasonable, refusing }
}

async function buildAnswered({ as, officer, head, processing, file }: Scene & { head: Actor }) {
  const answered = await processing()
  const { id } = answered
  const reply = { outcome: 'granted', content: '详见附件。', ground: '' } as const
  const files = [await file(id, 'enclosure')]
  await as(officer, (ctx) => requests.proposeReply(ctx, id, { ...reply, files }))
  await as(head, (ctx) => requests.approveReply(ctx, id, { opinion: '同意' }))
  const sealed = await file(id, 'sealed')
  const { receiptNumber: number, queryCode } = answered
  const tracked = await as(VISITOR, (ctx) => requests.trackRequest(ctx, { number, queryCode }))
  const proof = await file(id, 'proof')
  const past = { what: 'extended', on: day('2025-01-14'), reason: '纸质告知', file: proof } as const
  await as(head, (ctx) => requests.recordPastAct(ctx, id, past))
  return { answered: id, sealed, proof, token: tracked?.files[0]?.token ?? '' }
}

async function buildBeside({ as, officer, head, processing }: Omit<Scene, 'file'> & { head: Actor }) {
  const content = { name: '欧阳测试', idDocument: '', phone: '', address: '' }
  const wrong = { record: '登记信息', error: '面积应为89平方米', evidence: '不动产权证书' }
  const receive = () =>
    as(officer, async (ctx) => {
      const given = { ...content, ...wrong, receivedOn: day('2025-01-14') }
      return (await requests.receiveRectification(ctx, given)).id
    })
  const rectifying = await receive()
  const rectified = await receive()
  const decision = { decision: 'rectified', reason: '属实' } as const
  await as(head, (ctx) => requests.decideRectification(ctx, rectified, decision))
  const { id: requestId } = await processing()
  const proposal = { requestId, origin: 'applicant', information: '养护计划', reason: '公众关心' } as const
  const opening = await as(officer, async (ctx) => (await requests.proposeOpening(ctx, proposal)).id)
  return { rectifying, rectified, opening, openingOf: requestId }
}
