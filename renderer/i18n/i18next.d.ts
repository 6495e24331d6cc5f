import 'i18next'
import type { dutch } from './nl/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'counter'
    resources: { counter: typeof dutch }
  }
}
