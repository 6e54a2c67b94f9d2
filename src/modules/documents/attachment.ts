/** What was read in an attachment. */
export type { FileText as AttachmentText } from '../../lib/file-text/file-text.ts'

/** A file beside the text of an edition: signed with it, public with it, gone with it. */
export interface Attachment {
  /** Its number within the document, and the end of its address; never given again. */
  no: number
  /** As it is offered for download. */
  name: string
  /** Media type, by the content. */
  type: string
  /** In bytes. */
  size: number
  /** SHA-256 of the content. */
  hash: string
}

/** What a person may say of an attachment: that it stays, where, and under which name. */
export type NamedAttachment = Pick<Attachment, 'no' | 'name'>

export type FileUse = 'attachment' | 'image'

/** The address of a file of a document. The public finds it there while a public edition leads to it. */
export function fileAddress(documentId: number, use: FileUse, no: number): string {
  return `/documents/${documentId}/${use}s/${no}`
}
