import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { attachedFile, route } from '../../lib/http.ts'
import { packEvidence } from './actions/pack-evidence.ts'

const params = z.object({
  id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
})

/** 证据包 of a case, as a download. */
export const evidenceRoutes = [
  route({
    method: 'POST',
    url: '/api/requests/:id/evidence',
    permission: 'requests.readPersonal',
    perMinute: 10,
    params,
    body: z.object({
      reason: z
        .string('请说明事由')
        .trim()
        .min(1, '请说明制作证据包的事由，例如答复行政复议')
        .max(500, '最多500个字'),
    }),
    handle: async (ctx, { params: { id }, body: { reason } }) => {
      // A file without a name: it holds personal data, and is gone with this process at the latest.
      const folder = await mkdtemp(join(tmpdir(), 'gongkai-evidence-'))
      const file = await open(join(folder, 'pack.zip'), 'wx+', 0o600)
      await rm(folder, { recursive: true })
      try {
        const { caseNumber } = await packEvidence(ctx, id, {
          reason,
          sink: async (bytes) => {
            await file.write(bytes)
          },
        })
        const name = `证据包-${caseNumber}.zip`
        return attachedFile({ name, type: 'application/zip', body: file.createReadStream({ start: 0 }) })
      } catch (failure) {
        await file.close()
        throw failure
      }
    },
  }),
]
