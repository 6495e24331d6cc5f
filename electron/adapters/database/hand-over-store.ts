import { z } from 'zod'
import { AsideSale } from '../../../shared/aside-sale.ts'
import { HandOver } from '../../../shared/hand-over.ts'
import type { HandOverStore, StoredHandOver } from '../../core/ports.ts'
import { readNumber, readNumberOrNull, readText, readTextOrNull } from './rows.ts'
import type { Statements } from './sqlite.ts'
import { readJson } from './stored-json.ts'

const What = z.enum(['sale', 'check', 'lead'])
const Via = z.enum(['link', 'file', 'counter'])
const State = z.enum(['waiting', 'on-screen', 'done', 'dismissed'])

export function createHandOverStore(sql: Statements): HandOverStore {
  const one = (row: unknown): StoredHandOver | null =>
    row === undefined ? null : readHandOver(row)
  return {
    add(handOver) {
      sql(INSERT).run(row(handOver))
    },
    get: (id) => one(sql('SELECT * FROM hand_overs WHERE id = ?').get(id)),
    save(handOver) {
      const { id, aside, state, sale_id, ended_at } = row(handOver)
      const { changes } = sql(
        `UPDATE hand_overs SET aside = @aside, state = @state, sale_id = @sale_id,
           ended_at = @ended_at WHERE id = @id`,
      ).run({ id, aside, state, sale_id, ended_at })
      if (changes !== 1) throw new Error(`There is no hand-over ${id} to save.`)
    },
    inState: (state) =>
      sql('SELECT * FROM hand_overs WHERE state = ? ORDER BY seq').all(state).map(readHandOver),
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

const INSERT = `INSERT INTO hand_overs (id, what, via, ref, claim, came_at, content, aside, state,
    sale_id, ended_at)
  VALUES (@id, @what, @via, @ref, @claim, @came_at, @content, @aside, @state, @sale_id, @ended_at)`

function row(handOver: StoredHandOver) {
  const { id, what, via, ref, claim, state, cameAt, content, aside, saleId, endedAt } = handOver
  return {
    id,
    what,
    via,
    ref,
    claim,
    state,
    came_at: cameAt,
    content: content === null ? null : JSON.stringify(content),
    aside: aside === null ? null : JSON.stringify(aside),
    sale_id: saleId,
    ended_at: endedAt,
  }
}

function readHandOver(row: unknown): StoredHandOver {
  const content = readTextOrNull(row, 'content')
  const aside = readTextOrNull(row, 'aside')
  return {
    id: readText(row, 'id'),
    what: What.parse(readText(row, 'what')),
    via: Via.parse(readText(row, 'via')),
    ref: readTextOrNull(row, 'ref'),
    claim: readTextOrNull(row, 'claim'),
    cameAt: readNumber(row, 'came_at'),
    content: content === null ? null : readJson(content, HandOver),
    aside: aside === null ? null : readJson(aside, AsideSale),
    state: State.parse(readText(row, 'state')),
    saleId: readTextOrNull(row, 'sale_id'),
    endedAt: readNumberOrNull(row, 'ended_at'),
  }
}
