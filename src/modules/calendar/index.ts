export { adoptOwnDays, holdCalendar } from './actions/adopt-own-days.ts'
export type { AdoptedDay, Calendar, CalendarChange, OwnDay, OwnDays } from './calendar.ts'
export { calendarWith, nationalCalendar, withOwnDays } from './national-calendar.ts'
export { type CalendarVersion, listCalendarVersions, loadCalendar, loadOwnDays } from './queries.ts'
