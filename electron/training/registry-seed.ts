import { isElectric, models, type ArticleGroup, type Model } from './catalogue.ts'
import type { Random } from './random.ts'
import type { HistoryEntry, Registry, RegistryBike } from './registry.ts'
import { frameNumberFor, type StockItem } from './shop-stock.ts'
import { registryTime } from './shop-time.ts'
import { registryWord } from './vocabulary.ts'

const day = 86_400_000

const places = [
  ['Central Station', 'Amsterdam'],
  ['Stationsplein', "'s-Hertogenbosch"],
  ['Winkelcentrum Woensel', 'Eindhoven'],
  ['Grote Markt', 'Groningen'],
  ['Neude', 'Utrecht'],
  ['Heuvel', 'Oss'],
] as const

const types: Partial<Record<ArticleGroup, string>> = {
  children: 'Kids bike',
  mountain: 'Mountain bike',
  race: 'Road bike',
  folding: 'Folding bike',
  cargo: 'Cargo bike',
  sport: 'Hybrid bike',
}

const insurers = ['ENRA', 'Kingpolis', 'Unigarant', 'ABC Insurance']

export interface RegistrySeed {
  registry: Registry
  stock: readonly StockItem[]
  now: number
  random: Random
}

/**
 * What others registered before: 63 bikes of the same brands, 17 of them stolen, 3 found again, 20
 * carrying a shield. A few used bikes in the shop's stock are among them, one of those stolen: the
 * trade-in nobody checked. New stock is in nobody's registry yet.
 */
export function seedRegistry(seed: RegistrySeed): void {
  const { registry, stock, now, random } = seed
  const used = stock.filter((item) => item.isUsed && item.frameNumber !== null).slice(0, 4)
  for (let count = 0; count < 60; count += 1) {
    const model = models[(count * 7) % models.length]
    if (model === undefined) continue
    const tradedIn = used[count]
    const bike = registered(registry, {
      model: tradedIn?.model ?? model,
      frameNumber: tradedIn?.frameNumber ?? frameNumberFor(model, random),
      year: count % 9 === 4 ? null : 2018 + (count % 8),
      createdAt: now - (700 - count * 9) * day,
      random,
    })
    if (count % 3 === 0) giveShield(registry, bike, random)
    const isStolen = count === 1 || (count >= 10 && count < 28)
    if (isStolen) reportStolen(registry, bike, { at: now - (180 - count * 5) * day, random })
    if (count >= 25 && count < 28) recover(registry, bike, now - (30 - (count - 25)) * day)
  }
  seedNearMisses(seed)
  seedOrders(registry, now)
}

/**
 * Registered bikes that are almost one of the shop's new bikes: its number with a digit more (a
 * lookup by part finds it), its number with the letter O for a zero, and stolen (a look-alike), and
 * its number on another make.
 */
function seedNearMisses({ registry, stock, now, random }: RegistrySeed): void {
  const fresh = stock.filter(
    (item) => item.account === '1' && item.store === '1' && !item.isUsed && !item.isDemo,
  )
  const register = (model: Model, frameNumber: string): RegistryBike =>
    registered(registry, { model, frameNumber, year: 2023, createdAt: now - 90 * day, random })
  const contained = fresh[30]
  if (contained?.frameNumber) register(contained.model, `${contained.frameNumber}9`)
  const alike = fresh.find((item) => item !== contained && /\d0\d/.test(item.frameNumber ?? ''))
  if (alike?.frameNumber) {
    const bike = register(alike.model, alike.frameNumber.replace(/(\d)0(\d)/, '$1O$2'))
    reportStolen(registry, bike, { at: now - 20 * day, random })
  }
  const namesake = fresh[50]
  const otherMake = models.find((model) => model.brand !== namesake?.model.brand)
  if (namesake?.frameNumber && otherMake !== undefined) register(otherMake, namesake.frameNumber)
}

