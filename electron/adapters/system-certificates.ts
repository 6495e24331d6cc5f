import tls from 'node:tls'
import type { Log } from '../core/ports.ts'

let done = false

/**
 * Trusts what this computer trusts, besides the certificates that come with Node: a shop behind an
 * inspecting proxy has its proxy's certificate in the system's store. Once a process, and only where
 * something goes out over TLS: reading the store takes time. A store that cannot be read is said, and
 * the built-in certificates go on.
 */
export function trustSystemCertificates(log: Log): void {
  if (done) return
  done = true
  try {
    const system = tls.getCACertificates('system')
    tls.setDefaultCACertificates([...new Set([...tls.getCACertificates('default'), ...system])])
    log.info('Certificates of this computer are trusted', { certificates: system.length })
  } catch (unreadable) {
    log.warn('The certificates of this computer cannot be read', { error: String(unreadable) })
  }
}
