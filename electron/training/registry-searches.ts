import type { Answer } from './answer.ts'
import { hitAnswer } from './bike-answers.ts'
import { refuse, type CicopassOptions } from './cicopass-options.ts'
import { fieldsOf } from './registration-request.ts'
import type { LookupCriteria } from './registry.ts'
import type { Asked } from './simulated-service.ts'
import { say } from './words.ts'

/** `POST /api/partners/bike-search/lookup`. */
export function lookup(of: CicopassOptions, asked: Asked): Answer {
  const { registry, settings } = of
  const fields = fieldsOf(asked.body)
  const criteria: LookupCriteria = {}
  for (const name of ['frameNumber', 'brand', 'color', 'fromDate', 'toDate'] as const) {
    const value = fields[name]
    if (typeof value === 'string' && value !== '') criteria[name] = value
  }
  if (Object.keys(criteria).length === 0) return refuse(of, 400, 'noCriterion')
  for (const name of ['fromDate', 'toDate'] as const) {
    const date = criteria[name]
    if (date !== undefined && Number.isNaN(Date.parse(date))) {
      return { status: 400, refusal: `${name} ${say('badDate', settings.profile)}` }
    }
  }
  return { status: 200, body: registry.lookup(criteria, settings.profile).map(hitAnswer) }
}

/** The URL of the documentation calls the shield `stickerCode`, its table `ShieldCode`. */
export function stolenSearch(of: CicopassOptions, asked: Asked): Answer {
  const { registry, settings } = of
  const { frameNumber = '', stickerCode = '', ShieldCode = '' } = asked.query
  const shieldCode = stickerCode === '' ? ShieldCode : stickerCode
  if (frameNumber === '' && shieldCode === '') return refuse(of, 400, 'noCriterion')
  const hits = registry.stolenSearch(frameNumber, shieldCode, settings.profile)
  return { status: 200, body: hits.map(hitAnswer) }
}
