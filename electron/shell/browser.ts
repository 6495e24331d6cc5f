import { failed, ok } from '../../shared/fault.ts'
import type { Browser } from '../core/ports.ts'

/**
 * Opens a page outside, in the system's browser. The system opens programs by an address's scheme, so
 * nothing but https gets that far, whoever asks.
 *
 * @param openExternal as Electron's `shell.openExternal`
 */
export function createBrowser(openExternal: (address: string) => Promise<void>): Browser {
  return {
    async open(address) {
      const url = URL.parse(address)
      if (url?.protocol !== 'https:') {
        return failed({ kind: 'not-found', what: address })
      }
      try {
        // As it was read, and not as it came: the system would read white space and slashes its own way.
        await openExternal(url.href)
        return ok(undefined)
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error)
        return failed({ kind: 'not-found', what: `${address}: ${words}` })
      }
    },
  }
}
