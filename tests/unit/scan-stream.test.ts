import { describe, expect, test } from 'vitest'
import { createScanStream } from '../../electron/core/scanning/scan-stream.ts'
import type { Clock, OneScanner, ScannerPort } from '../../electron/core/ports.ts'
import { defaultLine } from '../../shared/scanner-choices.ts'

const ready: OneScanner = {
  key: 'scanner',
  state: 'ready',
  name: 'scanner',
  path: '/dev/scanner',
  fault: null,
  line: defaultLine,
}

/** A clock that goes when it is told to; `lateBy` is a process that was busy. */
function handClock() {
  let time = 0
  const timers = new Set<{ at: number; run: () => void }>()
  const clock: Clock = {
    now: () => time,
    elapsed: () => time,
    after(milliseconds, run) {
      const timer = { at: time + milliseconds, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
  }
  function runDue(until: number): void {
    const due = [...timers].filter((timer) => timer.at <= until)
    for (const timer of due.toSorted((one, other) => one.at - other.at)) {
      if (timers.delete(timer)) timer.run()
    }
  }
  return {
    clock,
    waiting: () => timers.size,
    pass(milliseconds: number): void {
      const end = time + milliseconds
      while (time < end) {
        time += 1
        runDue(time)
      }
    },
    beBusyFor(milliseconds: number): void {
      time += milliseconds
    },
    wakeUp: () => runDue(time),
  }
}

function setUp() {
  const bytesListeners = new Set<Parameters<ScannerPort['onBytes']>[0]>()
  const statusListeners = new Set<Parameters<ScannerPort['onStatus']>[0]>()
  const scanner: Pick<ScannerPort, 'onBytes' | 'onStatus'> = {
    onBytes(listener) {
      bytesListeners.add(listener)
      return () => void bytesListeners.delete(listener)
    },
    onStatus(listener) {
      statusListeners.add(listener)
      return () => void statusListeners.delete(listener)
    },
  }
  const time = handClock()
  const heard: string[] = []
  const { stop, dropped } = createScanStream(
    { scanner, clock: time.clock },
    (scan, { repeated }) => {
      heard.push(repeated ? `${scan.text} again` : scan.text)
    },
    ({ text, because }) => {
      heard.push(`${text} ${because}`)
    },
  )
  return {
    ...time,
    heard,
    stop,
    dropped: () => dropped(ready.key),
    send(text: string, from = ready): void {
      for (const listener of bytesListeners) listener(new TextEncoder().encode(text), from)
    },
    become(state: OneScanner['state']): void {
      for (const listener of statusListeners) listener({ ...ready, state })
    },
    listeners: () => bytesListeners.size + statusListeners.size,
  }
}

describe('the stream of scans', () => {
  test('a scan with its end is heard in the same turn, and no timer runs', () => {
    const { send, heard, waiting } = setUp()
    send('WTU123\r')
    expect(heard).toEqual(['WTU123'])
    expect(waiting()).toBe(0)
    send('WTU4')
    // Half a scan is waited for, so that it is said when its end does not come.
    expect(waiting()).toBe(1)
  })

  test('a scanner that sends no ends is heard after 250 ms of silence', () => {
    const { send, pass, heard } = setUp()
    send('WTU')
    pass(40)
    send('123')
    pass(249)
    expect(heard).toEqual([])
    pass(1)
    expect(heard).toEqual(['WTU123'])
    send('WTU456')
    pass(250)
    expect(heard).toEqual(['WTU123', 'WTU456'])
  })

  test('half a scan whose end does not come is said, and so is one with a pause inside', () => {
    const { send, pass, heard, waiting } = setUp()
    send('WTU123\rWTU4')
    pass(2000)
    expect(heard).toEqual(['WTU123', 'WTU4 no-end'])
    send('WBK76')
    pass(120)
    send('00003')
    pass(250)
    expect(heard.at(-1)).toBe('WBK7600003 broken')
    expect(waiting()).toBe(0)
  })

  test('a busy counter does not cut the first scan in two', () => {
    const { send, beBusyFor, wakeUp, heard, waiting } = setUp()
    send('WTU')
    beBusyFor(400)
    wakeUp()
    send('123\r')
    expect(heard).toEqual(['WTU123'])
    expect(waiting()).toBe(0)
  })

  test('a first scan without end is heard even when the counter was busy', () => {
    const { send, beBusyFor, wakeUp, pass, heard } = setUp()
    send('WTU123')
    beBusyFor(400)
    wakeUp()
    pass(20)
    expect(heard).toEqual(['WTU123'])
  })

  test('the same code within 300 ms counts once, and says so', () => {
    const { send, pass, heard } = setUp()
    send('WTU123\r')
    pass(299)
    send('WTU123\r')
    pass(300)
    send('WTU123\r')
    expect(heard).toEqual(['WTU123', 'WTU123 again', 'WTU123'])
  })

  test('a trigger that is held stays one scan however long', () => {
    const { send, pass, heard } = setUp()
    for (let time = 0; time < 5; time += 1) {
      send('WTU123\r')
      pass(200)
    }
    expect(heard.filter((text) => text === 'WTU123')).toHaveLength(1)
    expect(heard).toHaveLength(5)
  })

  test('two different codes in quick succession are two scans', () => {
    const { send, heard } = setUp()
    send('8717231204726\rCICO-123456789\r')
    expect(heard).toEqual(['8717231204726', 'CICO-123456789'])
  })

  test('half a scan of a scanner that was unplugged is never heard', () => {
    const { send, become, pass, heard, waiting } = setUp()
    send('HALF')
    become('lost')
    expect(waiting()).toBe(0)
    pass(1000)
    become('ready')
    send('WHOLE\r')
    expect(heard).toEqual(['WHOLE'])
  })

  test('two scanners at once never mix, whatever the order of their bytes', () => {
    const { send, heard } = setUp()
    const other = { ...ready, key: 'other' }
    send('WTU')
    send('CICO-', other)
    send('123\r')
    send('123456789\r', other)
    expect(heard).toEqual(['WTU123', 'CICO-123456789'])
  })

  test('a scanner whose end is set is never waited for, not even for its first scan', () => {
    const { send, waiting, heard } = setUp()
    send('WTU', { ...ready, line: { ...defaultLine, end: 'cr' } })
    send('123\r')
    expect(heard).toEqual(['WTU123'])
    expect(waiting()).toBe(0)
  })

  test('noise and half scans are counted for each scanner, until it is unplugged', () => {
    const { send, become, dropped, heard } = setUp()
    expect(dropped()).toBeNull()
    send('\u0000\u0007WTU123\r\u0002HALF\u0002WTU456\r')
    expect(heard).toEqual(['WTU123', 'WTU456'])
    expect(dropped()).toEqual({ controlCharacters: 2, bytesOverLimit: 0, halfScans: 1 })
    become('lost')
    expect(dropped()).toBeNull()
  })

  test('after it is stopped nothing is heard and nothing runs', () => {
    const { send, stop, waiting, pass, heard, listeners } = setUp()
    send('HALF')
    stop()
    expect(waiting()).toBe(0)
    expect(listeners()).toBe(0)
    pass(1000)
    expect(heard).toEqual([])
  })
})
