import type { Profile } from './profile.ts'

/** One line of a bike's history, under the published names. */
export interface HistoryEntry {
  status: string
  changedOn: string
  notes: string
  [published: string]: unknown
}

/** A bike in the registry, as the service itself knows it. */
export interface RegistryBike {
  id: number
  frameNumber: string
  brand: string
  color: string
  type: string
  audience: string
  model: string | null
  year: number | null
  frameHeight: string | null
  frameMaterial: string | null
  frameColor: string | null
  gearType: string | null
  gears: number | null
  wheelSize: string | null
  driveType: string | null
  propulsionType: string | null
  salePrice: number | null
  images: { name: string; url: string }[]
  createdAt: string
  ownerId: string
  companyId: number
  currentStatus: string
  statusHistory: HistoryEntry[]
  /** The shield it carries: no answer ever says so. */
  shieldCode: string | null
  /** The request that registered it (`Received.id`), or null for a bike that was there before. */
  registeredBy: number | null
}

export interface ShieldLink {
  bikeId: number
  shieldCode: string
  linkedAt: string
  /** The request that linked it, or null for a shield that was linked before. */
  linkedBy: number | null
}

export interface Theft {
  bikeId: number
  kind: 'stolen' | 'found'
  /** The request that said so, or null. */
  saidBy: number | null
  entry: HistoryEntry
}

export interface ShieldOrder {
  orderId: number
  orderNumber: string
  orderDate: string
  quantity: number
  orderNote: string | null
  priceCents: number
  paymentStatus: string
  orderStatus: string
  companyId: number
  orderedBy: number | null
}

export interface LookupCriteria {
  frameNumber?: string
  brand?: string
  color?: string
  fromDate?: string
  toDate?: string
}

/** The registry's own truth: what tests measure against, and what no client can see whole. */
export class Registry {
  readonly bikes: RegistryBike[] = []
  readonly shieldLinks: ShieldLink[] = []
  readonly thefts: Theft[] = []
  readonly orders: ShieldOrder[] = []
  /** Photos by the path they are served at. */
  readonly photos = new Map<string, Uint8Array>()

  bike(id: number): RegistryBike | null {
    return this.bikes.find((bike) => bike.id === id) ?? null
  }

  bikeWithShield(shieldCode: string): RegistryBike | null {
    return this.bikes.find((bike) => bike.shieldCode === shieldCode) ?? null
  }

  /** Equal without regard to case and white space: what `sameFrameNumberAgain` goes by. */
  bikesWithFrameNumber(frameNumber: string): RegistryBike[] {
    const wanted = withoutSpace(frameNumber)
    return this.bikes.filter((bike) => withoutSpace(bike.frameNumber) === wanted)
  }

  lookup(criteria: LookupCriteria, profile: Profile): RegistryBike[] {
    const from = criteria.fromDate === undefined ? -Infinity : Date.parse(criteria.fromDate)
    const to = criteria.toDate === undefined ? Infinity : Date.parse(criteria.toDate)
    return this.bikes.filter((bike) => {
      const created = Date.parse(bike.createdAt)
      return (
        matches(bike.frameNumber, criteria.frameNumber, profile) &&
        matches(bike.brand, criteria.brand, profile) &&
        matches(bike.color, criteria.color, profile) &&
        created >= from &&
        created <= to
      )
    })
  }

  stolenSearch(frameNumber: string, shieldCode: string, profile: Profile): RegistryBike[] {
    return this.bikes.filter((bike) => {
      if (profile.stolenSearch === 'stolen-only' && bike.currentStatus !== 'Stolen') return false
      if (shieldCode !== '' && bike.shieldCode?.toUpperCase() !== shieldCode.toUpperCase()) {
        return false
      }
      return frameNumber === '' || matches(bike.frameNumber, frameNumber, profile)
    })
  }

  nextBikeId(): number {
    return Math.max(100, ...this.bikes.map((bike) => bike.id)) + 1
  }

  nextOrderId(): number {
    return Math.max(5000, ...this.orders.map((order) => order.orderId)) + 1
  }
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

function matches(value: string, wanted: string | undefined, profile: Profile): boolean {
  if (wanted === undefined || wanted === '') return true
  const [one, other] =
    profile.lookupCase === 'ignored' ? [value.toUpperCase(), wanted.toUpperCase()] : [value, wanted]
  return profile.lookupMatches === 'part' ? one.includes(other) : one === other
}
