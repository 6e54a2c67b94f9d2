import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The first day that a ZIP file can name; months count from 0. */
const NO_DAY = new Date(1980, 0, 1)
const CORE = 'docProps/core.xml'

/**
 * An Office file without the time at which it was made: the same content gives the same bytes, whenever and wherever.
 * Takes and gives a whole DOCX or XLSX that this program has written.
 */
export function timelessZip(office: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(office)).filter(([name]) => !name.endsWith('/'))
  const settled = entries.map(([name, bytes]) => [name, name === CORE ? withoutTimes(bytes) : bytes])
  return zipSync(Object.fromEntries(settled), { mtime: NO_DAY })
}

function withoutTimes(core: Uint8Array): Uint8Array {
  return strToU8(strFromU8(core).replaceAll(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, ''))
}
