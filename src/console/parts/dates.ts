/** 2026-03-02, on a clock in China. */
export function dayText(instant: string): string {
  return minuteText(instant).slice(0, 10)
}

/** 2026-03-02 14:05, on a clock in China wherever the browser is. */
export function minuteText(instant: string): string {
  const china = new Date(Date.parse(instant) + 8 * 3_600_000)
  return china.toISOString().slice(0, 16).replace('T', ' ')
}
