import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { findShieldCode } from '../../shared/shield.ts'
import {
  frameNumberQuestions,
  frameNumberRefusals,
  frameNumberValues,
} from '../support/frame-number-inputs.ts'
import { aBike, command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// One table, every door: what people and programs give where a frame number is asked for.

let training: Training
beforeAll(async () => {
  training = await startTraining()
  return () => training.stop()
})

const open: TestCounter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})

async function shop(): Promise<TestCounter> {
  const here = await openTestCounter({ training })
  open.push(here)
  return here
}

const never = [...frameNumberRefusals, ...frameNumberQuestions]

function jobsOf(here: TestCounter) {
  return here.ports.database.jobs.inStates([
    'held',
    'waiting',
    'sending',
    'unknown',
    'done',
    'parked',
  ])
}

async function withBike(here: TestCounter): Promise<void> {
  await here.counter.handlers['draft.setBike']({
    attributes: { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' },
  })
}

describe('The command line', () => {
  it('registers what is a frame number in the form that is left of it', async () => {
    for (const { given, sent } of frameNumberValues) {
      const here = await shop()
      await here.training.cicopass.goOffline()
      const { status } = await register(here, { frameNumber: given })
      await here.training.cicopass.goOnline()
      expect([given, status, jobsOf(here)[0]?.frameNumber]).toEqual([given, 3, sent])
    }
  })

  it('registers, checks and lists nothing else, and says why', async () => {
    const here = await shop()
    for (const { given, reason } of never) {
      const answers = [await register(here, { frameNumber: given })]
      if (given !== '' && findShieldCode(given) === null) {
        answers.push(await command(here, ['check', given]))
      }
      for (const { status, json } of answers) {
        if (status === 2 && given.trim() === '') continue
        expect([given, status, json]).toMatchObject([given, 2, { fault: { reason } }])
      }
      const listed = await command(here, ['delivery', 'register'], {
        ...{ brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' },
        bikes: [{ frameNumber: given }],
      })
      expect([given, listed.status]).toEqual([given, 2])
    }
    expect(jobsOf(here)).toEqual([])
  })

  it('takes what a person confirmed, and never what cannot be one', async () => {
    const here = await shop()
    await here.training.cicopass.goOffline()
    for (const { given } of frameNumberQuestions) {
      const { status } = await register(here, { frameNumber: given, frameNumberConfirmed: true })
      expect([given, status]).toEqual([given, 3])
    }
    for (const { given } of frameNumberRefusals) {
      const { status } = await register(here, { frameNumber: given, frameNumberConfirmed: true })
      expect([given, status]).toEqual([given, 2])
    }
    await here.training.cicopass.goOnline()
    // It ends when there is nothing more to do.
    await command(here, ['sync', '--timeout', '120'])
    // Confirmed once it goes out without being asked again.
    expect(jobsOf(here).filter(({ state }) => state !== 'done')).toEqual([])
  })

  it('does not take a product code for a number though the barcode beside it is the same', async () => {
    const here = await shop()
    const answer = await register(here, { frameNumber: 'F.1-232432', barcode: 'F.1-232432' })
    expect(answer).toMatchObject({ status: 2, json: { fault: { reason: 'product-code' } } })
  })

  it('searches with the number and refuses what cannot be one', async () => {
    const here = await shop()
    const { frameNumber } = here.training.examples.registeredBike
    const found = await command<unknown[]>(here, ['search', '--frame', `*${frameNumber}*`])
    expect(found).toMatchObject({ status: 0, json: [{ frameNumber }] })
    expect((await command(here, ['search', '--frame', '1,23E+11'])).status).toBe(2)
  })
})

describe('A list of bikes', () => {
  const article = ['--barcode', '8717231204726']
  const listed = (here: TestCounter, lines: string) =>
    command<{ bikes: { frameNumber: string; shieldCode: string | null }[] }>(
      here,
      ['delivery', 'check', ...article],
      lines,
    )

  async function learned(): Promise<TestCounter> {
    const here = await shop()
    const { frameNumber: _number, ...attributes } = aBike
    here.ports.database.write(() => {
      here.ports.database.articles.learn('8717231204726', attributes, here.clock.now())
    })
    return here
  }

  it.each(['\r', '\n', '\r\n', '\u0085', '\u2028', '\r\r\n'])(
    'may end its lines with %j',
    async (end) => {
      const here = await learned()
      const lines = [
        'WBK1234567;CICO-900000041',
        '"WBK1234568"\tCICO-900000042',
        'WBK1234569 CICO-900000043',
      ]
      const { json } = await listed(here, lines.join(end) + end)
      expect(json.bikes.map((bike) => [bike.frameNumber, bike.shieldCode])).toEqual([
        ['WBK1234567', 'CICO-900000041'],
        ['WBK1234568', 'CICO-900000042'],
        ['WBK1234569', 'CICO-900000043'],
      ])
    },
  )

  it('may name its columns, in any order', async () => {
    const here = await learned()
    const { json } = await listed(
      here,
      'Shield;Framenummer\nCICO-900000041;WBK1234567\n;WBK1234568\n',
    )
    expect(json.bikes.map((bike) => [bike.frameNumber, bike.shieldCode])).toEqual([
      ['WBK1234567', 'CICO-900000041'],
      ['WBK1234568', null],
    ])
  })

  it.each([
    'WBK1234567;CICO-900000041;Gazelle',
    'WBK1234567;;WBK1234568',
    'WBK1234567;CICO-900000041 CICO-900000042',
    'WBK1234567;CICO-900000041 rood',
    'WBK1234567 CICO-900000041 WBK1234568',
    'WBK1234567,Gazelle',
    'WBK1234567\tGazelle\tCICO-900000041',
    'WBK1234567 Gazelle Orange',
    '"WBK1234567;CICO-900000041',
    'Merk;Framenummer\nGazelle;WBK1234567',
  ])('drops nothing of a line: %j is a problem', async (line) => {
    const here = await learned()
    const { status, json } = await listed(here, `${line}\nWBK7654321;CICO-900000049\n`)
    expect([status, json]).toMatchObject([2, { fault: { kind: 'bad-input' } }])
  })
})

describe('A field of the window', () => {
  it('takes a frame number in the form that is left of it', async () => {
    const here = await shop()
    const { handlers } = here.counter
    for (const { given, sent } of frameNumberValues) {
      await handlers['draft.clear']({})
      const draft = await handlers['draft.read']({ text: given, part: 'frameNumber' })
      expect([given, draft]).toMatchObject([
        given,
        { value: { frameNumber: { number: { sent } } } },
      ])
      const checked = await handlers['check.read']({ text: given })
      expect([given, checked]).toMatchObject([
        given,
        { value: { check: { asked: { number: { sent } } } } },
      ])
    }
  })

  it('takes nothing else for one, and asks about what may be one', async () => {
    const here = await shop()
    const { handlers } = here.counter
    for (const { given } of never) {
      await handlers['draft.clear']({})
      const draft = await handlers['draft.read']({ text: given, part: 'frameNumber' })
      expect([given, draft]).toMatchObject([given, { value: { frameNumber: null } }])
    }
    for (const { given, reason } of frameNumberQuestions) {
      await handlers['draft.clear']({})
      await withBike(here)
      await handlers['draft.withoutShield']({})
      const asked = await handlers['draft.read']({ text: given, part: 'frameNumber' })
      if (!asked.ok) throw new Error(given)
      expect(asked.value).toMatchObject({
        stop: { because: 'frame-number-asked', asks: reason },
        canConfirm: false,
      })
      const { stop } = asked.value
      const sent = stop?.because === 'frame-number-asked' ? stop.number.sent : ''
      const used = await handlers['draft.useFrameNumber']({ sent })
      expect(used).toMatchObject({ value: { frameNumber: { number: { sent, confirmed: true } } } })
    }
  })
})

describe('A scan', () => {
  it.each(['serial', 'wedge'] as const)(
    'by a %s scanner never makes a number of what is none',
    async (from) => {
      const here = await shop()
      for (const { given } of never) {
        const text = given.replace(/[\r\n]/g, '\u2028')
        if (text.trim() === '') continue
        here.counter.seller.clear()
        await withBike(here)
        const aim = /^\]([A-Za-z]\d)/.exec(text)?.[1] ?? null
        here.counter.seller.take({ text: aim === null ? text : text.slice(3), aim, from }, null)
        expect([given, here.counter.seller.get().frameNumber]).toEqual([given, null])
      }
    },
  )

  it('that would replace a number which was answered for asks first, and either may stay', async () => {
    const here = await shop()
    const { seller } = here.counter
    await withBike(here)
    seller.take({ text: 'WBK1234567', aim: null, from: 'serial' }, null)
    await expect.poll(() => seller.get().frameNumber?.check.state).toBe('done')
    seller.take({ text: 'WBK7654321', aim: null, from: 'serial' }, null)
    expect(seller.get()).toMatchObject({
      frameNumber: { number: { sent: 'WBK1234567' } },
      stop: { because: 'frame-number-asked', asks: 'replaces', number: { sent: 'WBK7654321' } },
      canConfirm: false,
    })
    seller.dropAsked()
    expect(seller.get()).toMatchObject({
      frameNumber: { number: { sent: 'WBK1234567' } },
      stop: null,
    })
    seller.take({ text: 'WBK7654321', aim: null, from: 'serial' }, null)
    expect(seller.useAsked('WBK1234567').ok).toBe(false)
    expect(seller.useAsked('WBK7654321')).toMatchObject({
      value: { frameNumber: { number: { sent: 'WBK7654321' } }, stop: null },
    })
    // The same number once more says nothing new.
    await expect.poll(() => seller.get().frameNumber?.check.state).toBe('done')
    seller.take({ text: '*wbk7654321*', aim: null, from: 'wedge' }, null)
    expect(seller.get().stop).toBeNull()
  })

  it('of a maker’s label is the article first, then the number on it', async () => {
    const here = await shop()
    const { seller } = here.counter
    const label = { text: '010871723120472621WBK1234567', aim: 'd2', from: 'serial' } as const
    seller.take(label, null)
    expect(seller.get()).toMatchObject({ bike: { barcode: '8717231204726' }, frameNumber: null })
    seller.take(label, null)
    expect(seller.get()).toMatchObject({
      bike: { barcode: '8717231204726' },
      frameNumber: { number: { sent: 'WBK1234567' } },
      stop: null,
    })
    // The label of another article is that article, and its number goes nowhere.
    seller.take({ ...label, text: '010400638133393121WBK7654321' }, null)
    expect(seller.get()).toMatchObject({
      bike: { barcode: '4006381333931' },
      frameNumber: { number: { sent: 'WBK1234567' } },
    })
    seller.clear()
    // Nobody knows which article this bike is: a person says whether the label is on it.
    await withBike(here)
    for (const text of [label.text, '(01)08717231204726(21)WBK1234567']) {
      seller.take({ ...label, text }, null)
      expect(seller.get()).toMatchObject({
        frameNumber: null,
        stop: { asks: 'product-code', number: { sent: 'WBK1234567' } },
      })
    }
    // Without a serial number it is the article and nothing else.
    seller.take({ ...label, text: '(01)08717231204726' }, null)
    expect(seller.get()).toMatchObject({ bike: { barcode: '8717231204726' }, frameNumber: null })
    seller.take({ ...label, text: '010871723120472621CICO-900000043' }, null)
    expect(seller.get().frameNumber).toBeNull()
  })

  it('of another bike’s tag stops in amber, and the sale cannot be confirmed meanwhile', async () => {
    const here = await shop()
    const { seller } = here.counter
    await withBike(here)
    seller.withoutShield()
    seller.take({ text: '8713568106689', aim: null, from: 'serial' }, null)
    expect(seller.get()).toMatchObject({
      frameNumber: null,
      stop: { because: 'frame-number-asked', asks: 'product-code' },
    })
    expect(seller.confirm(seller.get().id)).toMatchObject({ ok: false })
    expect(jobsOf(here)).toEqual([])
  })
})

describe('A link and a file of another program', () => {
  it('fill the screen with a frame number, and with nothing that is none', async () => {
    const here = await shop()
    const { handOvers, seller } = here.counter
    const say = (frame: string) => JSON.stringify({ handOver: 'sale', brand: 'Gazelle', frame })
    for (const { given, sent } of frameNumberValues) {
      if (/\p{C}/u.test(given.trim())) continue
      seller.clear()
      expect(handOvers.receiveFile(say(given), given).ok).toBe(true)
      expect([given, seller.get().frameNumber?.number.sent]).toEqual([given, sent])
    }
    for (const { given } of never) {
      seller.clear()
      handOvers.receiveFile(say(given), given)
      expect([given, seller.get().frameNumber]).toEqual([given, null])
      seller.clear()
      handOvers.receiveLink(
        `cicopass-counter://sale?brand=Gazelle&frame=${encodeURIComponent(given.toWellFormed())}`,
      )
      expect([given, seller.get().frameNumber]).toEqual([given, null])
    }
  })
})
