import { wordsOf } from '../../build/words.mjs'
import { inEveryLanguage } from './locales.ts'

/** What `virtual:words` is in a test: the same, made as it is asked for. */
export const firstWords = inEveryLanguage((code) => async () => wordsOf('first', code))
export const laterWords = inEveryLanguage((code) => async () => wordsOf('later', code))
