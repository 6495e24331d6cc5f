import { z } from 'zod'
import { SalePaper } from '../../../shared/paper.ts'
import { DraftBike } from '../../../shared/registration.ts'
import type { SaleStore, StoredSale } from '../../core/ports.ts'
import { readNumber, readNumberOrNull, readText, readTextOrNull } from './rows.ts'
import type { Statements } from './sqlite.ts'
import { readJson } from './stored-json.ts'

export function createSaleStore(sql: Statements): SaleStore {
  return {
    add(sale) {
      sql(INSERT).run(row(sale))
    },
    get(id) {
      const found = sql('SELECT * FROM sales WHERE id = ?').get(id)
      return found === undefined ? null : readSale(found)
    },
    save(sale) {
      const { changes } = sql(UPDATE).run(row(sale))
      if (changes !== 1) throw new Error(`There is no sale ${sale.id} to save.`)
    },
    since(soldAt) {
      return sql('SELECT * FROM sales WHERE sold_at >= ? ORDER BY sold_at DESC, seq DESC')
        .all(soldAt)
        .map(readSale)
    },
    newest(limit) {
      return sql('SELECT * FROM sales ORDER BY sold_at DESC, seq DESC LIMIT ?')
        .all(limit)
        .map(readSale)
    },
    ofJob(jobId) {
      const found = sql(
        'SELECT * FROM sales WHERE register_job = @job OR link_job = @job ORDER BY seq DESC LIMIT 1',
      ).get({ job: jobId })
      return found === undefined ? null : readSale(found)
    },
  }
}

const INSERT = `INSERT INTO sales (id, sold_at, bike, frame_as_read, frame_sent, frame_compared,
    shield_code, barcode, register_job, link_job, existing_bike_id, operator, undone_at,
    papers)
  VALUES (@id, @sold_at, @bike, @frame_as_read, @frame_sent, @frame_compared,
    @shield_code, @barcode, @register_job, @link_job, @existing_bike_id, @operator, @undone_at,
    @papers)`

const UPDATE = `UPDATE sales SET bike = @bike, frame_as_read = @frame_as_read,
    frame_sent = @frame_sent, frame_compared = @frame_compared, shield_code = @shield_code,
    register_job = @register_job, link_job = @link_job, undone_at = @undone_at,
    papers = @papers
  WHERE id = @id`

function row(sale: StoredSale) {
  return {
    id: sale.id,
    sold_at: sale.soldAt,
    bike: JSON.stringify(sale.bike),
    frame_as_read: sale.frameNumber.asRead,
    frame_sent: sale.frameNumber.sent,
    frame_compared: sale.frameNumber.compared,
    shield_code: sale.shieldCode,
    barcode: sale.barcode,
    register_job: sale.registerJob,
    link_job: sale.linkJob,
    existing_bike_id: sale.existingBikeId,
    operator: sale.operator,
    undone_at: sale.undoneAt,
    papers: JSON.stringify(sale.papers),
  }
}

export function readSale(found: unknown): StoredSale {
  return {
    id: readText(found, 'id'),
    soldAt: readNumber(found, 'sold_at'),
    // A bike that no longer reads leaves the sale in the day's list: its frame number, shield and
    // jobs are columns of their own.
    bike: readJson(readText(found, 'bike'), DraftBike) ?? {},
    frameNumber: {
      asRead: readText(found, 'frame_as_read'),
      sent: readText(found, 'frame_sent'),
      compared: readText(found, 'frame_compared'),
    },
    shieldCode: readTextOrNull(found, 'shield_code'),
    barcode: readTextOrNull(found, 'barcode'),
    registerJob: readTextOrNull(found, 'register_job'),
    linkJob: readTextOrNull(found, 'link_job'),
    existingBikeId: readNumberOrNull(found, 'existing_bike_id'),
    operator: readTextOrNull(found, 'operator'),
    undoneAt: readNumberOrNull(found, 'undone_at'),
    papers: readPapers(found),
  }
}

/** A damaged database of an earlier form, whose rows are carried over, has none of them yet. */
function readPapers(found: unknown): SalePaper[] {
  const hasPapers = typeof found === 'object' && found !== null && 'papers' in found
  return hasPapers ? (readJson(readText(found, 'papers'), z.array(SalePaper)) ?? []) : []
}
