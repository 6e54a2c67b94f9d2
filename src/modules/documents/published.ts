import type { Ctx } from '../../lib/ctx.ts'
import { on } from './tables.ts'

/** The only way to the public: the edition that the document names AND that is published. */
export function published(ctx: Ctx) {
  return on(ctx)
    .selectFrom('document as d')
    .innerJoin('edition as e', (join) =>
      join
        .onRef('e.organ_id', '=', 'd.organ_id')
        .onRef('e.document_id', '=', 'd.id')
        .onRef('e.no', '=', 'd.published_edition'),
    )
    .where('d.organ_id', '=', ctx.organId)
    .where('d.published_edition', 'is not', null)
    .where('e.state', '=', 'published')
}
