import { comparedForm, lookAlikeForm } from '../../shared/bike.ts'
import type { Registry, RegistryBike } from './registry.ts'
import type { StockItem } from './shop-stock.ts'

/** Landmarks of the seeded shop, so that a test or a demo need not search for its subject. */
export interface Examples {
  /** New bikes of store 1-1, each alone under its product code, with a frame number, unregistered. */
  newBikes: StockItem[]
  /** The same, electric ones only. */
  newEBikes: StockItem[]
  /** One product code, several bikes of store 1-1. */
  sharedCode: { barcode: string; bikes: StockItem[] }
  /** In stock without a frame number in the POS. */
  withoutFrameNumber: StockItem
  /** A used bike in stock that is in the registry under its frame number, without a shield, not stolen. */
  usedAndRegistered: StockItem
  /** A used bike in stock that was reported stolen. */
  usedAndStolen: StockItem
  /** A new bike, and a registered one whose frame number is the new one's with a digit more. */
  partOfAnother: { item: StockItem; bike: RegistryBike }
  /** A new bike, and a stolen one whose frame number only looks the same (O for 0). */
  lookAlike: { item: StockItem; bike: RegistryBike }
  /** A new bike, and a registered one of another make with the same frame number. */
  otherMake: { item: StockItem; bike: RegistryBike }
  /** In the registry, reported stolen, carrying a shield. */
  stolenBike: RegistryBike
  /** In the registry, not stolen, carrying a shield. */
  shieldedBike: RegistryBike
  /** In the registry, not stolen, without a shield. */
  registeredBike: RegistryBike
}

export function chooseExamples(stock: readonly StockItem[], registry: Registry): Examples {
  const here = stock.filter((item) => item.account === '1' && item.store === '1' && !item.isSold)
  const known = new Set(registry.bikes.map((bike) => comparedForm(bike.frameNumber)))
  const inRegistry = (item: StockItem): boolean =>
    item.frameNumber !== null && known.has(comparedForm(item.frameNumber))
  const nearRegistry = (item: StockItem): boolean =>
    registry.bikes.some(
      ({ frameNumber }) =>
        item.frameNumber !== null &&
        (frameNumber.includes(item.frameNumber) ||
          lookAlikeForm(frameNumber) === lookAlikeForm(item.frameNumber)),
    )
  const alone = (item: StockItem): boolean =>
    stock.filter((other) => other.barcode === item.barcode).length === 1
  const newBikes = here.filter(
    (item) =>
      !item.isUsed &&
      !item.isDemo &&
      item.frameNumber !== null &&
      alone(item) &&
      !inRegistry(item) &&
      !nearRegistry(item),
  )
  const shared = here.filter((item) => item.barcode === '8717231204726')
  const used = stock.filter((item) => item.isUsed && inRegistry(item))
  const isStolenItem = (item: StockItem): boolean =>
    registry.bikes.some(
      (bike) => bike.frameNumber === item.frameNumber && bike.currentStatus === 'Stolen',
    )
  const nearMiss = (
    isNear: (item: StockItem, frameNumber: string, bike: RegistryBike) => boolean,
  ): { item: StockItem; bike: RegistryBike } =>
    found(
      here
        .filter((item) => !item.isUsed && !item.isDemo)
        .flatMap((item) => registry.bikes.map((bike) => ({ item, bike })))
        .find(
          ({ item, bike }) => item.frameNumber !== null && isNear(item, item.frameNumber, bike),
        ),
    )
  const isRegisteredItem = (item: StockItem): boolean =>
    registry.bikes.some(
      (bike) =>
        bike.frameNumber === item.frameNumber &&
        bike.currentStatus === 'Registered' &&
        bike.shieldCode === null,
    )
  return {
    partOfAnother: nearMiss((_item, frameNumber, bike) => bike.frameNumber === `${frameNumber}9`),
    lookAlike: nearMiss(
      (_item, frameNumber, bike) =>
        bike.frameNumber !== frameNumber &&
        lookAlikeForm(bike.frameNumber) === lookAlikeForm(frameNumber),
    ),
    otherMake: nearMiss(
      (item, frameNumber, bike) =>
        bike.frameNumber === frameNumber && bike.brand !== item.model.brand,
    ),
    newBikes,
    newEBikes: newBikes.filter((item) => item.isElectric),
    sharedCode: { barcode: '8717231204726', bikes: shared },
    withoutFrameNumber: found(here.find((item) => item.frameNumber === null)),
    usedAndRegistered: found(used.find(isRegisteredItem)),
    usedAndStolen: found(used.find(isStolenItem)),
    stolenBike: found(
      registry.bikes.find((bike) => bike.currentStatus === 'Stolen' && bike.shieldCode !== null),
    ),
    shieldedBike: found(
      registry.bikes.find(
        (bike) => bike.currentStatus === 'Registered' && bike.shieldCode !== null,
      ),
    ),
    registeredBike: found(
      registry.bikes.find(
        (bike) => bike.currentStatus === 'Registered' && bike.shieldCode === null,
      ),
    ),
  }
}

function found<T>(example: T | undefined): T {
  if (example === undefined) throw new Error('This seed gives a shop without one of the examples.')
  return example
}
