export type { Calendar } from '../calendar.ts'
export { changedDays, summaryOf, whyNotAdopt } from './adoption.ts'
export { daysOfNotice, type NoticeHoliday, type ReadNotice, readNotice } from './notice.ts'
export {
  addWorkingDays,
  isProvisional,
  listDays,
  nextWorkingDay,
  workingDaysBetween,
} from './working-days.ts'
