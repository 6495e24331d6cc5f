import type { SaleStore, StoredSale } from '../../core/ports.ts'
import type { Statements } from './sqlite.ts'
import { sales } from './tables.ts'

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
      const { changes } = sql(sales.update).run(row(sale))
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

const INSERT = sales.insert()

function row({ frameNumber, ...sale }: StoredSale) {
  const { asRead, sent, compared } = frameNumber
  return sales.bind({ ...sale, frameAsRead: asRead, frameSent: sent, frameCompared: compared })
}

export function readSale(found: unknown): StoredSale {
  const { bike, frameAsRead, frameSent, frameCompared, papers, ...sale } = sales.read(found)
  return {
    ...sale,
    // A bike that no longer reads leaves the sale in the day's list: its frame number, shield and
    // jobs are columns of their own.
    bike: bike ?? {},
    frameNumber: { asRead: frameAsRead, sent: frameSent, compared: frameCompared },
    papers: papers ?? [],
  }
}
