import { Parser } from 'htmlparser2'
import { MOST_TEXT } from './file-text.ts'

export interface XmlReader {
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/** Reads a part of an office file without building a tree. Broken XML is read as far as it goes; no entity is fetched. */
export function readXml(xml: Buffer | undefined, reader: XmlReader): void {
  if (xml === undefined) return
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open?.(name, attributes),
      onclosetag: (name) => reader.close?.(name),
      ontext: (text) => reader.text?.(text),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(decodeXml(xml))
}

function decodeXml(xml: Buffer): string {
  const encoding = xml[0] === 0xff && xml[1] === 0xfe ? 'utf-16le' : xml[0] === 0xfe ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(xml.subarray(0, MOST_TEXT * 4))
}
