import { StockObject } from '../../../shared/stock.ts'
import { TillBike } from '../../../shared/till-sale.ts'
import type { SoldBikeStore, StoredReturn, StoredSoldBike } from '../../core/ports.ts'
import { readNumber, readNumberOrNull, readText, readTextOrNull } from './rows.ts'
import type { Statements } from './sqlite.ts'
import { readJson } from './stored-json.ts'

export function createSoldBikeStore(sql: Statements): SoldBikeStore {
  const list = (where: string, ...values: (string | number)[]): StoredSoldBike[] =>
    sql(`SELECT * FROM sold_bikes WHERE ${where} ORDER BY sold_at DESC, seq DESC`)
      .all(...values)
      .map(readSoldBike)
  return {
    add(bike) {
      sql(INSERT).run({
        ...changing(bike),
        account: bike.account,
        pos_account: bike.posAccount,
        transaction_number: bike.transaction,
        item: bike.item,
      })
    },
    get: (id) => list('id = ?', id)[0] ?? null,
    save(bike) {
      const { changes } = sql(UPDATE).run(changing(bike))
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
      sql(
        `INSERT INTO till_returns (account, pos_account, transaction_number, item, returned_at,
             credits, object_id, frame_compared, sold_bike)
           VALUES (@account, @pos_account, @transaction_number, @item, @returned_at,
             @credits, @object_id, @frame_compared, @sold_bike)
           ON CONFLICT DO NOTHING`,
      ).run(rowOfReturn(returned))
    },
    openReturns: (account, since) =>
      sql('SELECT * FROM till_returns WHERE account = ? AND sold_bike IS NULL AND returned_at >= ?')
        .all(account, since)
        .map(readReturn),
    saveReturn(returned) {
      sql(
        `UPDATE till_returns SET sold_bike = @sold_bike WHERE account = @account
           AND pos_account = @pos_account AND transaction_number = @transaction_number
           AND item = @item`,
      ).run({
        sold_bike: returned.soldBikeId,
        account: returned.account,
        pos_account: returned.posAccount,
        transaction_number: returned.transaction,
        item: returned.item,
      })
    },
    readUntil(account) {
      const row = sql('SELECT read_until FROM till_readings WHERE account = ?').get(account)
      return row === undefined ? null : readNumber(row, 'read_until')
    },
    saveReadUntil(account, at) {
      sql(
        `INSERT INTO till_readings (account, read_until) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET read_until = excluded.read_until`,
      ).run(account, at)
    },
  }
}

const columns = [
  'sold_at',
  'price_cents',
  'barcode',
  'frame_compared',
  'object_id',
  'bike',
  'stock',
  'returned_at',
  'return_seen_at',
  'dismissed_at',
  'dismissed_because',
  'dismissed_by',
  'sale',
  'settled_at',
]
const fixed = ['id', 'account', 'pos_account', 'transaction_number', 'item']
const INSERT = `INSERT INTO sold_bikes (${[...fixed, ...columns].join(', ')})
  VALUES (${[...fixed, ...columns].map((name) => `@${name}`).join(', ')})`
const UPDATE = `UPDATE sold_bikes SET ${columns.map((name) => `${name} = @${name}`).join(', ')}
  WHERE id = @id`

function changing(bike: StoredSoldBike) {
  return {
    id: bike.id,
    sold_at: bike.soldAt,
    price_cents: bike.priceCents,
    barcode: bike.barcode,
    frame_compared: bike.frameCompared,
    object_id: bike.bike.objectId,
    bike: JSON.stringify(bike.bike),
    stock: bike.stock === null ? null : JSON.stringify(bike.stock),
    returned_at: bike.returnedAt,
    return_seen_at: bike.returnSeenAt,
    dismissed_at: bike.dismissedAt,
    dismissed_because: bike.dismissedBecause,
    dismissed_by: bike.dismissedBy,
    sale: bike.saleId,
    settled_at: bike.settledAt,
  }
}

function rowOfReturn(returned: StoredReturn) {
  return {
    account: returned.account,
    pos_account: returned.posAccount,
    transaction_number: returned.transaction,
    item: returned.item,
    returned_at: returned.returnedAt,
    credits: returned.credits,
    object_id: returned.objectId,
    frame_compared: returned.frameCompared,
    sold_bike: returned.soldBikeId,
  }
}

function readSoldBike(found: unknown): StoredSoldBike {
  const stock = readTextOrNull(found, 'stock')
  return {
    id: readText(found, 'id'),
    account: readText(found, 'account'),
    posAccount: readText(found, 'pos_account'),
    transaction: readText(found, 'transaction_number'),
    item: readText(found, 'item'),
    soldAt: readNumber(found, 'sold_at'),
    priceCents: readNumberOrNull(found, 'price_cents'),
    barcode: readTextOrNull(found, 'barcode'),
    frameCompared: readTextOrNull(found, 'frame_compared'),
    // What no longer reads is asked of staff, as for a bike the POS says nothing of.
    bike: readJson(readText(found, 'bike'), TillBike) ?? unsaid(found),
    stock: stock === null ? null : readJson(stock, StockObject),
    returnedAt: readNumberOrNull(found, 'returned_at'),
    returnSeenAt: readNumberOrNull(found, 'return_seen_at'),
    dismissedAt: readNumberOrNull(found, 'dismissed_at'),
    dismissedBecause: readTextOrNull(found, 'dismissed_because'),
    dismissedBy: readTextOrNull(found, 'dismissed_by'),
    saleId: readTextOrNull(found, 'sale'),
    settledAt: readNumberOrNull(found, 'settled_at'),
  }
}

function unsaid(found: unknown): TillBike {
  return {
    objectId: readNumberOrNull(found, 'object_id'),
    frameNumber: readTextOrNull(found, 'frame_compared'),
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

function readReturn(found: unknown): StoredReturn {
  return {
    account: readText(found, 'account'),
    posAccount: readText(found, 'pos_account'),
    transaction: readText(found, 'transaction_number'),
    item: readText(found, 'item'),
    returnedAt: readNumber(found, 'returned_at'),
    credits: readTextOrNull(found, 'credits'),
    objectId: readNumberOrNull(found, 'object_id'),
    frameCompared: readTextOrNull(found, 'frame_compared'),
    soldBikeId: readTextOrNull(found, 'sold_bike'),
  }
}
