import { type Day, day } from '../../../lib/day.ts'

/**
 * What an applicant who disagrees may do. `reconsiderationFirst`: 复议 before any suit; `either`: 复议 or a suit;
 * `reconsiderationFirstForWithheld`: a partial reply, whose withheld parts go to 复议 first;
 * `reconsiderationFirstForSome`: one in which other parts are withheld for reasons that leave both ways open.
 */
export type RemedyPath =
  | 'reconsiderationFirst'
  | 'reconsiderationFirstForWithheld'
  | 'reconsiderationFirstForSome'
  | 'either'

/** 行政复议法第二十条：……可以自知道或者应当知道该行政行为之日起六十日内提出行政复议申请。 */
const RECONSIDERATION = { days: '60日' } as const
/** 行政诉讼法第四十六条：……应当自知道或者应当知道作出行政行为之日起六个月内提出。 */
const SUIT = { months: '6个月' } as const
/** 行政诉讼法第四十五条：……可以在收到复议决定书之日起十五日内向人民法院提起诉讼。 */
const SUIT_AFTER = { days: '15日' } as const
/** 行政复议法（2023年修订）第九十条：本法自2024年1月1日起施行. Before it, 复议 came first in no case of this kind. */
const FIRST_SINCE = day('2024-01-01')

/**
 * The last paragraph of a reply that is dated `on`.
 * 行政复议法第二十三条第一款第四项：申请政府信息公开，行政机关不予公开的，申请人应当先向行政复议机关申请行政复议，
 * 对行政复议决定不服的，可以再依法向人民法院提起行政诉讼. A letter that offers the direct suit there is wrong.
 */
export function remedyParagraph(
  path: RemedyPath,
  bodies: { reconsideration: string; court: string },
  on: Day,
): string {
  const { reconsideration, court } = bodies
  const first = `依照《中华人民共和国行政复议法》第二十三条第一款第四项的规定，应当自收到本答复书之日起${RECONSIDERATION.days}内先向${reconsideration}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起${SUIT_AFTER.days}内依法向${court}提起行政诉讼。`
  const either = `可以自收到本答复书之日起${RECONSIDERATION.days}内向${reconsideration}申请行政复议，或者自收到本答复书之日起${SUIT.months}内向${court}提起行政诉讼。`
  switch (on < FIRST_SINCE ? 'either' : path) {
    case 'reconsiderationFirst':
      return `如对本答复不服，${first}`
    case 'reconsiderationFirstForWithheld':
      return `如对本答复中不予公开的部分不服，${first}`
    case 'reconsiderationFirstForSome':
      return `如对本答复中依照《中华人民共和国政府信息公开条例》第十四条至第十六条不予公开的部分不服，${first}如对其他部分不服，${either}`
    case 'either':
      return `如对本答复不服，${either}`
  }
}

/** The same in a letter that is no 答复书, about a decision. */
export function remedyOfDecision(bodies: { reconsideration: string; court: string }, on: Day): string {
  return remedyParagraph('either', bodies, on)
    .replaceAll('本答复书', '本告知书')
    .replaceAll('本答复', '本决定')
}
