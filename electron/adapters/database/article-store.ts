import { DraftBike } from '../../../shared/registration.ts'
import type { ArticleStore } from '../../core/ports.ts'
import { articleCodeForm } from '../../../shared/product-code.ts'
import { readNumber, readText } from './rows.ts'
import type { Statements } from './sqlite.ts'
import { readJson } from './stored-json.ts'

export function createArticleStore(sql: Statements): ArticleStore {
  return {
    learned(barcode) {
      const row = sql('SELECT bike FROM learned_articles WHERE barcode = ?').get(barcode)
      // What cannot be read any more is asked again: null, as if it had never been learned.
      return row === undefined ? null : readJson(readText(row, 'bike'), DraftBike)
    },
    learn(barcode, bike, at) {
      sql(
        `INSERT INTO learned_articles (barcode, bike, learned_at) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET bike = excluded.bike, learned_at = excluded.learned_at`,
      ).run(barcode, JSON.stringify(bike), at)
    },
    allLearned: () =>
      sql('SELECT * FROM learned_articles ORDER BY learned_at DESC, barcode')
        .all()
        .map((row) => ({
          barcode: readText(row, 'barcode'),
          bike: readJson(readText(row, 'bike'), DraftBike) ?? {},
          learnedAt: readNumber(row, 'learned_at'),
        })),
    forget(barcode) {
      sql('DELETE FROM learned_articles WHERE barcode = ?').run(barcode)
    },
    addPosCodes(account, codes) {
      for (const code of codes) {
        const form = articleCodeForm(code)
        if (form === null) continue
        sql('INSERT OR IGNORE INTO pos_codes (account, code) VALUES (?, ?)').run(account, form)
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
      const row = sql('SELECT value FROM taught_words WHERE field = ? AND word = ?').get(
        field,
        compared(word),
      )
      return row === undefined ? null : readText(row, 'value')
    },
    teachWord({ field, word, value, at }) {
      sql(
        `INSERT INTO taught_words (field, word, value, taught_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value, taught_at = excluded.taught_at`,
      ).run(field, compared(word), value, at)
    },
  }
}

/** Two spellings of a word are one: lower case, without white space around it. */
function compared(word: string): string {
  return word.normalize('NFC').trim().toLowerCase()
}
