import { rmSync } from 'node:fs'

/** The replayed year is made anew for every run. */
export default function removeData(): void {
  const folder = process.env.JOURNEY_DATA
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
