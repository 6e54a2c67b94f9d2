import type { ZipLimits } from '../zip.ts'

/** Of the parts of an office file that are read. */
export const OFFICE_LIMITS: ZipLimits = { maxBytes: 200 * 1_048_576, maxEntries: 10_000 }
