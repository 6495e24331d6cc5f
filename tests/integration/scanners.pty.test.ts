import { afterEach, describe, expect, test, vi } from 'vitest'
import { createClock } from '../../electron/adapters/clock.ts'
import { createScanner } from '../../electron/adapters/scanner.ts'
import { openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import { nextBurst } from '../../electron/core/scanning/next-burst.ts'
import { createScanStream } from '../../electron/core/scanning/scan-stream.ts'
import { createSpokenScanners } from '../../electron/core/scanning/spoken-scanners.ts'
import { detectLine, heardAs } from '../../shared/scanner-detect.ts'
import { testCode } from '../../shared/test-code.ts'
import { defaultLine } from '../../shared/scanner-choices.ts'
import type { ScannerLine } from '../../shared/scanner-line.ts'
import { scannerKey } from '../../shared/scanner-choices.ts'
import type { ChosenScanner } from '../../shared/status.ts'
import { quietLog } from '../support/quiet-log.ts'
import { openPseudoTerminal, type PseudoTerminal } from '../support/pseudo-terminal.ts'

const clock = createClock()
const log = quietLog()
const patience = { timeout: 20_000, interval: 5 }

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo()
})

/** So many scanners on terminals of their own, all in use by one counter. */
async function plugIn(count: number, line: ScannerLine = defaultLine) {
  const terminals: PseudoTerminal[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const terminal = await openPseudoTerminal()
    terminals.push(terminal)
    cleanUp.push(() => terminal.stop())
  }
  const scanner = createScanner({ log, clock })
  cleanUp.push(() => scanner.close())
  const scans: string[] = []
  createScanStream({ scanner, clock }, ({ text }) => scans.push(text))
  const chosen: ChosenScanner[] = terminals.map(({ devicePath: path }) => ({
    ...{ path, vendorId: null, productId: null, serialNumber: null },
    line,
  }))
  scanner.use(chosen)
  const ready = () =>
    vi.waitFor(() => {
      expect(scanner.statuses().map(({ state }) => state)).toEqual(chosen.map(() => 'ready'))
    }, patience)
  await ready()
  return { scanner, terminals, scans, chosen, ready }
}

describe('several scanners at once', () => {
  test('each is read by itself, and one that is pulled out leaves the other alone', async () => {
    const { scanner, terminals, scans, ready } = await plugIn(2, { ...defaultLine, end: 'cr' })
    const [first, second] = terminals
    await first?.write('WTU')
    await second?.write('CICO-123456789\r')
    await vi.waitFor(() => expect(scans).toEqual(['CICO-123456789']), patience)
    await first?.unplug()
    await vi.waitFor(() => {
      expect(scanner.statuses().map(({ state }) => state)).toEqual(['lost', 'ready'])
    }, patience)
    await second?.write('WTU456\r')
    await vi.waitFor(() => expect(scans).toEqual(['CICO-123456789', 'WTU456']), patience)
    await first?.replug()
    await ready()
    await first?.write('WTU789\r')
    await vi.waitFor(() => expect(scans.at(-1)).toBe('WTU789'), patience)
  })

  test('choosing another beside it does not close the one in use', async () => {
    const { scanner, scans, terminals, chosen } = await plugIn(1)
    const other = await openPseudoTerminal()
    cleanUp.push(() => other.stop())
    const states: string[] = []
    scanner.onStatus(({ path, state }) => {
      if (path === chosen[0]?.path) states.push(state)
    })
    const [one] = chosen
    if (one === undefined) throw new Error('No scanner was chosen')
    scanner.use([one, { ...one, path: other.devicePath }])
    await vi.waitFor(() => expect(scanner.statuses()[1]?.state).toBe('ready'), patience)
    await terminals[0]?.write('WTU123\r')
    await other.write('WTU456\r')
    await vi.waitFor(() => expect(scans.toSorted()).toEqual(['WTU123', 'WTU456']), patience)
    expect(states).toEqual([])
  })
})

