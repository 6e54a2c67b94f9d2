import { addDays, type Day } from '../../../lib/day.ts'

/** An all-day entry of a calendar file. */
export interface DayEvent {
  /** The same for the same thing, so that a moved date moves the entry. */
  uid: string
  on: Day
  summary: string
}

const MOST_OCTETS = 75

/** A calendar file (RFC 5545): all-day events, lines folded at 75 octets, CRLF. `stamp` is when it was made. */
export function calendarFile(name: string, events: readonly DayEvent[], stamp: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//gongkai//deadlines//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines({ uid, on, summary }: DayEvent, stamp: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    // The end of an all-day event is the day after it.
    `DTEND;VALUE=DATE:${addDays(on, 1).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(summary)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (each) => `\\${each}`).replaceAll(/\r\n?|\n/g, '\\n')
}

/** A line longer than 75 octets goes on after CRLF and a space, never in the middle of a character. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const each of line) {
    const size = Buffer.byteLength(each)
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += each
    octets += size
  }
  return folded
}
