import 'i18next'
import type { dutch } from './nl/index.ts'
import type { leads } from './nl/leads.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'counter'
    resources: { counter: typeof dutch & { leads: typeof leads } }
  }
}
