import type { FC } from 'hono/jsx'
import type { WorkChallenge } from '../../lib/proof-of-work.ts'
import { PROVE, PROVE_WORKER } from '../scripts.ts'
import type { Filled } from './field.tsx'

/** The submission's own key, the piece of work, and a field that only a program fills in. */
export const Unseen: FC<{ filled: Filled; work: WorkChallenge }> = ({ filled, work }) => (
  <>
    <input type="hidden" name="idempotencyKey" value={filled.values.idempotencyKey ?? ''} />
    <input
      type="hidden"
      id="proof"
      name="proof"
      data-challenge={work.challenge}
      data-salt={work.salt}
      data-signature={work.signature}
      data-worker={PROVE_WORKER.href}
    />
    <div class="first" aria-hidden="true">
      <label for="website">请勿填写</label>
      <input id="website" name="website" tabindex={-1} autocomplete="off" />
    </div>
    <script src={PROVE.href} defer></script>
  </>
)
