import { fc } from '../support/random.ts'
import { describe, expect, test } from 'vitest'
import { createCounterEvents } from '../../electron/core/events.ts'
import { createScanDesk, type ScanRoute } from '../../electron/core/scanning/scan-desk.ts'
import type { EventPayload, ScanHold } from '../../shared/counter-api.ts'
import { defaultScanRules } from '../../shared/scan-rules.ts'
import type { ScanLayer } from '../../shared/scan-layer.ts'
import { showScans } from '../../electron/core/scanning/show-scans.ts'

const once = { repeated: false }

function setUp() {
  const events = createCounterEvents()
  const desk = createScanDesk({
    events,
    rules: () => defaultScanRules,
    knownProductCode: () => false,
  })
  const heard: EventPayload<'scanned'>[] = []
  const holds: (ScanHold | null)[] = []
  events.on('scanned', (scanned) => heard.push(scanned))
  events.on('scan.held', (hold) => holds.push(hold))
  const taken: string[] = []
  const route = (takes: ScanRoute['takes'], outcome: 'accepted' | 'refused' = 'accepted') => ({
    takes,
    take: (scan: { text: string }) => {
      taken.push(scan.text)
      return { outcome }
    },
  })
  return {
    desk,
    route,
    taken,
    holds,
    heard: () => heard.map(({ scan, outcome }) => `${scan.text} ${outcome}`),
    last: () => heard.at(-1),
    scan: (text: string, how = once) => desk.read({ text, aim: null, from: 'serial' }, how),
  }
}

describe('where a scan goes', () => {
  test('to the screen in front, if it takes such a thing', () => {
    const { desk, route, scan, heard, taken } = setUp()
    desk.route('sell', route(['shield', 'frame-number']))
    desk.route('queue', route(['frame-number']))
    scan('CICO-123456789')
    desk.entered('queue')
    scan('WTU1234')
    expect(heard()).toEqual(['CICO-123456789 accepted', 'WTU1234 accepted'])
    expect(taken).toEqual(['CICO-123456789', 'WTU1234'])
  })

  test('a badge goes where badges go, on every screen', () => {
    const { desk, route, scan, heard } = setUp()
    desk.route('sell', route(['frame-number']))
    desk.everywhere('badge', route([]).take)
    for (const screen of ['sell', 'queue', 'settings'] as const) {
      desk.entered(screen)
      scan('BADGE-17')
    }
    expect(heard()).toEqual(Array.from({ length: 3 }, () => 'BADGE-17 accepted'))
  })

  test('bare digits are a product only where the bike is still asked for', () => {
    const { desk, route, scan, last } = setUp()
    desk.route('sell', { ...route(['product-code', 'frame-number']), asksForBike: () => true })
    desk.route('queue', route(['product-code', 'frame-number']))
    scan('8717231204726')
    expect(last()?.meaning.kind).toBe('product-code')
    desk.entered('queue')
    scan('8717231204726')
    expect(last()?.meaning.kind).toBe('frame-number')
  })

  test('one that makes no sense there says what it was and where it would', () => {
    const { desk, route, scan } = setUp()
    desk.route('sell', route(['shield', 'frame-number']))
    desk.route('settings', showScans)
    desk.entered('queue')
    scan('CICO-123456789')
    expect(desk.hold()).toMatchObject({
      outcome: 'not-here',
      screen: 'queue',
      meaning: { kind: 'shield', code: 'CICO-123456789' },
      couldGo: ['sell'],
      held: [],
    })
    desk.useAt('sell')
    expect(desk.hold()).toBeNull()
  })

  test('the setup page shows everything and stops at nothing', () => {
    const { desk, scan, heard } = setUp()
    desk.route('settings', showScans)
    desk.entered('settings')
    for (const text of ['CICO-123456789', 'na', 'BADGE-1', 'COUNTER-OK']) scan(text)
    expect(heard()).toEqual([
      'CICO-123456789 shown',
      'na shown',
      'BADGE-1 shown',
      'COUNTER-OK shown',
    ])
    expect(desk.hold()).toBeNull()
  })
})

