import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkHtml } from '../../electron/core/checking/check-report.ts'
import { paperWords } from '../../electron/core/paper/paper-words.ts'
import type { BikeCheck } from '../../shared/check.ts'
import type { Fault, Result } from '../../shared/fault.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'
import { patience } from '../support/patience.ts'

// What `Check a bike` says, and what it sends, through the endpoints the window calls.

let here: TestCounter
afterEach(() => here.close())

async function open(options: Parameters<typeof openTestCounter>[0] = {}): Promise<TestCounter> {
  here = await openTestCounter(options)
  here.counter.open()
  return here
}

function value<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

function faultOf(answer: Result<unknown>): Fault | null {
  return answer.ok ? null : answer.fault
}

/** Asks about this, and waits for the verdict. */
async function check(text: string): Promise<BikeCheck> {
  const { handlers } = here.counter
  value(await handlers['check.read']({ text }))
  return vi.waitFor(async () => {
    const desk = value(await handlers['check.get']({}))
    expect(desk.check?.state).toBe('done')
    if (desk.check === null) throw new Error('There is no check')
    return desk.check
  }, patience)
}

describe('Check a bike', () => {
  it('says of a frame number that it is stolen, registered or in nobody’s register', async () => {
    const { training } = await open()
    const { stolenBike, registeredBike } = training.examples
    const stolen = await check(stolenBike.frameNumber.toLowerCase())
    expect(stolen).toMatchObject({ verdict: 'stolen', fault: null, hits: [{ id: stolenBike.id }] })
    expect(stolen.hits[0]?.statusHistory.at(-1)?.status).toBe('Stolen')
    const registered = await check(registeredBike.frameNumber)
    expect(registered).toMatchObject({ verdict: 'registered', hits: [{ id: registeredBike.id }] })
    expect(await check('ZZ99887766')).toMatchObject({ verdict: 'clear', hits: [], own: [] })
  })

  it('says of a shield that it is on a stolen bike, or that Cicopass cannot say', async () => {
    const { training } = await open()
    const carried = training.examples.stolenBike.shieldCode ?? ''
    expect(await check(carried)).toMatchObject({
      asked: { kind: 'shield', code: carried },
      verdict: 'stolen',
    })
    expect(await check(training.freeShield(1))).toMatchObject({ verdict: 'unknown', hits: [] })
  })

  it('keeps a theft it knows of when the network is gone, and asks again when told', async () => {
    const { training, counter } = await open()
    const { frameNumber } = training.examples.stolenBike
    await check(frameNumber)
    await training.cicopass.goOffline()
    expect(await check('ZZ99887766')).toMatchObject({ verdict: 'not-checked' })
    const again = await check(frameNumber)
    expect(again.verdict).toBe('stolen')
    expect(again.fault).not.toBeNull()
    await training.cicopass.goOnline()
    value(await counter.handlers['check.again']({}))
    await vi.waitFor(async () => {
      const desk = value(await counter.handlers['check.get']({}))
      expect(desk.check).toMatchObject({ state: 'done', verdict: 'stolen', fault: null })
    }, patience)
  })

  it.each(['throws', 'rejects'] as const)(
    'is over when the check itself %s: it clears nothing, keeps a known theft and can be asked again',
    async (how) => {
      const { training, counter, ports } = await open()
      const { frameNumber } = training.examples.stolenBike
      await check(frameNumber)
      const { lookup } = ports.registry
      const error = vi.spyOn(console, 'error').mockReturnValue(undefined)
      ports.registry.lookup = () => {
        if (how === 'throws') throw new Error('a defect')
        return Promise.reject(new Error('a defect'))
      }
      const died = await check('ZZ99887766')
      expect(died).toMatchObject({ verdict: 'not-checked', fault: { kind: 'internal' } })
      expect(JSON.stringify(died)).not.toContain('a defect')
      expect(await check(frameNumber)).toMatchObject({
        verdict: 'stolen',
        fault: { kind: 'internal' },
      })
      expect(JSON.stringify(error.mock.calls)).toContain('a defect')
      error.mockRestore()
      ports.registry.lookup = lookup
      value(await counter.handlers['check.again']({}))
      await vi.waitFor(async () => {
        const desk = value(await counter.handlers['check.get']({}))
        expect(desk.check).toMatchObject({ state: 'done', verdict: 'stolen', fault: null })
      }, patience)
    },
  )

  it('refuses a filler word, and leaves the verdict where it was', async () => {
    const { counter, training } = await open()
    await check(training.examples.registeredBike.frameNumber)
    value(await counter.handlers['check.read']({ text: 'onbekend' }))
    const desk = value(await counter.handlers['check.get']({}))
    expect(desk.refusal).toMatchObject({ kind: 'frame-number-refused', reason: 'placeholder' })
    expect(desk.check).toMatchObject({ verdict: 'registered' })
  })

  it('prints what staff may show, without the police’s number', async () => {
    const { training } = await open()
    const reported = training.cicopass.registry.bikes.find(({ currentStatus, statusHistory }) => {
      const number = statusHistory.at(-1)?.['policeReportNumber']
      return currentStatus === 'Stolen' && typeof number === 'string'
    })
    const found = await check(reported?.frameNumber ?? '')
    const number = found.hits[0]?.statusHistory.at(-1)?.policeReportNumber ?? ''
    expect(number).toMatch(/^PL/)
    const html = checkHtml(found, {
      words: await paperWords('nl'),
      shop: 'Rijwielhandel De Ketting',
    })
    expect(html).toContain('Als gestolen gemeld bij Cicopass')
    expect(html).toContain('Rijwielhandel De Ketting')
    expect(html).not.toContain(number)
    const english = checkHtml(
      { ...found, verdict: 'clear', hits: [] },
      { words: await paperWords('en'), shop: null },
    )
    expect(english).toContain('Not reported stolen at Cicopass')
    expect(english.toLowerCase()).not.toContain('not stolen')
  })

  it('does not print a check that could not be asked', async () => {
    const { counter, training } = await open()
    await training.cicopass.goOffline()
    await check('ZZ99887766')
    expect(faultOf(await counter.handlers['check.report']({}))).toMatchObject({
      service: 'cicopass',
    })
  })
})

