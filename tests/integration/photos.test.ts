import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { migrations } from '../../electron/adapters/database/migrations/all.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { restoreDatabase } from '../../electron/adapters/database/restore-database.ts'
import { asPublished } from '../../electron/training/profile.ts'
import type { Draft, Sale } from '../../shared/registration.ts'
import { storedJob } from '../support/stored-job.ts'
import { command } from '../support/handed-over.ts'
import { pictureOfWidth, pictureWithPlace, smallPicture } from '../support/pictures.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// Photos of the sale on the screen, judged by what the registry received.

const open: TestCounter[] = []
const folders: string[] = []
async function at(options?: Parameters<typeof openTestCounter>[0]): Promise<TestCounter> {
  const here = await openTestCounter({ ...options })
  open.push(here)
  return here
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const bike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }

function draftOf(answer: { ok: true; value: Draft } | { ok: false; fault: unknown }): Draft {
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

/** A whole bike with two photos on the screen. */
function withPhotos({ counter }: TestCounter, frameNumber: string): Draft {
  const { seller } = counter
  seller.setBike(bike)
  seller.take({ text: frameNumber, aim: null, from: 'typed' }, 'frameNumber')
  seller.withoutShield()
  draftOf(seller.addPhoto(smallPicture))
  return draftOf(seller.addPhoto(pictureOfWidth(1_600)))
}

function confirmed({ counter }: TestCounter): Sale {
  const sale = counter.seller.confirm(counter.seller.get().id)
  if (!sale.ok) throw new Error(JSON.stringify(sale.fault))
  return sale.value
}

async function delivered(here: TestCounter): Promise<unknown[]> {
  here.clock.moveOn(6_000)
  await command(here, ['sync', '--timeout', '5'])
  return here.training.cicopass
    .receivedOf('registerBike')
    .map(({ body }) => (body as { images?: unknown }).images)
}

const sent = [
  { name: 'photo-1.jpg', content: smallPicture },
  { name: 'photo-2.jpg', content: pictureOfWidth(1_600) },
]

describe('Photos of a sale', () => {
  it('go with the registration, after a restart too, and leave this computer with it', async () => {
    const first = await at()
    expect(withPhotos(first, 'GZ47110815').photos.map(({ name }) => name)).toEqual([
      'photo-1.jpg',
      'photo-2.jpg',
    ])
    const { registration } = confirmed(first)
    const jobId = registration?.jobId ?? ''
    expect(first.counter.seller.get().photos).toEqual([])
    expect(first.ports.database.jobs.get(jobId)?.payload).not.toContain(smallPicture)
    const second = await first.crashAndRestart()
    open.splice(0, 1, second)
    expect(second.ports.database.jobs.photoCount(jobId)).toBe(2)
    expect(await delivered(second)).toEqual([sent])
    expect(second.ports.database.jobs.photoCount(jobId)).toBe(0)
  })

  it('are back on the screen when the sale is undone, and can be taken off one by one', async () => {
    const here = await at()
    withPhotos(here, 'GZ47110815')
    const undone = draftOf(here.counter.seller.undo(confirmed(here).id))
    expect(undone.photos).toHaveLength(2)
    const { seller } = here.counter
    expect(seller.removePhoto('photo-1.jpg').photos.map(({ name }) => name)).toEqual([
      'photo-2.jpg',
    ])
    expect(seller.photo('photo-2.jpg')).toEqual({ ok: true, value: sent[1] })
    expect(seller.photo('photo-1.jpg')).toMatchObject({ ok: false, fault: { kind: 'not-found' } })
  })

  it('of a sale that was undone are forgotten after thirty days; the job stays', async () => {
    const here = await at()
    withPhotos(here, 'GZ47110815')
    const sale = confirmed(here)
    const jobId = sale.registration?.jobId ?? ''
    here.counter.seller.undo(sale.id)
    here.counter.open()
    const day = 24 * 60 * 60_000
    here.clock.moveOn(29 * day)
    expect(here.ports.database.jobs.photoCount(jobId)).toBe(2)
    here.clock.moveOn(2 * day)
    expect(here.ports.database.jobs.photoCount(jobId)).toBe(0)
    expect(here.ports.database.jobs.get(jobId)).toMatchObject({ state: 'undone' })
  })

  it('wait with a sale that is set aside', async () => {
    const first = await at()
    withPhotos(first, 'GZ47110815')
    await first.counter.handlers['handOvers.setAside']({})
    expect(first.counter.seller.get().photos).toEqual([])
    const here = await first.restart()
    open.splice(0, 1, here)
    const { waiting } = here.counter.handOvers.get()
    const taken = here.counter.handOvers.take(waiting[0]?.id ?? '')
    expect(taken).toMatchObject({ ok: true, value: { draft: { photos: [{}, {}] } } })
  })

  it.each([
    ['is none', Buffer.from('no picture').toString('base64'), 'not-a-picture'],
    ['is larger than the page makes them', pictureOfWidth(1_601), 'too-large'],
    ['says where it was taken', pictureWithPlace, 'not-bare'],
  ])('are refused when one %s', async (_what, content, reason) => {
    const { counter } = await at()
    expect(counter.seller.addPhoto(content)).toEqual({
      ok: false,
      fault: { kind: 'photo-refused', reason },
    })
    expect(counter.seller.get().photos).toEqual([])
  })

  it('are six at most', async () => {
    const { counter } = await at()
    for (let nth = 1; nth <= 6; nth += 1) draftOf(counter.seller.addPhoto(smallPicture))
    expect(counter.seller.addPhoto(smallPicture)).toMatchObject({
      fault: { kind: 'photo-refused', reason: 'too-many' },
    })
  })

  it.each(['refused-400', 'refused-413'] as const)(
    'that the registry refuses (%s) park the bike, which goes without them when a person says so',
    async (photos) => {
      const here = await at({ profile: { ...asPublished, photos } })
      withPhotos(here, 'GZ47110815')
      const { registration } = confirmed(here)
      const jobId = registration?.jobId ?? ''
      expect(await delivered(here)).toEqual([sent])
      expect(here.ports.database.jobs.get(jobId)).toMatchObject({
        state: 'parked',
        parkedBecause: 'refused',
      })
      expect(await here.counter.handlers['queue.job']({ jobId })).toMatchObject({
        value: { photos: 2 },
      })
      const again = { jobId, changes: { images: [] }, notArrived: false }
      expect(await here.counter.handlers['queue.edit'](again)).toMatchObject({ ok: true })
      expect(await delivered(here)).toEqual([sent, undefined])
      expect(here.training.cicopass.registrations).toHaveLength(1)
    },
  )
})

describe('Photos in the database', () => {
  const photos = [{ name: 'left.jpg', content: smallPicture }]

  function newFile(): { path: string; key: Buffer } {
    const folder = mkdtempSync(join(tmpdir(), 'counter-photos-'))
    folders.push(folder)
    return { path: join(folder, 'counter.db'), key: randomBytes(32) }
  }

  function opened(file: ReturnType<typeof newFile>, steps = migrations) {
    const database = openDatabase({ ...file, steps })
    if (!database.ok) throw new Error(JSON.stringify(database.fault))
    return database.value
  }

  it('lay inside the job in an older form, and are beside it after the update', () => {
    const file = newFile()
    const before = opened(file, migrations.slice(0, 7))
    const payload = JSON.stringify({ bike: { ...bike, photos } })
    const [waiting, done, broken] = [
      storedJob({ payload }),
      storedJob({ payload, state: 'done' }),
      storedJob({ payload: 'no JSON' }),
    ]
    before.write(() => {
      for (const job of [waiting, done, broken]) before.jobs.add(job)
    })
    before.close()
    const after = opened(file)
    expect(after.jobs.photos(waiting.id)).toEqual(photos)
    expect(after.jobs.get(waiting.id)?.payload).toBe(JSON.stringify({ bike }))
    expect(after.jobs.photos(done.id)).toEqual([])
    expect(after.jobs.get(broken.id)?.payload).toBe('no JSON')
    after.close()
  })

  it.each([
    ['of this form', migrations],
    ['of an older form', migrations.slice(0, 7)],
  ])('are carried over from a database %s', (_form, steps) => {
    const file = newFile()
    const source = opened(file, steps)
    const job =
      steps === migrations
        ? { ...storedJob(), photos }
        : storedJob({ payload: JSON.stringify({ bike: { ...bike, photos } }) })
    source.write(() => {
      source.jobs.add(job)
    })
    source.close()
    const settle = () => ({ lookedUp: 0, asked: 0 })
    const restored = restoreDatabase({ ...file, backup: null, now: Date.now(), settle })
    expect(restored).toMatchObject({ ok: true, value: { carriedOver: 1, unreadable: 0 } })
    const target = opened(file)
    expect(target.jobs.photos(job.id)).toEqual(photos)
    target.close()
  })
})