function registered(
  registry: Registry,
  of: { model: Model; frameNumber: string; year: number | null; createdAt: number; random: Random },
): RegistryBike {
  const { model, random } = of
  const [customerGroup = 'UNISEX', , height = '50'] = random.pick(model.sizes).split('/')
  const [words = '', base = 'BLACK'] = random.pick(model.colors).split('|')
  const bike: RegistryBike = {
    id: registry.nextBikeId(),
    frameNumber: of.frameNumber,
    brand: model.brand,
    color: registryWord(base),
    type: isElectric(model) ? 'E-bike' : (types[model.group] ?? 'City bike'),
    audience: registryWord(customerGroup),
    model: model.name,
    year: of.year,
    frameHeight: height,
    frameMaterial: registryWord(model.material ?? 'ALUMINIUM'),
    frameColor: words,
    gearType: model.gearSystem === 'DERAILLEUR' ? 'Derailleur' : 'Hub',
    gears: model.gears,
    wheelSize: String(model.wheel),
    driveType: 'Chain',
    propulsionType: isElectric(model) ? 'Electric' : 'Manual',
    salePrice: model.priceCents / 100,
    images: [],
    createdAt: registryTime(of.createdAt),
    ownerId: `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`,
    companyId: random.between(11, 40),
    currentStatus: 'Registered',
    statusHistory: [
      { status: 'Registered', changedOn: registryTime(of.createdAt), notes: 'Bike registered' },
    ],
    shieldCode: null,
    registeredBy: null,
  }
  registry.bikes.push(bike)
  return bike
}

function giveShield(registry: Registry, bike: RegistryBike, random: Random): void {
  // Seeded shields begin with 1 and shields handed out to tests with 9: they never meet.
  bike.shieldCode = random.written('CICO-1########')
  registry.shieldLinks.push({
    bikeId: bike.id,
    shieldCode: bike.shieldCode,
    linkedAt: bike.createdAt,
    linkedBy: null,
  })
}

function reportStolen(
  registry: Registry,
  bike: RegistryBike,
  report: { at: number; random: Random },
): void {
  const { at, random } = report
  const [title, city] = random.pick(places)
  const isPoliceReported = random.fraction() < 0.8
  const isInsured = random.fraction() < 0.6
  const entry: HistoryEntry = {
    status: 'Stolen',
    changedOn: registryTime(at + 2.5 * 3_600_000),
    notes: 'Reported stolen',
    stolenPlaceTitle: title,
    stolenPlaceLocation: city,
    stolenDateTime: registryTime(at),
    isPoliceReported,
    policeReportNumber: isPoliceReported ? random.written('PL2100-######') : null,
    isInsured,
    insuranceCompany: isInsured ? random.pick(insurers) : null,
  }
  bike.currentStatus = 'Stolen'
  bike.statusHistory.push(entry)
  registry.thefts.push({ bikeId: bike.id, kind: 'stolen', saidBy: null, entry })
}

function recover(registry: Registry, bike: RegistryBike, at: number): void {
  const entry: HistoryEntry = {
    status: 'Found',
    changedOn: registryTime(at),
    notes: 'Bike recovered by police',
    foundPlaceTitle: 'City Park',
    foundPlaceLocation: 'Amsterdam',
    foundDateTime: registryTime(at - 3_600_000),
    foundBy: 'Police',
  }
  bike.currentStatus = 'Found'
  bike.statusHistory.push(entry)
  registry.thefts.push({ bikeId: bike.id, kind: 'found', saidBy: null, entry })
}

function seedOrders(registry: Registry, now: number): void {
  for (const [place, quantity] of [50, 20].entries()) {
    registry.orders.push({
      orderId: 5001 + place,
      orderNumber: `CP-2026-000${String(place + 1)}`,
      orderDate: registryTime(now - (60 - place * 20) * day),
      quantity,
      orderNote: null,
      priceCents: 500,
      paymentStatus: place === 0 ? 'Pending' : 'Paid',
      orderStatus: place === 0 ? 'Created' : 'Completed',
      companyId: 10,
      orderedBy: null,
    })
  }
}
