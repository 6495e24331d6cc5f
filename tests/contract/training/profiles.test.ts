import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allProfiles, profileNamed, type Profile } from '../../../electron/training/profile.ts'
import { startTraining, type Training } from '../../../electron/training/training-services.ts'
import { read, required, signIn, type Asker } from './asking.ts'

interface Hit {
  id: number
  currentStatus: string
}

/** Whose answers can be compared word by word. */
const tidy = allProfiles.filter(({ answers }) => answers === 'as-published')

describe.each(tidy)('the simulated registry, $name', (profile: Profile) => {
  let training: Training
  let ask: Asker
  beforeEach(async () => {
    training = await startTraining({ profile })
    ask = await signIn(training)
  })
  afterEach(() => training.stop())

  const lookup = (frameNumber: string): Promise<Hit[]> =>
    read(ask('POST', '/api/partners/bike-search/lookup', { frameNumber }))

  it('answers the stolen search by shield for bikes that are not stolen, or not', async () => {
    const { shieldedBike } = training.examples
    const path = `/api/partners/bike-search/stolen?stickerCode=${String(shieldedBike.shieldCode)}`
    const hits = await read<Hit[]>(ask('GET', path))
    expect(hits.map((hit) => hit.id)).toEqual(
      profile.stolenSearch === 'every-bike' ? [shieldedBike.id] : [],
    )
  })

  it('takes a frame number twice, or refuses it the second time', async () => {
    await ask('POST', '/api/partners/bikes', required('TWICE001'))
    const again = await ask('POST', '/api/partners/bikes', required('twice 001'))
    const expected = { accepted: 200, 'refused-409': 409, 'refused-400': 400 }
    expect(again.status).toBe(expected[profile.sameFrameNumberAgain])
    const count = profile.sameFrameNumberAgain === 'accepted' ? 2 : 1
    expect(training.cicopass.registrations).toHaveLength(count)
  })

  it('matches a lookup whole or in part, with or without case', async () => {
    const { partOfAnother } = training.examples
    const number = String(partOfAnother.item.frameNumber)
    const isPart = profile.lookupMatches === 'part'
    const { bike } = partOfAnother
    expect((await lookup(number)).map((hit) => hit.id)).toEqual(isPart ? [bike.id] : [])
    const ignoresCase = profile.lookupCase === 'ignored'
    const lower = await lookup(bike.frameNumber.toLowerCase())
    expect(lower.map((hit) => hit.id)).toEqual(ignoresCase ? [bike.id] : [])
  })

  it('accepts the same link again, or refuses it its own way, and never makes two', async () => {
    const { registeredBike, shieldedBike } = training.examples
    const link = (shieldCode: unknown): Promise<Response> =>
      ask('POST', '/api/partners/bikes/link-BikeShield', { bikeId: registeredBike.id, shieldCode })
    const refusal = { 'status-false': 200, 'conflict-409': 409, 'bad-request-400': 400 }
    const refusedStatus = refusal[profile.linkRefusal]
    const used = await link(shieldedBike.shieldCode)
    expect(used.status).toBe(refusedStatus)
    expect(await read(used)).toMatchObject({ status: false })
    expect(await read(link(training.freeShield(1)))).toMatchObject({ status: true })
    const again = await link(training.freeShield(1))
    if (profile.sameLinkAgain === 'accepted') {
      expect(await read(again)).toMatchObject({ status: true })
    } else {
      expect(again.status).toBe(refusedStatus)
      expect(await read(again)).toMatchObject({ status: false })
    }
    expect(training.cicopass.linksMade).toHaveLength(1)
  })

  it('gives a found bike its status and answers the mark in its form', async () => {
    const { stolenBike } = training.examples
    const path = `/api/partners/bikes/${String(stolenBike.id)}/mark-found`
    const marked = await ask('PUT', path, { status: 'Found' })
    const text = await marked.text()
    if (profile.markAnswer === 'nothing') {
      expect([marked.status, text]).toEqual([204, ''])
    } else if (profile.markAnswer === 'message') {
      expect(JSON.parse(text)).toMatchObject({ status: true })
    } else {
      expect(JSON.parse(text)).toMatchObject({ id: stolenBike.id })
    }
    expect(await lookup(stolenBike.frameNumber)).toMatchObject([
      { currentStatus: profile.statusAfterFound },
    ])
  })

  it('takes photos or refuses them', async () => {
    const images = [{ name: 'bike1.jpg', content: '/9j/4AAQ' }]
    const made = await ask('POST', '/api/partners/bikes', { ...required('PHOTO1'), images })
    const expected = { accepted: 200, 'refused-400': 400, 'refused-413': 413 }
    expect(made.status).toBe(expected[profile.photos])
  })

  it('speaks its own language', async () => {
    const { message } = await read<{ message: string }>(ask('GET', '/api/partners/bikes/99999'))
    expect(message).toBe(profile.words === 'dutch' ? 'Fiets niet gevonden.' : 'Bike not found.')
  })
})

describe('the list of profiles', () => {
  it('answers every open question in at least two ways', () => {
    const questions = Object.keys(allProfiles[0] ?? {}).filter((name) => name !== 'name')
    for (const question of questions) {
      const answers = new Set(allProfiles.map((profile) => profile[question as keyof Profile]))
      expect(answers.size, question).toBeGreaterThan(1)
    }
  })

  it('has a name for each, and finds it by that name', () => {
    expect(new Set(allProfiles.map((profile) => profile.name)).size).toBe(allProfiles.length)
    for (const profile of allProfiles) expect(profileNamed(profile.name)).toBe(profile)
    expect(profileNamed('no such profile')).toBeNull()
  })
})