describe('A bike’s page', () => {
  it('has its attributes, its history and what was sent from here', async () => {
    const { training, counter } = await open()
    const { handlers } = counter
    const { registeredBike: bike } = training.examples
    const page = value(await handlers['bikes.open']({ bikeId: bike.id }))
    expect(page.bike).toMatchObject({ brand: bike.brand, audience: bike.audience })
    expect(page.bike.statusHistory).toHaveLength(1)
    const named = { id: bike.id, title: bike.brand, frameNumber: bike.frameNumber }
    const shieldCode = training.freeShield(2)
    value(await handlers['bikes.linkShield']({ bike: named, shieldCode }))
    await vi.waitFor(async () => {
      const jobs = value(
        await handlers['bikes.jobs']({ bikeId: bike.id, frameNumber: bike.frameNumber }),
      )
      expect(jobs).toMatchObject([{ kind: 'shield.link', shieldCode, state: 'done' }])
    }, patience)
    expect(training.cicopass.linksMade).toMatchObject([{ bikeId: bike.id, shieldCode }])
    // The same pair once more is the job that exists.
    value(await handlers['bikes.linkShield']({ bike: named, shieldCode }))
    expect(training.cicopass.linksMade).toHaveLength(1)
    expect(await check(shieldCode)).toMatchObject({ verdict: 'registered', own: [{ shieldCode }] })
  })

  it('waits for the scan of a shield, and takes none that is on another bike', async () => {
    const { training, counter } = await open()
    const { handlers } = counter
    const { registeredBike, otherMake } = training.examples
    const taken = training.freeShield(3)
    value(
      await handlers['bikes.linkShield']({
        bike: { id: otherMake.bike.id, title: null, frameNumber: null },
        shieldCode: taken,
      }),
    )
    const bike = { id: registeredBike.id, title: null, frameNumber: registeredBike.frameNumber }
    value(await handlers['check.linkTo']({ bike }))
    const refused = value(await handlers['check.read']({ text: taken }))
    expect(refused).toMatchObject({
      refusal: { kind: 'already-here' },
      linking: { shieldCode: null },
    })
    const free = value(await handlers['check.read']({ text: training.freeShield(4) }))
    expect(free).toMatchObject({ refusal: null, linking: { shieldCode: training.freeShield(4) } })
  })

  it('reports a theft and that it is back, in that order, and none of tomorrow', async () => {
    const { training, counter, clock } = await open()
    const { handlers } = counter
    const { registeredBike } = training.examples
    const bike = {
      id: registeredBike.id,
      title: 'Gazelle',
      frameNumber: registeredBike.frameNumber,
    }
    const at = new Date(clock.now() - 3_600_000).toISOString()
    const report = {
      stolenPlaceTitle: 'Station',
      stolenPlaceLocation: 'Utrecht',
      stolenDateTime: at,
      isPoliceReported: false,
    }
    const tomorrow = new Date(clock.now() + 86_400_000).toISOString()
    expect(
      faultOf(
        await handlers['bikes.reportStolen']({
          bike,
          report: { ...report, stolenDateTime: tomorrow },
        }),
      ),
    ).toMatchObject({ kind: 'bad-input', problems: [{ field: 'stolenDateTime' }] })
    value(await handlers['bikes.reportStolen']({ bike, report }))
    value(
      await handlers['bikes.reportFound']({
        bike,
        report: {
          foundPlaceTitle: 'Park',
          foundPlaceLocation: 'Utrecht',
          foundDateTime: at,
          foundBy: 'Politie',
        },
      }),
    )
    await vi.waitFor(() => {
      const ofBike = training.cicopass.thefts.filter(({ bikeId }) => bikeId === bike.id)
      expect(ofBike.map(({ kind }) => kind)).toEqual(['stolen', 'found'])
    }, patience)
  })
})
