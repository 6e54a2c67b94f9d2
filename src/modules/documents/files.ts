import type { Ctx } from '../../lib/ctx.ts'
import { insist, NotFound } from '../../lib/refusal.ts'
import { permits } from '../accounts/rules.ts'
import { type Attachment, type FileUse, fileAddress, type NamedAttachment } from './attachment.ts'
import { published } from './published.ts'
import { whyNotHold } from './rules/index.ts'
import { on } from './tables.ts'

/** A file as it is sent out. */
export type FoundFile = Attachment & { isPublic: boolean }

/**
 * A file that this caller may have: anybody, while the public edition leads to it; staff who read documents, at any
 * time. NotFound otherwise, as for what never was.
 */
export async function findFile(
  ctx: Ctx,
  asked: { documentId: number; use: FileUse; no: number },
): Promise<FoundFile> {
  const file = (await listFiles(ctx, asked.documentId, asked.use)).find((each) => each.no === asked.no)
  if (file === undefined) throw new NotFound('这个文件')
  const shown = await findPublicUse(ctx, asked)
  if (shown !== null) return { ...file, name: shown.name ?? file.name, isPublic: true }
  const mayRead = ctx.actor.kind === 'person' && permits(ctx.actor.roles, 'documents.read')
  if (!mayRead) throw new NotFound('这个文件')
  return { ...file, isPublic: false }
}

/** Every file that was ever added to a document for this use, by number. */
export async function listFiles(ctx: Ctx, documentId: number, use: FileUse): Promise<Attachment[]> {
  return on(ctx)
    .selectFrom('document_file')
    .select(['no', 'name', 'type', 'size', 'hash'])
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .where('use', '=', use)
    .orderBy('no')
    .execute()
}

/** The attachments that a draft names, as the files really are. */
export async function attachmentsNamed(
  ctx: Ctx,
  documentId: number,
  named: readonly NamedAttachment[],
): Promise<Attachment[]> {
  const files = await listFiles(ctx, documentId, 'attachment')
  const wanted = named.map(({ no, name }) => ({
    no,
    name: likeFile(
      name,
      files.find((each) => each.no === no),
    ),
  }))
  insist(whyNotHold(wanted, files))
  return wanted.flatMap(({ no, name }) =>
    files.filter((each) => each.no === no).map((each) => ({ ...each, name })),
  )
}

/** A new name keeps the ending: it says what the content is. */
function likeFile(name: string, file: Attachment | undefined): string {
  const ending = /\.[a-z0-9]+$/.exec(file?.name ?? '')?.[0] ?? ''
  const stem = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[/\\<>:"|?*]/g, '_')
    .trim()
  if (stem === '' || file === undefined) return file?.name ?? name
  return stem.toLowerCase().endsWith(ending) ? stem : `${stem}${ending}`
}

async function findPublicUse(
  ctx: Ctx,
  { documentId, use, no }: { documentId: number; use: FileUse; no: number },
): Promise<{ name: string | null } | null> {
  const row = await published(ctx)
    .select(['e.attachments', 'e.body_html'])
    .where('d.id', '=', documentId)
    .executeTakeFirst()
  if (row === undefined) return null
  if (use === 'image') {
    return row.body_html.includes(`"${fileAddress(documentId, 'image', no)}"`) ? { name: null } : null
  }
  return row.attachments.find((each) => each.no === no) ?? null
}
