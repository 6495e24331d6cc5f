import { wordsOf } from '../../build/words.mjs'
import { folderOf, inEveryLanguage } from './locales.ts'

/** What `virtual:words` is in a test: the same, made as it is asked for. */
export const firstWords = inEveryLanguage((code) => async () => wordsOf('first', folderOf(code)))
export const laterWords = inEveryLanguage((code) => async () => wordsOf('later', folderOf(code)))