describe('a number that a screen refuses until a person has said that it is one', () => {
  function asking() {
    const parts = setUp()
    const numbers: [string, boolean][] = []
    let askedOnScreen = 0
    parts.desk.route('sold', {
      takes: ['shield', 'frame-number', 'nothing'],
      take: (scan, meaning) => {
        if (meaning.kind !== 'frame-number') return { outcome: 'accepted' }
        if (meaning.asks !== undefined) {
          const { asks: reason } = meaning
          const asRead = scan.text
          return { outcome: 'refused', fault: { kind: 'frame-number-refused', reason, asRead } }
        }
        numbers.push([meaning.number.sent, meaning.number.confirmed === true])
        return { outcome: 'accepted' }
      },
      useAsked: () => {
        askedOnScreen += 1
      },
    })
    parts.desk.entered('sold')
    return { ...parts, numbers, askedOnScreen: () => askedOnScreen }
  }

  test('is taken once it was confirmed, and what was scanned meanwhile behind it', () => {
    const { desk, scan, numbers, heard } = asking()
    scan('8713568106689')
    expect(desk.hold()).toMatchObject({ outcome: 'refused', mayConfirm: true })
    scan('WBK1234567')
    expect(numbers).toEqual([])
    desk.confirm()
    expect(numbers).toEqual([
      ['8713568106689', true],
      ['WBK1234567', false],
    ])
    expect(desk.hold()).toBeNull()
    expect(heard().slice(-2)).toEqual(['8713568106689 accepted', 'WBK1234567 accepted'])
  })

  test('is confirmed by a printed card, with the scanner in the hand', () => {
    const { desk, scan, numbers } = asking()
    scan('AB+1234')
    scan('COUNTER-USE')
    expect(numbers).toEqual([['AB+1234', true]])
    expect(desk.hold()).toBeNull()
  })

  test('is not taken when it was only seen, nor confirmed by a second scan of it', () => {
    const { desk, scan, numbers } = asking()
    scan('AB+1234')
    scan('AB+1234')
    scan('COUNTER-OK')
    scan('AB+1234')
    expect(numbers).toEqual([])
    expect(desk.hold()).toMatchObject({ mayConfirm: true })
  })

  test('what cannot be a frame number is not to be confirmed', () => {
    const { desk, scan, numbers } = asking()
    scan('BE68539007547034')
    expect(desk.hold()).toBeNull()
    desk.entered('queue')
    scan('AB+1234')
    expect(desk.hold()).toMatchObject({ outcome: 'not-here', mayConfirm: false })
    scan('COUNTER-USE')
    expect(desk.hold()).not.toBeNull()
    expect(numbers).toEqual([])
  })

  test('the card confirms what the screen itself asks about, and is no number of anything', () => {
    const { desk, scan, numbers, heard, askedOnScreen } = asking()
    scan('COUNTER-USE')
    expect(askedOnScreen()).toBe(1)
    desk.layers([{ id: 'a dialog', takes: [] }])
    scan('COUNTER-USE')
    expect(askedOnScreen()).toBe(1)
    expect(numbers).toEqual([])
    expect(heard()).toEqual(['COUNTER-USE accepted', 'COUNTER-USE accepted'])
  })
})

