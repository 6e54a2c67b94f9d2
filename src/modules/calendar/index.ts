export type { Calendar, OwnDay } from './calendar.ts'
export { nationalCalendar, withOwnDays } from './national-calendar.ts'
export { loadCalendar } from './queries.ts'
