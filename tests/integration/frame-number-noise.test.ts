import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { frameNumberIn } from '../../shared/frame-number.ts'
import { createFramer } from '../../shared/scan-framing.ts'
import { findShieldCode, readShieldCode } from '../../shared/shield.ts'
import { withoutWrapping } from '../../shared/text-folding.ts'
import { aBike, command, register } from '../support/handed-over.ts'
import { fc } from '../support/random.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// Noise around a right frame number, through every door: what comes in is that number, a question or a
// refusal, and never another number.

let training: Training
let here: TestCounter
beforeAll(async () => {
  training = await startTraining()
  here = await openTestCounter({ training })
  const { frameNumber: _number, ...attributes } = aBike
  here.ports.database.write(() => {
    here.ports.database.articles.learn('8717231204726', attributes, here.clock.now())
  })
  await training.cicopass.goOffline()
})
afterAll(async () => {
  await here.close()
  await training.stop()
})

const digits = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${String(least)},${String(most)}}$`))
const letters = (length: number) =>
  fc.stringMatching(new RegExp(`^[A-HJ-NP-Z]{${String(length)}}$`))
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''))

const rightNumber = fc
  .oneof(
    joined(letters(2), digits(7, 7)),
    joined(letters(3), digits(6, 8)),
    joined(fc.constant('WTU'), digits(3, 3), letters(1), digits(4, 4), letters(1)),
    joined(letters(1), digits(2, 2), letters(1), digits(5, 5)),
    digits(7, 9),
  )
  .filter((number) => frameNumberIn(number).is === 'number')

const certain = fc.constantFrom<(number: string) => string>(
  (number) => number,
  (number) => number.toLowerCase(),
  (number) => `*${number}*`,
  (number) => `"${number}"`,
  (number) => `  ${number}\t `,
  (number) => number.replace(/(.{3})(?=.)/g, '$1 '),
  (number) => number.replace(/(.{4})(?=.)/g, '$1\u2013'),
  (number) => `Framenummer: ${number}`,
  (number) => `S/N=${number}`,
  (number) => JSON.stringify({ frame: number, brand: 'Gazelle' }),
  (number) => `]C121${number}`,
  (number) => `(01)08717231204726(21)${number}`,
  (number) => `]A0${number}`,
  (number) => `="${number}"`,
  (number) => `${number.slice(0, 3)}\u200b${number.slice(3)}\u00ad`,
  (number) => [...number].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
)
const beside = fc.oneof(
  fc.constantFrom(
    ...['Gazelle', 'zwart', 'maat 57', '57', '1', '2024', '899,00', 'XL', 'is', 'CICO-900000043'],
    ...['8717231204726', '01-05-2024', '0612345678', 'NL91ABNA0417164300', 'EAN', 'onbekend'],
    ...['https://example.com/x', '{"frame":', 'Ж', 'Ø', '\ufffd', '1,2E+11'],
  ),
  rightNumber,
)
const between = fc.constantFrom(
  ...[
    ' ',
    '  ',
    ';',
    ',',
    '\t',
    '|',
    '\r',
    '\n',
    '\u2028',
    ' / ',
    '\v',
    '\u001e',
    '\u001d',
    '\u0085',
  ],
)
const noisy = fc
  .tuple(rightNumber, certain, fc.option(fc.tuple(beside, between, fc.boolean()), { freq: 2 }))
  .map(([number, spell, more]) => {
    const spelt = spell(number)
    if (more === null) return { number, given: spelt, isRow: false, other: '' }
    const [beside, sign, isFirst] = more
    // A digit or two beside groups may be a group of the number itself (`7 1234 567`).
    const isGroup = /^\d{1,2}$/.test(beside) && /[ \u2013]/.test(spelt) && sign === ' '
    const other = isGroup ? 'Gazelle' : beside
    // Nine digits in the second column of a list are its shield, and the other is the bike.
    const isShield = /^[\t;,]$/.test(sign) && readShieldCode(withoutWrapping(spelt)).ok
    const isRow = /[\r\n\v\u0085\u2028]/.test(sign) || isShield
    return {
      number,
      other,
      isRow,
      given: isFirst ? `${spelt}${sign}${other}` : `${other}${sign}${spelt}`,
    }
  })

const compared = (sent: string | null | undefined) => (sent ?? '').replace(/[^A-Z0-9]/g, '')
const onScreen = () => compared(here.counter.seller.get().frameNumber?.number.sent)

/** Each door, and the numbers that came through it. */
const doors: Readonly<Record<string, (given: string) => Promise<string[]> | string[]>> = {
  async 'a serial scanner'(given) {
    here.counter.seller.clear()
    await withBike()
    const framer = createFramer({ end: 'cr' })
    const scans = framer.push(new TextEncoder().encode(`${given}\r`), 0)
    for (const scan of scans) here.counter.seller.take(scan, null)
    return [onScreen()]
  },
  async 'a scanner that types'(given) {
    here.counter.seller.clear()
    await withBike()
    here.clock.moveOn(2_000)
    await here.counter.handlers['screen.entered']({ screen: 'sell' })
    await here.counter.handlers['scan.read']({ text: given.slice(0, 500) })
    await here.counter.handlers['scan.understood']({ useHeld: false })
    return [onScreen()]
  },
  async 'a field of a sale'(given) {
    here.counter.seller.clear()
    await here.counter.handlers['draft.read']({ text: given, part: 'frameNumber' })
    return [onScreen()]
  },
  async 'a check'(given) {
    await here.counter.handlers['check.clear']({})
    const read = await here.counter.handlers['check.read']({ text: given })
    const asked = read.ok ? read.value.check?.asked : null
    return asked?.kind === 'frame-number' ? [compared(asked.number.sent)] : []
  },
  async 'a list of bikes'(given) {
    const words = ['delivery', 'check', '--barcode', '8717231204726']
    const { status, json } = await command<{ bikes?: { frameNumber: string }[] }>(
      here,
      words,
      given,
    )
    return status === 2 ? [] : (json.bikes ?? []).map((bike) => compared(bike.frameNumber))
  },
  'a file of another program'(given) {
    here.counter.seller.clear()
    const sale = { handOver: 'sale', brand: 'Gazelle', frame: given }
    here.counter.handOvers.receiveFile(JSON.stringify(sale), `${String(Math.random())}${given}`)
    return [onScreen()]
  },
  'a link'(given) {
    here.counter.seller.clear()
    const frame = encodeURIComponent(given.toWellFormed())
    here.counter.handOvers.receiveLink(`cicopass-counter://sale?brand=Gazelle&frame=${frame}`)
    return [onScreen()]
  },
  async 'the command line'(given) {
    const { jobs } = here.ports.database
    const before = jobs.inStates(['waiting', 'unknown', 'parked']).map(({ id }) => id)
    const { json } = await register(here, { frameNumber: given })
    const known = new Set(before)
    const all = jobs.inStates(['waiting', 'unknown', 'parked'])
    const made = all.filter(({ id }) => !known.has(id))
    // The same number handed over before is the job that is there.
    const ids = new Set((json as { jobs?: { id: string }[] }).jobs?.map(({ id }) => id) ?? [])
    const answered = all.filter(({ id }) => ids.has(id))
    return [...made, ...answered].map(({ frameNumber }) => compared(frameNumber))
  },
  async 'a parked job'(given) {
    const { json } = await register(here, { frameNumber: 'PARKED-1234' })
    const id = json.jobs[0]?.id ?? ''
    const job = here.ports.database.jobs.get(id)
    if (job === null) throw new Error('No job')
    here.ports.database.write(() => {
      here.ports.database.jobs.save({ ...job, state: 'parked', parkedBecause: 'frame-number' })
    })
    const edited = await command<{ id: string }[]>(here, ['outbox', 'edit', id], {
      frameNumber: given,
    })
    if (edited.status === 2 || !Array.isArray(edited.json)) return []
    return edited.json.map((one) => compared(here.ports.database.jobs.get(one.id)?.frameNumber))
  },
}

async function withBike(): Promise<void> {
  await here.counter.handlers['draft.setBike']({
    attributes: { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' },
  })
}

describe('Noise around a right frame number', () => {
  it.each(Object.entries(doors))(
    'gives that number, a question or a refusal: %s',
    async (_door, enter) => {
      await fc.assert(
        fc.asyncProperty(noisy, async ({ number, given, isRow, other }) => {
          // A shield's code is no frame number, and a door may take it for what it is.
          fc.pre(given.trim() !== '' && findShieldCode(given) === null)
          const came = (await enter(given)).filter((one) => one !== '')
          // Two lines may be two bikes, each with its own number.
          const right = isRow ? [number, other] : [number]
          expect([given, came.filter((one) => !right.includes(one))]).toEqual([given, []])
        }),
        { numRuns: 120 },
      )
    },
  )
})