describe('a scan that was not used', () => {
  function refused() {
    const parts = setUp()
    parts.desk.route('sell', {
      takes: ['shield', 'frame-number', 'nothing'],
      take: (scan, meaning) => {
        if (meaning.kind === 'nothing') return { outcome: 'refused' }
        parts.taken.push(scan.text)
        return { outcome: 'accepted' }
      },
    })
    parts.scan('na')
    return parts
  }

  test('stops the line: it is said once, and what follows is held', () => {
    const { scan, heard, taken, desk } = refused()
    scan('WTU1234')
    scan('CICO-123456789')
    expect(heard()).toEqual(['na refused', 'WTU1234 held', 'CICO-123456789 held'])
    expect(taken).toEqual([])
    expect(desk.hold()?.held.map(({ scan: held }) => held.text)).toEqual([
      'WTU1234',
      'CICO-123456789',
    ])
  })

  test('was seen: scans are taken again, and the held ones only if staff want them', () => {
    const { scan, taken, desk, holds } = refused()
    scan('WTU1234')
    desk.understood({ useHeld: false })
    scan('WTU5678')
    expect(taken).toEqual(['WTU5678'])
    expect(holds.at(-1)).toBeNull()
  })

  test('held scans are taken in the order they were made', () => {
    const { scan, taken, desk } = refused()
    scan('WTU1234')
    scan('CICO-123456789')
    desk.understood({ useHeld: true })
    expect(taken).toEqual(['WTU1234', 'CICO-123456789'])
  })

  test('a held scan that is refused in turn holds those behind it again', () => {
    const { scan, taken, desk } = refused()
    for (const text of ['WTU1234', 'none', 'WTU5678']) scan(text)
    desk.understood({ useHeld: true })
    expect(taken).toEqual(['WTU1234'])
    expect(desk.hold()).toMatchObject({
      scan: { text: 'none' },
      held: [{ scan: { text: 'WTU5678' } }],
    })
  })

  test('the printed card says "understood" with the scanner in the hand', () => {
    const { scan, desk, heard } = refused()
    scan('WTU1234')
    scan('COUNTER-OK')
    expect(desk.hold()).toBeNull()
    expect(heard().at(-1)).toBe('COUNTER-OK accepted')
    scan('COUNTER-OK')
    expect(desk.hold()).toBeNull()
  })

  test('a repetition of it changes nothing', () => {
    const { scan, desk, heard } = refused()
    scan('na', { repeated: true })
    expect(heard().at(-1)).toBe('na repeated')
    expect(desk.hold()?.held).toEqual([])
  })

  test('a trigger that is held down for an hour fills nothing', () => {
    const { scan, desk } = refused()
    for (let time = 0; time < 500; time += 1) scan(`WTU${String(1000 + time)}`)
    expect(desk.hold()?.held).toHaveLength(20)
  })

  test('before the counter was set up nothing is held: nothing could show it', () => {
    const { desk, scan, heard } = setUp()
    desk.entered('first-run')
    scan('WTU1234')
    expect(heard()).toEqual(['WTU1234 not-here'])
    expect(desk.hold()).toBeNull()
  })
})

describe('a scan while a dialog is open', () => {
  const dialog = (takes: ScanLayer['takes'], id = 'sheet') => ({ id, takes })
  function open(...layers: ScanLayer[]) {
    const parts = setUp()
    parts.desk.route('sell', parts.route(['shield', 'frame-number']))
    parts.desk.layers(layers)
    return parts
  }

  test('goes to that dialog if it asks for such a thing, and never behind it', () => {
    const { scan, last, taken } = open(dialog(['shield']))
    scan('CICO-123456789')
    expect(last()).toMatchObject({ outcome: 'accepted', layer: 'sheet' })
    expect(taken).toEqual([])
  })

  test('waits if it does not, and is asked about once the dialog is closed', () => {
    const { desk, scan, heard, taken } = open(dialog(['shield']))
    scan('WTU1234')
    scan('WTU5678')
    expect(heard()).toEqual(['WTU1234 waiting', 'WTU5678 waiting'])
    expect(desk.waiting().map((one) => one.scan.text)).toEqual(['WTU1234', 'WTU5678'])
    desk.layers([])
    expect(desk.waiting()).toEqual([])
    expect(desk.hold()).toMatchObject({
      outcome: 'waited',
      scan: { text: 'WTU1234' },
      held: [{ scan: { text: 'WTU5678' } }],
    })
    expect(taken).toEqual([])
    desk.useAt('sell')
    expect(taken).toEqual(['WTU1234', 'WTU5678'])
  })

  test('that waits can be put away in the dialog', () => {
    const { desk, scan, taken } = open(dialog([]))
    scan('WTU1234')
    desk.dropWaiting()
    desk.layers([])
    expect(desk.hold()).toBeNull()
    expect(taken).toEqual([])
  })

  test('is for the topmost of several', () => {
    const { desk, scan, last, taken } = open(dialog(['shield']), dialog([], 'question'))
    scan('CICO-123456789')
    expect(last()?.outcome).toBe('waiting')
    desk.layers([dialog(['shield'])])
    expect(desk.hold()).toBeNull()
    scan('CICO-123456790')
    expect(last()).toMatchObject({ outcome: 'accepted', layer: 'sheet' })
    expect(taken).toEqual([])
  })

  test('fills the dialog through its screen where that is what the screen does', () => {
    const { scan, taken } = open(dialog('screen'))
    scan('WTU1234')
    expect(taken).toEqual(['WTU1234'])
  })

  test('of a badge is taken only where the dialog asks who is there', () => {
    const { desk, scan, heard } = open(dialog([]))
    desk.everywhere('badge', () => ({ outcome: 'accepted' }))
    scan('BADGE-17')
    desk.layers([dialog(['badge'])])
    scan('BADGE-18')
    expect(heard()).toEqual(['BADGE-17 waiting', 'BADGE-18 accepted'])
  })

  test('never reaches what lies behind, whatever is scanned and whatever the dialogs take', () => {
    const kind = fc.constantFrom('shield', 'product-code', 'frame-number', 'badge', 'nothing')
    const layer = fc.record({ id: fc.constantFrom('a', 'b'), takes: fc.uniqueArray(kind) })
    const text = fc.constantFrom('CICO-123456789', 'WTU1234', '8717231204726', 'na', 'BADGE-1')
    fc.assert(
      fc.property(
        fc.array(layer, { minLength: 1, maxLength: 4 }),
        fc.array(text),
        (layers, texts) => {
          const { scan, taken, heard } = open(...layers)
          for (const one of texts) scan(one)
          expect(taken).toEqual([])
          expect(heard()).toHaveLength(texts.length)
        },
      ),
    )
  })
})

