import 'i18next'
import type { dutch } from './nl/index.ts'
import type { laterInDutch } from './nl/later.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'counter'
    resources: { counter: typeof dutch & typeof laterInDutch }
  }
}
