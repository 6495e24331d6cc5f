import { statfsSync } from 'node:fs'
import type { Check } from '../../shared/diagnostics.ts'
import { recoveryCodeMade } from '../adapters/database/counter-database.ts'
import { readItConfiguration } from './it-configuration.ts'

/** A day of selling takes a few megabytes; below the second a database may not even be tidied. */
const lowDisk = { warn: 1_000_000_000, fail: 100_000_000 }

export type MachineView = {
  /** The open mode's own folder. */
  folder: string
  version: string
  /** Where a configuration may lie. */
  configurationFolders: readonly string[]
  /** Where the services are. */
  addresses: readonly URL[]
  proxyFor: (url: URL) => Promise<URL | null>
}

/** What is asked of the machine itself rather than of the counter. */
export async function machineChecks(view: MachineView): Promise<Check[]> {
  const { node, electron } = process.versions as { node: string; electron?: string }
  const runtime = electron === undefined ? `Node ${node}` : `Electron ${electron}, Node ${node}`
  const system = `${process.platform} ${process.arch}`
  return [
    {
      name: 'runtime',
      status: 'ok',
      found: { kind: 'runtime', version: view.version, runtime, system },
    },
    { name: 'data-folder', status: 'ok', found: { kind: 'data-folder', path: view.folder } },
    checkDisk(view.folder),
    recoveryCodeMade(view.folder)
      ? { name: 'recovery-code', status: 'ok', found: { kind: 'recovery-code-made' } }
      : { name: 'recovery-code', status: 'warn', found: { kind: 'recovery-code-missing' } },
    checkConfiguration(view),
    await checkProxy(view),
  ]
}

function checkConfiguration({ configurationFolders }: MachineView): Check {
  const { used, refused } = readItConfiguration(configurationFolders)
  const [wrong] = refused
  const name = 'configuration'
  if (wrong !== undefined) {
    return { name, status: 'fail', found: { kind: 'configuration-refused', ...wrong } }
  }
  return used.length === 0
    ? { name, status: 'ok', found: { kind: 'no-configuration' } }
    : { name, status: 'ok', found: { kind: 'configuration', path: used.join(', ') } }
}

function checkDisk(folder: string): Check {
  try {
    const { bavail, bsize } = statfsSync(folder)
    const freeBytes = bavail * bsize
    const status = freeBytes < lowDisk.fail ? 'fail' : freeBytes < lowDisk.warn ? 'warn' : 'ok'
    return { name: 'disk', status, found: { kind: 'disk', freeBytes } }
  } catch {
    // The folder is not there yet, or may not be read: either way nothing can be written to it now.
    const fault = { kind: 'folder-not-writable', path: folder } as const
    return { name: 'disk', status: 'fail', found: { kind: 'fault', fault } }
  }
}

/** Without its password: the report is sent to others. */
async function checkProxy({ addresses, proxyFor }: MachineView): Promise<Check> {
  const proxies = await Promise.all(addresses.map((address) => proxyFor(address)))
  const hosts = new Set(proxies.filter((proxy) => proxy !== null).map(({ host }) => host))
  return hosts.size === 0
    ? { name: 'proxy', status: 'ok', found: { kind: 'no-proxy' } }
    : { name: 'proxy', status: 'ok', found: { kind: 'proxy', proxy: [...hosts].join(', ') } }
}
