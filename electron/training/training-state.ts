import type { Lead } from './leads.ts'
import type { Registry } from './registry.ts'

type RegistryState = Pick<Registry, 'bikes' | 'shieldLinks' | 'thefts' | 'orders'>

/** Everything the services were told, as plain JSON. */
export interface TrainingState {
  registry: RegistryState
  leads: Lead[]
}

export function registryState({ bikes, shieldLinks, thefts, orders }: Registry): RegistryState {
  return structuredClone({ bikes, shieldLinks, thefts, orders })
}

/** Puts the registry back as it was; what the seed made in it is replaced. */
export function restoreRegistry(registry: Registry, state: RegistryState): void {
  const { bikes, shieldLinks, thefts, orders } = structuredClone(state)
  registry.bikes.splice(0, Infinity, ...bikes)
  registry.shieldLinks.splice(0, Infinity, ...shieldLinks)
  registry.thefts.splice(0, Infinity, ...thefts)
  registry.orders.splice(0, Infinity, ...orders)
}
