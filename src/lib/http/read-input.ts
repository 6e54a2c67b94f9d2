import type { FastifyRequest } from 'fastify'
import { type Refusal, refusal } from '../refusal.ts'
import { HttpError } from './failure.ts'
import type { AnyRoute, Schema } from './route.ts'

export type Input = { params: never; query: never; body: never }

/** The input in its types; refuses with every problem beside its field. */
export function parse(spec: AnyRoute, request: FastifyRequest, body: unknown = request.body): Input {
  const { input, problems } = read(spec, request, body)
  if (problems.length > 0) throw new HttpError(422, ...problems)
  return input
}

/** The input with its problems. */
export function read(
  spec: AnyRoute,
  request: FastifyRequest,
  sent: unknown = request.body,
): { input: Input; problems: Refusal[] } {
  const problems: Refusal[] = []
  const by = (schema: Schema | undefined, value: unknown): never => {
    if (schema === undefined) return undefined as never
    const result = schema.safeParse(value ?? {})
    if (result.success) return result.data as never
    for (const issue of result.error.issues) {
      problems.push(refusal('invalid', issue.message, { field: issue.path.join('.') }))
    }
    return undefined as never
  }
  const input = {
    params: by(spec.params, request.params),
    query: by(spec.query, request.query),
    body: by(spec.body, sent),
  }
  return { input, problems }
}
