import type { CicopassAccount } from './accounts.ts'
import type { Answer } from './answer.ts'
import { bikeAnswer } from './bike-answers.ts'
import { changed, refuse, type CicopassOptions } from './cicopass-options.ts'
import { readRegistration } from './registration-request.ts'
import type { RegistryBike } from './registry.ts'
import { registryTime } from './shop-time.ts'
import type { Asked } from './simulated-service.ts'
import { say } from './words.ts'

/** `POST /api/partners/bikes`. */
export function register(of: CicopassOptions, asked: Asked, account: CicopassAccount): Answer {
  const { registry, random, now, settings } = of
  const { profile } = settings
  const read = readRegistration(asked.body)
  if (!read.ok) {
    const refusal = read.problems
      .map(({ field, phrase }) => `${field} ${say(phrase, profile)}`)
      .join(' ')
    return { status: 400, refusal }
  }
  const { required, optional, photos, salePrice, gears } = read.request
  if (photos.length > 0 && profile.photos !== 'accepted') {
    return refuse(of, profile.photos === 'refused-413' ? 413 : 400, 'photosRefused')
  }
  if (
    profile.sameFrameNumberAgain !== 'accepted' &&
    registry.bikesWithFrameNumber(required.frameNumber).length > 0
  ) {
    const status = profile.sameFrameNumberAgain === 'refused-409' ? 409 : 400
    return refuse(of, status, 'frameNumberTaken')
  }
  if (account.freeRegistrations !== null) {
    const made = registry.bikes.filter(
      (bike) => bike.companyId === account.companyId && bike.registeredBy !== null,
    )
    if (made.length >= account.freeRegistrations) return refuse(of, 402, 'freeUsedUp')
  }
  const id = registry.nextBikeId()
  const createdAt = registryTime(now())
  const images = photos.map(({ name, content }) => {
    const path = `/images/${String(id)}-${encodeURIComponent(name)}`
    registry.photos.set(path, content)
    return { name, url: `${of.url()}${path}` }
  })
  const bike: RegistryBike = {
    id,
    ...required,
    ...optional,
    year: null,
    gears,
    salePrice,
    images,
    createdAt,
    ownerId: `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`,
    companyId: account.companyId,
    currentStatus: 'Registered',
    statusHistory: [{ status: 'Registered', changedOn: createdAt, notes: 'Bike registered' }],
    shieldCode: null,
    registeredBy: asked.id,
  }
  registry.bikes.push(bike)
  return { status: 200, body: bikeAnswer(bike), changes: changed(of, 'bike-registered', id) }
}
