import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findPort } from '../../electron/adapters/scanner/find-port.ts'
import { whyNotOpened } from '../../electron/adapters/scanner/why-not-opened.ts'
import { listPortsOfKernel } from '../../electron/adapters/scanner/list-ports.ts'
import type { ScannerPortDescription } from '../../shared/status.ts'

const zebra: ScannerPortDescription = {
  path: '/dev/ttyACM0',
  maker: 'Zebra',
  vendorId: '05e0',
  productId: '1701',
  serialNumber: 'S/N 17',
}

describe('the chosen scanner among the ports', () => {
  test('it is found by vendor, product and serial number on another path', () => {
    const moved = { ...zebra, path: '/dev/ttyACM3' }
    const stranger = { ...zebra, serialNumber: 'S/N 18' }
    expect(findPort(zebra, [stranger, moved])).toEqual(moved)
  })

  test('the same number in other letters is the same scanner', () => {
    const windows = { ...zebra, path: 'COM12', vendorId: '05E0', serialNumber: 'S_N_17' }
    expect(findPort(zebra, [windows])).toEqual(windows)
  })

  test('another device on its old path is not it', () => {
    expect(findPort(zebra, [{ ...zebra, productId: '9999' }])).toBeNull()
    expect(findPort(zebra, [{ ...zebra, serialNumber: null }])).toBeNull()
  })

  test('of several alike without a serial number the one on the old path is it', () => {
    const alike = ['/dev/ttyACM0', '/dev/ttyACM1', '/dev/ttyACM2'].map((path) => ({
      ...zebra,
      path,
      serialNumber: null,
    }))
    const chosen = { ...zebra, serialNumber: null, path: '/dev/ttyACM1' }
    expect(findPort(chosen, alike)?.path).toBe('/dev/ttyACM1')
    expect(findPort({ ...chosen, path: '/dev/ttyACM9' }, alike)?.path).toBe('/dev/ttyACM0')
  })

  test('a port that is no USB device is known by its path', () => {
    const built = { path: 'COM1', maker: null, vendorId: null, productId: null, serialNumber: null }
    expect(findPort({ ...built, path: 'com1' }, [zebra, built])).toEqual(built)
    expect(findPort({ ...built, path: 'COM2' }, [zebra, built])).toBeNull()
  })
})

describe('ports of Windows above COM9', () => {
  const alone = { maker: null, vendorId: null, productId: null, serialNumber: null }

  test('are found by their whole name', () => {
    const ports = ['COM1', 'COM10', 'COM100'].map((path) => ({ ...alone, path }))
    expect(findPort({ ...alone, path: 'com10' }, ports)?.path).toBe('COM10')
    expect(findPort({ ...alone, path: 'COM11' }, ports)).toBeNull()
  })

  test('are opened by serialport as a device, which is the only name Windows takes there', async () => {
    const bindings = dirname(createRequire(import.meta.url).resolve('@serialport/bindings-cpp'))
    const driver = await readFile(join(bindings, '../src/serialport_win.cpp'), 'utf8')
    expect(driver).toMatch(/strncpy\(path, "\\\\\\\\\.\\\\"/)
  })

  test.each([
    ['Opening COM12: Access denied', { kind: 'scanner-busy', path: 'COM12' }],
    ['Opening COM12: File not found', { kind: 'scanner-missing', detail: 'COM12' }],
    ['Opening COM12: Unknown error code 121', { kind: 'scanner-missing', detail: 'COM12' }],
    [
      'Opening COM12: Unknown error code 31',
      { kind: 'scanner-failed', path: 'COM12', detail: 'Opening COM12: Unknown error code 31' },
    ],
  ])('that do not open say why: %s', async (words, fault) => {
    expect(await whyNotOpened('COM12', new Error(words), 'win32')).toEqual(fault)
  })
})

describe('a Bluetooth scanner', () => {
  test.each(['Host is down', 'No route to host', 'Connection timed out'])(
    'that is off or out of reach is missing, and looked for often: %s',
    async (words) => {
      // Its port is there and may be opened; only the scanner at the other end is not.
      const error = new Error(`Error: ${words}, cannot open /dev/null`)
      const fault = { kind: 'scanner-missing', detail: '/dev/null' }
      expect(await whyNotOpened('/dev/null', error, 'linux')).toEqual(fault)
    },
  )
})

describe('the ports as the Linux kernel lists them', () => {
  let root = ''
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'counter-ports-'))
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  async function addTerminal(name: string, device: string | null): Promise<string> {
    const folder = join(root, 'class', name)
    await mkdir(folder, { recursive: true })
    if (device !== null) {
      await mkdir(device, { recursive: true })
      await symlink(device, join(folder, 'device'))
    }
    return folder
  }

  async function addUsbDevice(folder: string, attributes: Record<string, string>): Promise<void> {
    await mkdir(folder, { recursive: true })
    for (const [name, value] of Object.entries(attributes)) {
      await writeFile(join(folder, name), `${value}\n`)
    }
  }

  test('a USB scanner comes with its maker and serial number, through each kind of driver', async () => {
    const attributes = { idVendor: '05e0', idProduct: '1701', manufacturer: 'Zebra', serial: 'S17' }
    await addUsbDevice(join(root, 'usb', '1-2'), attributes)
    await addTerminal('ttyACM0', join(root, 'usb', '1-2', '1-2:1.0'))
    await addUsbDevice(join(root, 'usb', '1-3'), { idVendor: '067b', idProduct: '2303' })
    await addTerminal('ttyUSB10', join(root, 'usb', '1-3', '1-3:1.0', 'ttyUSB10'))
    expect(await listPortsOfKernel(join(root, 'class'), '/dev')).toEqual([
      {
        path: '/dev/ttyACM0',
        maker: 'Zebra',
        vendorId: '05e0',
        productId: '1701',
        serialNumber: 'S17',
      },
      {
        path: '/dev/ttyUSB10',
        maker: null,
        vendorId: '067b',
        productId: '2303',
        serialNumber: null,
      },
    ])
  })

  test('a scanner bound to a Bluetooth port is listed', async () => {
    await addTerminal('rfcomm0', join(root, 'bluetooth', 'hci0:12'))
    const nothing = { maker: null, vendorId: null, productId: null, serialNumber: null }
    expect(await listPortsOfKernel(join(root, 'class'))).toEqual([
      { path: '/dev/rfcomm0', ...nothing },
    ])
  })

  test('consoles are no ports, and neither is a board port with nothing behind it', async () => {
    await addTerminal('tty0', null)
    await addTerminal('console', null)
    const empty = await addTerminal('ttyS3', null)
    await writeFile(join(empty, 'type'), '0\n')
    const real = await addTerminal('ttyS0', join(root, 'platform', 'serial8250'))
    await writeFile(join(real, 'type'), '4\n')
    const ports = await listPortsOfKernel(join(root, 'class'), '/dev')
    expect(ports.map((port) => port.path)).toEqual(['/dev/ttyS0'])
  })

  test('where the kernel lists nothing, that is an error and not an empty list', async () => {
    await expect(listPortsOfKernel(join(root, 'none'))).rejects.toThrow('ENOENT')
  })
})