describe('a shield that was typed for another keyboard', () => {
  const from = (text: string, way: 'serial' | 'wedge') => {
    const parts = setUp()
    parts.desk.route('sell', parts.route(['shield', 'frame-number']))
    parts.desk.read({ text, aim: null, from: way }, once)
    return parts
  }

  test.each([
    ["CICO'900000031", 'ch-it-es-pt'],
    ['CICO+900000031', 'qwerty-nordic'],
    ['CICO*900000031', 'qwerty-tr'],
    ['CICOß900000031', 'qwertz-de'],
  ])('is refused with that keyboard as the remedy: %s', (text, layout) => {
    const { desk, taken } = from(text, 'wedge')
    expect(desk.hold()?.fault).toMatchObject({
      kind: 'scanner-keyboard',
      layout,
      meant: 'CICO-900000031',
    })
    expect(taken).toEqual([])
  })

  test.each([
    'CICO–900000031',
    'CICO—900000031',
    'CICO=900000031',
    'CICO 900000031',
    'CICO#900000031',
  ])('is that shield where the sign is no keyboard’s: %s', (text) => {
    expect(from(text, 'wedge').last()?.meaning).toMatchObject({ code: 'CICO-900000031' })
    expect(from(text, 'serial').last()?.meaning).toMatchObject({ code: 'CICO-900000031' })
  })

  test.each(['CICOX900000031', 'CICO-9000000311234'])('is never a frame number: %s', (text) => {
    for (const way of ['serial', 'wedge'] as const) {
      const { desk, taken } = from(text, way)
      expect(desk.hold()?.fault).toMatchObject({ kind: 'shield-code-refused', asRead: text })
      expect(taken).toEqual([])
    }
  })

  test('is a shield or refused, whatever one sign stands for the hyphen', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        fc.stringMatching(/^\d{6,12}$/),
        fc.constantFrom('serial', 'wedge'),
        (sign, number, way) => {
          const { desk, taken, last } = from(`CICO${sign}${number}`, way)
          const isRefused = desk.hold() !== null && taken.length === 0
          expect(isRefused || last()?.meaning.kind === 'shield').toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('keys of a scanner that are no whole code', () => {
  test('are said with their reason, and used nowhere', () => {
    const { desk, taken, route, heard } = setUp()
    desk.route('sell', route(['shield', 'frame-number', 'nothing']))
    desk.unread({ text: 'WTU12', aim: null, from: 'wedge' }, 'too-short')
    expect(desk.hold()).toMatchObject({
      outcome: 'refused',
      fault: { kind: 'scanner-keys', because: 'too-short', asRead: 'WTU12' },
    })
    desk.unread({ text: 'WTU34', aim: null, from: 'wedge' }, 'broken')
    expect(heard()).toEqual(['WTU12 refused', 'WTU34 refused'])
    desk.understood({ useHeld: true })
    expect(taken).toEqual([])
  })
})
