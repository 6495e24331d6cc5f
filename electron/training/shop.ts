import { inventEmployees, type Employee } from './employees.ts'
import { inventPerson, type ShopCustomer } from './people.ts'
import { createRandom } from './random.ts'
import { seedSales, type Sale } from './sales.ts'
import { stockTheShop, type StockItem } from './shop-stock.ts'

export interface TrainingStore {
  /** `1-1`. */
  id: string
  gln: string
  name: string
  address: string
  postalCode: string
  city: string
  phone: string
  email: string
  /** `[0,0]` means unknown. */
  coordinates: [number, number]
  dealerNumber: string
}

export interface PlatformKey {
  key: string
  isActive: boolean
  scopes: string[]
  store: TrainingStore
}

export interface Shop {
  stores: TrainingStore[]
  keys: PlatformKey[]
  stock: StockItem[]
  employees: Employee[]
  customers: ShopCustomer[]
  sales: Sale[]
}

const allScopes = [
  'common',
  'e-commerce',
  'resources',
  'stock-export',
  'sales-export',
  'platform',
] as const

const stores: TrainingStore[] = [
  {
    id: '1-1',
    gln: '8718288145482',
    name: 'Rijwielhandel De Raadhuisbrug',
    address: 'Raadhuisplein 1c',
    postalCode: '5388GM',
    city: 'Nistelrode',
    phone: '0733030050',
    email: 'nistelrode@example.com',
    coordinates: [51.70362, 5.56255],
    dealerNumber: '888',
  },
  {
    id: '1-3',
    gln: '',
    name: 'Rijwielhandel De Raadhuisbrug, Rosmalen',
    address: 'Kievitsven 22Z',
    postalCode: '5249JJ',
    city: 'Rosmalen',
    phone: '073 303 0050',
    email: '',
    coordinates: [0, 0],
    dealerNumber: '999',
  },
  {
    id: '5185-1',
    gln: '8718288145482',
    name: 'CS-Unit test',
    address: 'Kievitsven 22',
    postalCode: '5249JJ',
    city: 'Rosmalen',
    phone: '',
    email: '',
    coordinates: [51.71512, 5.35212],
    dealerNumber: '',
  },
]

/** One shop, the same for the same seed; `now` decides what was sold today and yesterday. */
export function openShop(seed: number, now: number): Shop {
  const random = createRandom(seed)
  const stock = stockTheShop(random)
  const customers = Array.from({ length: 40 }, (_, place) => ({
    id: 235_240_000 + place * 7,
    person: inventPerson(random),
    // The last one buys for a firm.
    firm: place === 39 ? 'Fietskoeriers Nistelrode BV' : null,
  }))
  const employees = inventEmployees(random)
  return {
    stores,
    keys: stores.map((store) => ({
      key: random.written('@@##@@##@@##@@##@@##@@##@@##@@##@@##@@##'),
      isActive: store.id !== '5185-1',
      scopes: store.id === '5185-1' ? ['platform'] : [...allScopes],
      store,
    })),
    stock,
    employees,
    customers,
    sales: seedSales({ stock, customers, employees, now, random }),
  }
}
