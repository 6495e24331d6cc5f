import { endpoints } from '../../../shared/counter-api.ts'
import type { Who } from '../../../shared/endpoints/endpoint.ts'
import type { Setting } from './setting.ts'

/** Whose right it is to change a setting: that of the endpoints which do; the counter's own; IT's. */
export function whoChanges({
  who,
}: Pick<Setting, 'who'>): readonly (Who | 'counter')[] | 'counter' | 'it' {
  if (typeof who === 'string') return who
  return [...new Set(who.map((name) => (name === 'counter' ? name : endpoints[name].who)))]
}
