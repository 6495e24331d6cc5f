import type { TillBike } from '../../../shared/till-sale.ts'
import type { SoldBikeStore, StoredSoldBike } from '../../core/ports.ts'
import type { Statements } from './sqlite.ts'
import { soldBikes, tillReadings, tillReturns } from './tables.ts'

export function createSoldBikeStore(sql: Statements): SoldBikeStore {
  const list = (where: string, ...values: (string | number)[]): StoredSoldBike[] =>
    sql(`SELECT * FROM sold_bikes WHERE ${where} ORDER BY sold_at DESC, seq DESC`)
      .all(...values)
      .map(readSoldBike)
  return {
    add(bike) {
      sql(INSERT).run(row(bike))
    },
    get: (id) => list('id = ?', id)[0] ?? null,
    save(bike) {
      const { changes } = sql(soldBikes.update).run(row(bike))
      if (changes !== 1) throw new Error(`There is no sold bike ${bike.id} to save.`)
    },
    unsettled: (account) => list('settled_at IS NULL AND account = ?', account),
    since: (account, soldAt) => list('account = ? AND sold_at >= ?', account, soldAt),
    ofTransaction: ({ account, posAccount, transaction }) =>
      list(
        'account = ? AND pos_account = ? AND transaction_number = ?',
        account,
        posAccount,
        transaction,
      ),
    ofSale: (saleId) => list('sale IS NOT NULL AND sale = ?', saleId)[0] ?? null,
    withFrame: (account, compared) => list('account = ? AND frame_compared = ?', account, compared),
    withObject: (account, objectId) => list('account = ? AND object_id = ?', account, objectId),
    addReturn(returned) {
      sql(INSERT_RETURN).run(tillReturns.bind(returned))
    },
    returnsOf: ({ account, posAccount, transaction }) =>
      sql(RETURNS_OF).all(account, posAccount, transaction).map(tillReturns.read),
    openReturns: (account, since) =>
      sql('SELECT * FROM till_returns WHERE account = ? AND sold_bike IS NULL AND returned_at >= ?')
        .all(account, since)
        .map(tillReturns.read),
    saveReturn(returned) {
      sql(UPDATE_RETURN).run(tillReturns.bind(returned))
    },
    readUntil(account) {
      const row = sql('SELECT * FROM till_readings WHERE account = ?').get(account)
      return row === undefined ? null : tillReadings.read(row).readUntil
    },
    saveReadUntil(account, at) {
      sql(PUT_READING).run(tillReadings.bind({ account, readUntil: at }))
    },
  }
}

const INSERT = soldBikes.insert()
const INSERT_RETURN = `${tillReturns.insert()} ON CONFLICT DO NOTHING`
const RETURNS_OF = `SELECT * FROM till_returns
  WHERE account = ? AND pos_account = ? AND transaction_number = ?`
const UPDATE_RETURN = `UPDATE till_returns SET sold_bike = @soldBikeId WHERE account = @account
  AND pos_account = @posAccount AND transaction_number = @transaction AND item = @item`
const PUT_READING = `${tillReadings.insert()}
  ON CONFLICT DO UPDATE SET read_until = excluded.read_until`

function row(bike: StoredSoldBike) {
  return soldBikes.bind({ ...bike, objectId: bike.bike.objectId })
}

function readSoldBike(found: unknown): StoredSoldBike {
  const { objectId, bike, ...sold } = soldBikes.read(found)
  // What no longer reads is asked of staff, as for a bike the POS says nothing of.
  return { ...sold, bike: bike ?? unsaid(objectId, sold.frameCompared) }
}

function unsaid(objectId: number | null, frameNumber: string | null): TillBike {
  return {
    objectId,
    frameNumber,
    batteryNumber: null,
    brandName: null,
    modelName: null,
    modelYear: null,
    customerGroup: null,
    color: null,
    primaryColor: null,
    frameType: null,
    frameHeight: null,
    frameMaterial: null,
    wheelSize: null,
    gearSystem: null,
    gearCount: null,
    salesPriceCents: null,
    articleGroup: null,
    isElectric: null,
    isSold: true,
    isDemo: false,
    isUsed: false,
  }
}
