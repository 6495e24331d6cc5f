import 'i18next'
import type { Messages } from './messages.ts'
import type { MessageParameters } from './message-parameters.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'counter'
    resources: { counter: Messages & MessageParameters }
  }
}
