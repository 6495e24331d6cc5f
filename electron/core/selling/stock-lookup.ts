import { mapStockObject, type MappedArticle } from '../../../shared/article-mapping.ts'
import { sameBrand, sameFrameNumber } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { formsOfProductCode } from '../../../shared/product-code.ts'
import type { DraftBike, UnknownWord } from '../../../shared/registration.ts'
import { sameStore, type StockObject, type StoreId } from '../../../shared/stock.ts'
import type { ArticleStore, StockLookup } from '../ports.ts'

/** More stock objects behind one code than this are not read one by one: the frame number is typed. */
const mostObjects = 12

export type StockFinding = {
  attributes: DraftBike
  unknownWords: UnknownWord[]
  objects: StockObject[]
  /** The product codes and article numbers by which the POS has them. */
  codes: string[]
}

/**
 * What the POS knows of a product code: the attributes its stock bikes share, and each of them for
 * choosing. Only objects of our own account are read: an `object_id` has no meaning in another
 * (DESIGN.md, "Store"). `null` when our stores have none.
 */
export async function lookUpStock(
  { stockLookup, articles }: { stockLookup: StockLookup; articles: ArticleStore },
  { barcode, store }: { barcode: string; store: StoreId },
): Promise<Result<StockFinding | null>> {
  const located = await stockLookup.stock(formsOfProductCode(barcode))
  if (!located.ok) return located
  const ours = located.value.stock.filter(
    (line) => line.store.account === store.account || sameStore(line.store, store),
  )
  // Our own store's bikes first: one of them stands at the counter.
  const lines = ours
    .toSorted(
      (one, other) => Number(sameStore(other.store, store)) - Number(sameStore(one.store, store)),
    )
    .slice(0, mostObjects)
  const answers = await Promise.all(lines.map((line) => stockLookup.stockObject(line.objectId)))
  const objects = answers.flatMap((answer, nth) =>
    answer.ok ? [withReadableBrand(answer.value, lines[nth]?.brandName ?? null)] : [],
  )
  if (objects.length === 0) {
    const failure = answers.find((answer) => !answer.ok)
    return failure === undefined ? ok(null) : failed(failure.fault)
  }
  const numbers = objects.flatMap(({ frameNumber }) => frameNumber ?? [])
  const codes = ours
    .flatMap((line) => [line.barcode ?? [], line.articleId ?? []].flat())
    .filter((code) => !numbers.some((number) => sameFrameNumber(number, code)))
  return ok({ ...shared(objects.map((object) => attributesOf(object, articles))), objects, codes })
}

/** A stock object says BATAVUS where the locator says Batavus: the same brand, fit for a certificate. */
function withReadableBrand(object: StockObject, located: string | null): StockObject {
  const { brandName } = object
  return brandName !== null && located !== null && sameBrand(brandName, located)
    ? { ...object, brandName: located }
    : object
}

/** What is true of every one of them; the rest is known when the frame number has chosen. */
function shared(mapped: readonly MappedArticle[]): Omit<StockFinding, 'objects' | 'codes'> {
  const all: Readonly<Record<string, unknown>>[] = mapped.map(({ attributes }) => attributes)
  const [first = {}, ...others] = all
  const attributes: DraftBike = Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((other) => other[name] === value)),
  )
  const words = mapped.flatMap(({ unknownWords }) => unknownWords)
  const unknownWords = words.filter(
    ({ field, word }, nth) =>
      words.findIndex((other) => other.field === field && other.word === word) === nth,
  )
  return { attributes, unknownWords }
}

/** One stock object in the registry's words. */
export function attributesOf(object: StockObject, articles: ArticleStore): MappedArticle {
  return mapStockObject(object, (field, word) => articles.wordMeans(field, word))
}

/** For telling apart several bikes behind one code. */
export function describe(object: StockObject): string {
  const { brandName, modelName, color, frameHeight } = object
  return [brandName, modelName, color, frameHeight].filter((word) => word !== null).join(' · ')
}
