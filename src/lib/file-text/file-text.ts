/** What a reader found in a file; every word in it is text for a person, in Chinese where it is ours. */
export interface FileText {
  /** In reading order, each with its place, such as 第 2 页 or 工作表“人员”. */
  parts: FilePart[]
  /** What the program that wrote the file says of it: 作者, 单位 and the like, by that name. */
  properties: Record<string, string>
  /** What a reader of the printed file would not see: 修订 3 处, 隐藏工作表“名单”. */
  hidden: string[]
  /** What could not be read, such as 第 3 页没有文字层. */
  problems: string[]
}

export interface FilePart {
  place: string
  text: string
}

/** Why there is no text of a file; the message is for a person. */
export class FileUnreadable extends Error {}

/** Of one file, in UTF-16 code units: some five thousand pages. */
export const MOST_TEXT = 16 * 1_048_576

/** A file of which nothing is known yet. */
export function emptyFileText(): FileText {
  return { parts: [], properties: {}, hidden: [], problems: [] }
}

/** Adds a part unless nothing stands in it. */
export function addPart(found: FileText, place: string, text: string): void {
  const trimmed = text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (trimmed !== '') found.parts.push({ place, text: trimmed })
}
