// The door for a browser's worker: nothing behind it needs Node, a database or a clock.
export { compileLexicon, type Lexicon } from './lexicon.ts'
export { lexiconOn } from './own-lexicon.ts'
export { screen } from './screen.ts'
export { STARTER_LEXICON } from './starter-lexicon.ts'
