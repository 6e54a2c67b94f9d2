export type { Calendar } from '../calendar.ts'
export {
  addWorkingDays,
  isProvisional,
  listDays,
  nextWorkingDay,
  workingDaysBetween,
} from './working-days.ts'
