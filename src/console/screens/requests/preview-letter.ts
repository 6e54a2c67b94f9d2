import { call } from '../../api.ts'
import { type ActSpec, partyOf, replyOf, type Values } from './act-spec.ts'

/** What the preview of an act's letter asks for. */
export function previewOf(spec: ActSpec, id: number, values: Values) {
  const draft = { ...bodyOf(spec, values), act: spec.act } as Parameters<typeof preview>[1]
  return preview(id, draft)
}

function bodyOf({ act }: ActSpec, values: Values): object {
  if (act === 'consult') return { party: partyOf(values), matter: values.matter }
  return act === 'propose' ? replyOf(values) : values
}

function preview(
  id: number,
  body: Parameters<typeof call<'POST', '/api/requests/:id/letter-preview'>>[2]['body'],
) {
  return call('POST', '/api/requests/:id/letter-preview', { params: { id }, body })
}
