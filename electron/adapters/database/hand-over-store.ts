import type { HandOverStore, StoredHandOver } from '../../core/ports.ts'
import type { Statements } from './sqlite.ts'
import { handOvers } from './tables.ts'

export function createHandOverStore(sql: Statements): HandOverStore {
  const one = (row: unknown): StoredHandOver | null =>
    row === undefined ? null : handOvers.read(row)
  return {
    add(handOver) {
      sql(INSERT).run(handOvers.bind(handOver))
    },
    get: (id) => one(sql('SELECT * FROM hand_overs WHERE id = ?').get(id)),
    save(handOver) {
      const { changes } = sql(handOvers.update).run(handOvers.bind(handOver))
      if (changes !== 1) throw new Error(`There is no hand-over ${handOver.id} to save.`)
    },
    inState: (state) =>
      sql('SELECT * FROM hand_overs WHERE state = ? ORDER BY seq').all(state).map(handOvers.read),
    newestWithRef: (what, ref) =>
      one(
        sql('SELECT * FROM hand_overs WHERE what = ? AND ref = ? ORDER BY seq DESC LIMIT 1').get(
          what,
          ref,
        ),
      ),
    hasClaim: (claim) => sql('SELECT 1 FROM hand_overs WHERE claim = ?').get(claim) !== undefined,
    ofSale: (saleId) => one(sql('SELECT * FROM hand_overs WHERE sale_id = ?').get(saleId)),
    forgetContent(endedBefore) {
      sql(
        `UPDATE hand_overs SET content = NULL, aside = NULL
           WHERE ended_at < ? AND (content IS NOT NULL OR aside IS NOT NULL)`,
      ).run(endedBefore)
    },
  }
}

const INSERT = handOvers.insert()
