import { expect, test } from 'vitest'
import { day } from '../../../lib/day.ts'
import { calendarFile } from './ics.ts'

const STAMP = new Date('2026-03-02T02:00:00.000Z')

test('RFC 5545: an all-day event ends on the day after, and every line ends with CRLF', () => {
  const file = calendarFile(
    '期限',
    [{ uid: 'a@b', on: day('2026-12-31'), summary: '〔2026〕1号 答复期限' }],
    STAMP,
  )
  expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
  expect(file).toContain('DTSTAMP:20260302T020000Z\r\n')
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('RFC 5545 3.1: lines are folded at 75 octets and never inside a character', () => {
  const summary = '期限'.repeat(60)
  const file = calendarFile('期限', [{ uid: 'a@b', on: day('2026-03-02'), summary }], STAMP)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file).not.toContain('\uFFFD')
  expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`)
})

test('RFC 5545 3.3.11: commas, semicolons, backslashes and line ends are escaped', () => {
  const file = calendarFile('x', [{ uid: 'u', on: day('2026-03-02'), summary: 'a,b;c\\d\ne' }], STAMP)
  expect(file).toContain('SUMMARY:a\\,b\\;c\\\\d\\ne\r\n')
})
