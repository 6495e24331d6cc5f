import type { ScannerIdentity, ScannerPortDescription } from '../../../shared/status.ts'

/**
 * The port on which the chosen scanner is now, or null. It is the one with the same vendor, product
 * and serial number, wherever it was plugged in. Of several alike that have no serial number, the one
 * on the old path is it, otherwise the first. A port that is no USB device has only its path.
 */
export function findPort(
  chosen: ScannerIdentity,
  ports: readonly ScannerPortDescription[],
): ScannerPortDescription | null {
  if (!hasIdentity(chosen)) return ports.find((port) => samePath(port.path, chosen.path)) ?? null
  const alike = ports
    .filter((port) => sameDevice(chosen, port))
    .toSorted((one, other) => one.path.localeCompare(other.path))
  return alike.find((port) => samePath(port.path, chosen.path)) ?? alike[0] ?? null
}

/** Without vendor and product there is only the path to go by: a pseudo-terminal, a built-in port. */
export function hasIdentity(scanner: ScannerIdentity): boolean {
  return scanner.vendorId !== null && scanner.productId !== null
}

function sameDevice(one: ScannerIdentity, other: ScannerIdentity): boolean {
  return (
    comparable(one.vendorId) === comparable(other.vendorId) &&
    comparable(one.productId) === comparable(other.productId) &&
    comparable(one.serialNumber) === comparable(other.serialNumber)
  )
}

/** Kernel, udev and Windows write the same number in other letters, and udev turns spaces into `_`. */
function comparable(part: string | null): string | null {
  return part === null
    ? null
    : part
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '_')
}

/** Windows' names of ports have no upper or lower case. */
function samePath(one: string, other: string): boolean {
  return one === other || (/^COM\d+$/i.test(one) && one.toUpperCase() === other.toUpperCase())
}
