import { readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SerialPort } from 'serialport'
import { z } from 'zod'
import type { ScannerPortDescription } from '../../../shared/status.ts'

/** As the drivers name them: USB serial (ACM, USB), the board's own (S, AMA, …), Bluetooth (rfcomm). */
const serialName = /^(?:tty(?:S|WCH|ACM|USB|AMA|MFD|O|XRUSB)|rfcomm)\d+$/

/** What `SerialPort.list` answers; its own types lead nowhere under this module resolution. */
const portsOfSerialport = z.array(
  z.object({
    path: z.string(),
    manufacturer: z.string().optional(),
    vendorId: z.string().optional(),
    productId: z.string().optional(),
    serialNumber: z.string().optional(),
  }),
)

/**
 * The serial ports of this machine. On Linux from the kernel (`/sys/class/tty`): it needs no `udevadm`,
 * which `serialport` runs and which a small system lacks, and costs no child process when it is asked
 * every second. Elsewhere from `serialport`. Rejects when neither can tell.
 */
export async function listPorts(): Promise<ScannerPortDescription[]> {
  if (process.platform === 'linux') {
    try {
      return await listPortsOfKernel()
    } catch (noSysfs) {
      // Some sandboxes hide /sys; there udev is the only one left to ask.
      if (!isSystemError(noSysfs)) throw noSysfs
    }
  }
  const ports = portsOfSerialport.parse(await SerialPort.list())
  return ports.map((port) => ({
    path: port.path,
    maker: port.manufacturer ?? null,
    vendorId: port.vendorId?.toLowerCase() ?? null,
    productId: port.productId?.toLowerCase() ?? null,
    serialNumber: port.serialNumber ?? null,
  }))
}

/** Rejects with a system error when there is no such folder. The folders are parameters for tests. */
export async function listPortsOfKernel(
  classFolder = '/sys/class/tty',
  deviceFolder = '/dev',
): Promise<ScannerPortDescription[]> {
  const names = (await readdir(classFolder)).filter((name) => serialName.test(name))
  const ports = await Promise.all(names.map((name) => readPort(name, classFolder, deviceFolder)))
  return ports
    .filter((port) => port !== null)
    .toSorted((one, other) => one.path.localeCompare(other.path, 'en', { numeric: true }))
}

async function readPort(
  name: string,
  classFolder: string,
  deviceFolder: string,
): Promise<ScannerPortDescription | null> {
  const folder = join(classFolder, name)
  // Linux makes ttyS0 to ttyS31 whether or not there is a port behind them; type 0 says there is none.
  if ((await readAttribute(join(folder, 'type'))) === '0') return null
  const usb = await usbDeviceOf(folder)
  return {
    path: join(deviceFolder, name),
    maker: usb === null ? null : await readAttribute(join(usb, 'manufacturer')),
    vendorId: usb === null ? null : await readAttribute(join(usb, 'idVendor')),
    productId: usb === null ? null : await readAttribute(join(usb, 'idProduct')),
    serialNumber: usb === null ? null : await readAttribute(join(usb, 'serial')),
  }
}

/** The USB device is a few folders above the port: device, interface, port, by driver. */
async function usbDeviceOf(folder: string): Promise<string | null> {
  let above: string
  try {
    above = await realpath(join(folder, 'device'))
  } catch (noDevice) {
    if (!isSystemError(noDevice)) throw noDevice
    return null
  }
  for (let level = 0; level < 4; level += 1) {
    if ((await readAttribute(join(above, 'idVendor'))) !== null) return above
    above = dirname(above)
  }
  return null
}

async function readAttribute(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim()
    return text === '' ? null : text
  } catch (absent) {
    // Unplugged while we looked, or a device that has no such attribute.
    if (!isSystemError(absent)) throw absent
    return null
  }
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
