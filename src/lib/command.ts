/** Where a command of the command line writes: results to `out`, everything else to `err`. */
export interface CommandIo {
  out(text: string): void
  err(text: string): void
  /** A line that the next one replaces, the empty one clears; only where a terminal is there. */
  progress?(text: string): void
}