describe('a scanner that is not well', () => {
  test('floods the line: the counter goes on, and the next scan is whole', async () => {
    const { terminals, scans } = await plugIn(1)
    const [terminal] = terminals
    const flood = Uint8Array.from({ length: 300_000 }, (_, nth) => 33 + (nth % 90))
    await terminal?.write('FIRST\r')
    await terminal?.write(flood)
    await terminal?.write('\rWTU123\r')
    await vi.waitFor(() => expect(scans.at(-1)).toBe('WTU123'), patience)
    expect(scans).toHaveLength(3)
    expect(scans[1]).toHaveLength(512)
  })

  test('makes noise between its scans: only the scans arrive', async () => {
    const { terminals, scans } = await plugIn(1)
    const noise = Uint8Array.of(0, 1, 7, 8, 11, 12, 14, 27, 31, 127)
    const sent = Array.from({ length: 200 }, (_, nth) => `WTU${String(1000 + nth)}`)
    for (const text of sent) {
      await terminals[0]?.write(noise)
      await terminals[0]?.write(`${text}\r\n`)
    }
    await vi.waitFor(() => expect(scans).toHaveLength(sent.length), patience)
    expect(scans).toEqual(sent)
  })

  test('cuts its scans at random places: they arrive one for one', async () => {
    const { terminals, scans } = await plugIn(1)
    const sent = Array.from({ length: 300 }, (_, nth) => `CICO-${String(100_000_000 + nth)}`)
    const bytes = Buffer.from(sent.map((text) => `${text}\r`).join(''))
    let from = 0
    let seed = 20_261_126
    while (from < bytes.length) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      const to = Math.min(bytes.length, from + 1 + (seed % 23))
      await terminals[0]?.write(bytes.subarray(from, to))
      from = to
    }
    await vi.waitFor(() => expect(scans).toHaveLength(sent.length), patience)
    expect(scans).toEqual(sent)
  })

  test('sends half a scan and leaves, again and again: no half is ever taken for a whole', async () => {
    const { scanner, terminals, scans, ready } = await plugIn(1, { ...defaultLine, end: 'cr' })
    for (let time = 0; time < 4; time += 1) {
      await terminals[0]?.write(`HALF${String(time)}`)
      await terminals[0]?.unplug()
      await vi.waitFor(() => expect(scanner.statuses()[0]?.state).toBe('lost'), patience)
      await terminals[0]?.replug()
      await ready()
      await terminals[0]?.write(`WHOLE${String(time)}\r`)
      await vi.waitFor(() => expect(scans).toHaveLength(time + 1), patience)
    }
    expect(scans).toEqual(['WHOLE0', 'WHOLE1', 'WHOLE2', 'WHOLE3'])
  })
})

describe('a scanner that opens and never speaks', () => {
  test('is said to be silent until its first byte, and from then on never again', async () => {
    const { scanner, terminals } = await plugIn(2)
    const database = openMemoryDatabase()
    cleanUp.push(async () => {
      await scanner.close()
      database.close()
    })
    let told = 0
    const spoken = createSpokenScanners({ database, scanner, log }, () => (told += 1))
    const silent = (who = spoken) => scanner.statuses().map((one) => who.isSilent(one))
    const stop = spoken.listen()
    expect(silent()).toEqual([true, true])
    await terminals[1]?.write('WTU123\r')
    await vi.waitFor(() => expect(silent()).toEqual([true, false]), patience)
    await terminals[1]?.write('WTU456\r')
    const afterRestart = createSpokenScanners({ database, scanner, log }, () => undefined)
    expect(silent(afterRestart)).toEqual([true, false])
    expect(told).toBe(1)
    stop()
  })

  test('is not called silent while it is not there: then it is missing', async () => {
    const { scanner, terminals } = await plugIn(1)
    const database = openMemoryDatabase()
    cleanUp.push(async () => {
      await scanner.close()
      database.close()
    })
    const spoken = createSpokenScanners({ database, scanner, log }, () => undefined)
    await terminals[0]?.unplug()
    await vi.waitFor(() => expect(scanner.statuses()[0]?.state).toBe('lost'), patience)
    expect(scanner.statuses().map((one) => spoken.isSilent(one))).toEqual([false])
  })
})

describe('how a scanner talks', () => {
  test.each([
    ['as the counter listens, with Tab as its end', defaultLine, '\t'],
    ['with seven bits and even parity', { ...defaultLine, parity: 'even', dataBits: 7 }, '\r'],
    ['twice as fast', { ...defaultLine, baudRate: 19_200 }, '\r'],
  ] as const)('is worked out from one scan of the printed code: %s', async (_how, sent, end) => {
    const { scanner, terminals, chosen } = await plugIn(1)
    const key = chosen.map(scannerKey).join()
    const burst = nextBurst({ scanner, clock }, { key, milliseconds: 15_000 })
    await terminals[0]?.write(heardAs(`${testCode}${end}`, { sent, listening: defaultLine }))
    const found = detectLine(await burst, defaultLine)
    expect(found?.line).toMatchObject({
      baudRate: sent.baudRate,
      parity: sent.parity,
      dataBits: sent.dataBits,
      end: end === '\t' ? 'tab' : 'cr',
    })
  })

  test('cannot be told when nothing is scanned within the time', async () => {
    const { scanner, chosen } = await plugIn(1)
    const key = chosen.map(scannerKey).join()
    expect(await nextBurst({ scanner, clock }, { key, milliseconds: 50 })).toHaveLength(0)
  })
})
