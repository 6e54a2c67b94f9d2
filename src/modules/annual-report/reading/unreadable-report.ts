/** The file cannot be taken as a report. The message is one line in Chinese for the person who chose it. */
export class UnreadableReport extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnreadableReport'
  }
}
