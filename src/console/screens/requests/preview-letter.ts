import { call } from '../../api.ts'
import { type ActSpec, partyOf, type Values } from './act-spec.ts'

/** What the preview of an act's letter asks for. */
export function previewOf(spec: ActSpec, id: number, values: Values) {
  const body = spec.act === 'consult' ? { party: partyOf(values), matter: values.matter } : values
  const draft = { ...body, act: spec.act } as Parameters<typeof preview>[1]
  return preview(id, draft)
}

function preview(
  id: number,
  body: Parameters<typeof call<'POST', '/api/requests/:id/letter-preview'>>[2]['body'],
) {
  return call('POST', '/api/requests/:id/letter-preview', { params: { id }, body })
}
