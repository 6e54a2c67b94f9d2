import { type LetterKind, type TemplateRule, WORDINGS } from '../../letters/rules/index.ts'
import { findingOf, OUTCOMES, type OutcomeCode } from '../outcome.ts'

/** Which text an organ may word: of a kind of letter, or the sentence with which a reply states an outcome. */
export type WordedText = { kind: LetterKind; outcome: '' } | { kind: 'reply'; outcome: OutcomeCode }

const MOST = 500

/** What may and must stand in a text: of a sentence, the article of its outcome (条例第三十六条). */
export function ruleOf({ kind, outcome }: WordedText): TemplateRule {
  if (outcome === '') return WORDINGS[kind]
  const { article, label } = OUTCOMES[outcome]
  const articles = article?.match(/第[一二三四五六七八九十]+条/g) ?? []
  const isRefused = outcome.startsWith('refused.') && outcome !== 'refused.administrativeQuery'
  return {
    fields: [],
    needs: [],
    keeps: [
      ...articles.map((what) => ({ what, why: `“${label}”的依据`, article: `条例${what}` })),
      ...(isRefused ? [{ what: '不予公开', why: '应当写明不予公开' }] : []),
    ],
    most: MOST,
    text: findingOf(outcome),
  }
}
