import { cicopassAccounts, cycleSoftwareAccounts } from './accounts.ts'
import { publishedLimits } from './allowance.ts'
import type { CicopassSettings } from './cicopass-options.ts'
import { CicopassBehaviour } from './cicopass-service.ts'
import type { CycleSoftwareSettings } from './cyclesoftware-options.ts'
import { CycleSoftwareBehaviour } from './cyclesoftware-service.ts'
import { chooseExamples, type Examples } from './examples.ts'
import { Faults } from './faults.ts'
import type { Lead } from './leads.ts'
import { asPublished, type Profile } from './profile.ts'
import { createRandom } from './random.ts'
import { seedRegistry } from './registry-seed.ts'
import { Registry } from './registry.ts'
import { CicopassHandle, CycleSoftwareHandle } from './service-handle.ts'
import { openShop, type Shop } from './shop.ts'
import { SimulatedService } from './simulated-service.ts'
import { registryState, restoreRegistry, type TrainingState } from './training-state.ts'
import { Tokens } from './tokens.ts'

export interface TrainingOptions {
  /** The same seed gives the same shop, ids and faults. 1 unless told. */
  seed?: number
  /** 0, the default, for free ports. */
  cicopassPort?: number
  cyclesoftwarePort?: number
  /** The services' clock, in epoch milliseconds. Waiting always takes real time. */
  now?: () => number
  profile?: Profile
  /** How long a token counts, in milliseconds. Twelve hours unless told. */
  tokenTtlMs?: number
  /** What `state()` gave last time, so that a shop in training goes on where it stopped. */
  state?: TrainingState
}

export interface Training {
  readonly cicopassUrl: string
  readonly cyclesoftwareUrl: string
  readonly cicopass: CicopassHandle
  readonly cyclesoftware: CycleSoftwareHandle
  /** Landmarks of the seeded shop. */
  readonly examples: Examples
  /** A shield nobody carries yet; each number from 0 to 99999999 is another. */
  freeShield(number: number): string
  /** What the services know beyond their seed, as plain JSON; photos are left out. */
  state(): TrainingState
  /** Ends both services and every wait; late commits still to come never happen. */
  stop(): Promise<void>
}

type Known = TrainingOptions & { seed: number; now: () => number }

/** Both services, simulated over HTTP on 127.0.0.1, with a seeded shop behind them. */
export async function startTraining(options: TrainingOptions = {}): Promise<Training> {
  const seed = options.seed ?? 1
  const now = options.now ?? Date.now
  const known: Known = { ...options, seed, now }
  const shop = openShop(seed, now())
  const registry = new Registry()
  seedRegistry({ registry, stock: shop.stock, now: now(), random: createRandom(seed + 1) })
  const examples = chooseExamples(shop.stock, registry)
  if (options.state !== undefined) restoreRegistry(registry, options.state.registry)

  const cicopass = createCicopass(known, registry)
  const cyclesoftware = createCycleSoftware(known, shop)
  const stop = async (): Promise<void> => {
    await Promise.all([cicopass.server.stop(), cyclesoftware.server.stop()])
  }
  try {
    await cicopass.server.start()
    await cyclesoftware.server.start()
  } catch (failure) {
    await stop()
    throw failure
  }
  return {
    cicopassUrl: cicopass.server.url,
    cyclesoftwareUrl: cyclesoftware.server.url,
    cicopass: cicopass.handle,
    cyclesoftware: cyclesoftware.handle,
    examples,
    state: () => ({
      registry: registryState(registry),
      leads: structuredClone([...cyclesoftware.handle.leads]),
    }),
    freeShield: (number) => `CICO-9${String(number).padStart(8, '0')}`,
    stop,
  }
}

function createCicopass(
  options: Known,
  registry: Registry,
): { server: SimulatedService; handle: CicopassHandle } {
  const { now, seed } = options
  const settings: CicopassSettings = {
    profile: options.profile ?? asPublished,
    errorForm: 'message',
    limits: null,
    accounts: cicopassAccounts(),
  }
  const tokens = new Tokens(now, options.tokenTtlMs ?? 12 * 3_600_000)
  const faults = new Faults(createRandom(seed + 2))
  const behaviour: CicopassBehaviour = new CicopassBehaviour({
    settings,
    registry,
    tokens,
    random: createRandom(seed + 3),
    now,
    url: (): string => server.url,
  })
  const server = new SimulatedService({ behaviour, faults, port: options.cicopassPort ?? 0, now })
  const { allowance } = behaviour
  const handle = new CicopassHandle({ server, settings, allowance, faults, registry, tokens })
  return { server, handle }
}

function createCycleSoftware(
  options: Known,
  shop: Shop,
): { server: SimulatedService; handle: CycleSoftwareHandle } {
  const { now, seed } = options
  const settings: CycleSoftwareSettings = {
    errorForm: 'json',
    limits: publishedLimits,
    accounts: cycleSoftwareAccounts(),
    pageSize: 5,
    isUntidy: options.profile?.answers === 'untidy',
    creditSigns: (options.profile ?? asPublished).creditSigns,
  }
  const leads: Lead[] = structuredClone(options.state?.leads ?? [])
  const faults = new Faults(createRandom(seed + 4))
  const behaviour: CycleSoftwareBehaviour = new CycleSoftwareBehaviour({
    settings,
    shop,
    leads,
    // Goes on after the leads it made before, so that no two get the same number.
    random: createRandom(seed + 5 + leads.length * 7919),
    now,
    url: (): string => server.url,
  })
  const port = options.cyclesoftwarePort ?? 0
  const server = new SimulatedService({ behaviour, faults, port, now })
  const { allowance } = behaviour
  const handle = new CycleSoftwareHandle({ server, settings, allowance, faults, shop, leads, now })
  return { server, handle }
}
