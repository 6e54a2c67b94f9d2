/** Where a command of the command line writes: results to `out`, everything else to `err`. */
export interface CommandIo {
  out(text: string): void
  err(text: string): void
  /** A line that the next one replaces, the empty one clears; only where a terminal is there. */
  progress?(text: string): void
}

/**
 * What every command begins with: 2 and the fault of its arguments, 0 and its help where that is asked for; else what it
 * does with the options that were read.
 */
export async function withOptions<O extends { help: boolean }>(
  options: O | string,
  { help, io }: { help: string; io: CommandIo },
  run: (options: O) => Promise<number>,
): Promise<number> {
  if (typeof options === 'string') {
    io.err(options)
    return 2
  }
  if (!options.help) return run(options)
  io.out(help)
  return 0
}
