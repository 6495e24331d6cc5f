import type { Answer } from './answer.ts'
import { hitAnswer } from './bike-answers.ts'
import { changed, type CicopassOptions } from './cicopass-options.ts'
import { fieldsOf } from './registration-request.ts'
import type { RegistryBike } from './registry.ts'
import { registryTime } from './shop-time.ts'
import type { Asked } from './simulated-service.ts'
import { say } from './words.ts'

/** `PUT /api/partners/bikes/{id}/mark-stolen` and `mark-found`. */
export function mark(
  of: CicopassOptions,
  asked: Asked,
  said: { bike: RegistryBike; kind: 'stolen' | 'found' },
): Answer {
  const { registry, settings, now } = of
  const { bike, kind } = said
  const { profile } = settings
  const fields = fieldsOf(asked.body)
  const wanted = kind === 'stolen' ? 'Stolen' : 'Found'
  if (fields.status !== wanted) {
    return { status: 400, refusal: `${say('wrongStatus', profile)} "${wanted}"` }
  }
  const status = kind === 'stolen' ? 'Stolen' : profile.statusAfterFound
  const entry = {
    ...fields,
    status,
    changedOn: registryTime(now()),
    notes: typeof fields.notes === 'string' ? fields.notes : '',
  }
  bike.currentStatus = status
  bike.statusHistory.push(entry)
  registry.thefts.push({ bikeId: bike.id, kind, saidBy: asked.id, entry })
  const changes = changed(
    of,
    kind === 'stolen' ? 'bike-marked-stolen' : 'bike-marked-found',
    bike.id,
  )
  switch (profile.markAnswer) {
    case 'bike':
      return { status: 200, body: hitAnswer(bike), changes }
    case 'message':
      return { status: 200, body: { status: true, message: say('marked', profile) }, changes }
    case 'nothing':
      return { status: 204, changes }
  }
}
