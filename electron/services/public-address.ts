import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns'
import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** IPv4 that is not of the internet: RFC 6890 and what came after it. */
const notPublic = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv4')
}
/** Inside 2000::/3: documentation, and what carries an IPv4 address in itself (Teredo, 6to4). */
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv6')
}
/** Of IPv6 only this much is of the internet: not ::1, mapped, translated, local or unique-local. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an address is one of the internet and not of this machine or the shop's own network. With IPv6
 * a printer in the shop has an address of the internet, too: it is told by the networks this machine is in.
 *
 * @param interfaces as `os.networkInterfaces` answers
 */
export function isPublicAddress(
  address: string,
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): boolean {
  const [bare = ''] = address.split('%')
  const family = isIPv4(bare) ? 'ipv4' : isIPv6(bare) ? 'ipv6' : null
  if (family === null || notPublic.check(bare, family)) return false
  if (family === 'ipv6' && !globalUnicast.check(bare, family)) return false
  return !networksOf(interfaces).check(bare, family)
}

function networksOf(interfaces: ReturnType<typeof networkInterfaces>): BlockList {
  const own = new BlockList()
  for (const { cidr } of Object.values(interfaces).flatMap((addresses) => addresses ?? [])) {
    const [network = '', prefix = ''] = cidr?.split('/') ?? []
    const family = isIPv4(network) ? 'ipv4' : isIPv6(network) ? 'ipv6' : null
    if (family !== null) own.addSubnet(network, Number(prefix), family)
  }
  return own
}

type LookedUp = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void

type SystemLookUp = (
  hostname: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Looks a name up for a connection, which goes to the very address that is answered: a name that leads
 * into the shop's network, even by one of its addresses or from the second time on, leads nowhere.
 */
export function publicLookUp(system: SystemLookUp) {
  return (hostname: string, options: LookupOptions, done: LookedUp): void => {
    system(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        done(error, [])
        return
      }
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        done(notFound(hostname), [])
        return
      }
      if (options.all === true) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}

/** As the system looks names up. */
export const lookUpPublic = publicLookUp(lookUp)

function notFound(hostname: string): NodeJS.ErrnoException {
  const error = new Error(`${hostname} is not a machine of the internet`)
  return Object.assign(error, { code: 'EHOSTUNREACH' })
}
