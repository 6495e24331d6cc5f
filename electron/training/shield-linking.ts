import type { Answer } from './answer.ts'
import { changed, refuse, type CicopassOptions } from './cicopass-options.ts'
import type { Change } from './received.ts'
import { fieldsOf } from './registration-request.ts'
import { registryTime } from './shop-time.ts'
import type { Asked } from './simulated-service.ts'
import { say, type Phrase } from './words.ts'

/** `POST /api/partners/bikes/link-BikeShield`. */
export function linkShield(of: CicopassOptions, asked: Asked): Answer {
  const { registry, settings, now } = of
  const { profile } = settings
  const { bikeId, shieldCode } = fieldsOf(asked.body)
  if (typeof bikeId !== 'number' || typeof shieldCode !== 'string') {
    return { status: 400, refusal: `bikeId, shieldCode ${say('required', profile)}` }
  }
  const bike = registry.bike(bikeId)
  if (bike === null) return refuse(of, 404, 'unknownBike')
  if (!/^CICO-\d{6,12}$/i.test(shieldCode)) return refuse(of, 400, 'badShield')
  const code = shieldCode.toUpperCase()
  const linked = (changes: Change[]): Answer => ({
    status: 200,
    body: { status: true, message: say('linked', profile), bikeId, shieldCode: code },
    changes,
  })
  const carrier = registry.bikeWithShield(code)
  if (carrier?.id === bike.id) {
    return profile.sameLinkAgain === 'accepted'
      ? linked([])
      : refuseLink(of, 'alreadyLinked', { bikeId, shieldCode: code })
  }
  if (carrier !== null) return refuseLink(of, 'shieldTaken', { bikeId, shieldCode: code })
  if (bike.shieldCode !== null) return refuseLink(of, 'bikeHasShield', { bikeId, shieldCode: code })
  bike.shieldCode = code
  registry.shieldLinks.push({
    bikeId,
    shieldCode: code,
    linkedAt: registryTime(now()),
    linkedBy: asked.id,
  })
  return linked(changed(of, 'shield-linked', bikeId))
}

function refuseLink(
  of: CicopassOptions,
  phrase: Phrase,
  link: { bikeId: number; shieldCode: string },
): Answer {
  const { profile } = of.settings
  if (profile.linkRefusal !== 'status-false') {
    return refuse(of, profile.linkRefusal === 'conflict-409' ? 409 : 400, phrase)
  }
  return {
    status: 200,
    body: { status: false, message: say(phrase, profile), ...link },
  }
}
