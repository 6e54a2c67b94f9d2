import type { AskOwnSite } from '../../lib/own-site.ts'
import { judgeAnswer, worstOf } from './rules/index.ts'
import type { AddressToCheck, TakedownCheck } from './takedown.ts'
import type { ProofPlan } from './takedown-proof.ts'

/** The first answer may be made anew, the second comes from the memory of pages: neither may carry it. */
const TIMES = 2
const AT_ONCE = 4

/** Asks every address of the plan and judges what came back. */
export async function checkSite(
  plan: ProofPlan,
  ask: AskOwnSite,
  clock: () => Date,
): Promise<Omit<TakedownCheck, 'run'>[]> {
  const checks: Omit<TakedownCheck, 'run'>[] = []
  for (let start = 0; start < plan.addresses.length; start += AT_ONCE) {
    const some = plan.addresses.slice(start, start + AT_ONCE)
    checks.push(...(await Promise.all(some.map((each) => checkAddress(plan, each, ask, clock)))))
  }
  return checks
}

async function checkAddress(
  { host, marks }: ProofPlan,
  asked: AddressToCheck,
  ask: AskOwnSite,
  clock: () => Date,
): Promise<Omit<TakedownCheck, 'run'>> {
  const verdicts: ReturnType<typeof judgeAnswer>[] = []
  for (let time = 0; time < TIMES; time += 1) {
    verdicts.push(judgeAnswer(asked, await ask(host, asked.address), marks))
  }
  return { ...asked, ...worstOf(verdicts), checkedAt: clock() }
}
