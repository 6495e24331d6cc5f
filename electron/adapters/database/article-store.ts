import type { ArticleStore } from '../../core/ports.ts'
import { articleCodeForm } from '../../../shared/product-code.ts'
import type { Statements } from './sqlite.ts'
import { learnedArticles, posCodes, taughtWords } from './tables.ts'

export function createArticleStore(sql: Statements): ArticleStore {
  return {
    learned(barcode) {
      const row = sql('SELECT * FROM learned_articles WHERE barcode = ?').get(barcode)
      // What cannot be read any more is asked again: null, as if it had never been learned.
      return row === undefined ? null : learnedArticles.read(row).bike
    },
    learn(barcode, bike, at) {
      sql(PUT_ARTICLE).run(learnedArticles.bind({ barcode, bike, learnedAt: at }))
    },
    allLearned: () =>
      sql('SELECT * FROM learned_articles ORDER BY learned_at DESC, barcode')
        .all()
        .map(learnedArticles.read)
        .map(({ bike, ...article }) => ({ ...article, bike: bike ?? {} })),
    forget(barcode) {
      sql('DELETE FROM learned_articles WHERE barcode = ?').run(barcode)
    },
    addPosCodes(account, codes) {
      for (const code of codes) {
        const form = articleCodeForm(code)
        if (form === null) continue
        sql(PUT_CODE).run(posCodes.bind({ account, code: form }))
      }
    },
    isPosCode(account, text) {
      const form = articleCodeForm(text)
      return (
        form !== null &&
        sql('SELECT 1 FROM pos_codes WHERE account = ? AND code = ?').get(account, form) !==
          undefined
      )
    },
    wordMeans(field, word) {
      const row = sql('SELECT * FROM taught_words WHERE field = ? AND word = ?').get(
        field,
        compared(word),
      )
      return row === undefined ? null : taughtWords.read(row).value
    },
    teachWord({ field, word, value, at }) {
      sql(PUT_WORD).run(taughtWords.bind({ field, word: compared(word), value, taughtAt: at }))
    },
  }
}

const PUT_ARTICLE = `${learnedArticles.insert()}
  ON CONFLICT DO UPDATE SET bike = excluded.bike, learned_at = excluded.learned_at`
const PUT_CODE = `${posCodes.insert()} ON CONFLICT DO NOTHING`
const PUT_WORD = `${taughtWords.insert()}
  ON CONFLICT DO UPDATE SET value = excluded.value, taught_at = excluded.taught_at`

/** Two spellings of a word are one: lower case, without white space around it. */
function compared(word: string): string {
  return word.normalize('NFC').trim().toLowerCase()
}
