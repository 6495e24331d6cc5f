import type { TFunction } from 'i18next'
import type { Fault, FaultKind, ServiceName } from '../../shared/fault.ts'
import { isKnownWord } from './known-word.ts'

/**
 * A fault as a person reads it; `serviceWords` are the service's own, shown as they came. `reference`
 * is what the counter calls it inside, in English, for whoever is asked for help.
 */
export type FaultMessage = {
  what: string
  todo: string
  serviceWords: string | null
  reference: string | null
}

export function faultMessage(t: TFunction, fault: Fault): FaultMessage {
  const words = wordsOf(t, fault)
  return {
    what: t(`fault.${fault.kind}.what`, words),
    todo: t(`fault.${fault.kind}.todo`, words),
    serviceWords: serviceWordsOf(t, fault),
    reference: referenceOf(fault),
  }
}

function referenceOf(fault: Fault): string | null {
  switch (fault.kind) {
    case 'not-found':
      return fault.what
    case 'bad-input':
      return fault.problems.map(({ field, reason }) => `${field}: ${reason}`).join('; ')
    default:
      return null
  }
}

function serviceWordsOf(t: TFunction, fault: Fault): string | null {
  if (!('serviceWords' in fault) || !fault.serviceWords) return null
  const service = t(`service.${fault.service}`)
  return t('common.serviceSays', { service, words: fault.serviceWords })
}

/** Every parameter a fault's message may name; a fault without it leaves it blank. */
type FaultWords = Record<
  'service' | 'scope' | 'path' | 'found' | 'reference' | 'asRead' | 'meant' | 'reason' | 'action',
  string
>

/** The message's parameters: the fault's members, in words where they are words of ours. */
function wordsOf(t: TFunction, fault: Fault): FaultWords {
  const service = 'service' in fault ? t(`service.${fault.service}`) : ''
  return {
    service,
    scope: 'scope' in fault ? fault.scope : '',
    path: 'path' in fault ? fault.path : '',
    found: fault.kind === 'database-missing' ? fault.found.join(', ') : '',
    reference: fault.kind === 'internal' ? fault.reference : '',
    asRead:
      'asRead' in fault ? fault.asRead : fault.kind === 'registered-twice' ? fault.frameNumber : '',
    meant: 'meant' in fault ? fault.meant : '',
    ...reasonAndAction(t, fault, service),
  }
}

function reasonAndAction(
  t: TFunction,
  fault: Fault,
  service: string,
): Pick<FaultWords, 'reason' | 'action'> {
  switch (fault.kind) {
    case 'frame-number-refused':
      return { reason: t(`faultWords.frameNumber.${fault.reason}`), action: '' }
    case 'photo-refused':
      return { reason: t(`faultWords.photo.${fault.reason}`), action: '' }
    case 'delivery-scan-refused':
      return { reason: t(`faultWords.delivery.${fault.reason}`), action: '' }
    case 'too-late':
      return { reason: '', action: t(`faultWords.tooLate.${fault.what}`) }
    case 'edit-refused':
      return {
        reason: t(`faultWords.editRefused.${fault.because}.reason`),
        action: t(`faultWords.editRefused.${fault.because}.action`, { service }),
      }
    case 'scanner-keys':
      return {
        reason: t(`faultWords.scannerKeys.${fault.because}.reason`),
        action: t(`faultWords.scannerKeys.${fault.because}.action`),
      }
    case 'database-from-future': {
      const { backup } = fault
      const action = t(`faultWords.newer.${backup === null ? 'noCopy' : 'copy'}`, {
        path: backup ?? '',
      })
      return { reason: '', action }
    }
    case 'registered-twice':
      return { reason: fault.bikeIds.map((id) => `#${String(id)}`).join(', '), action: '' }
    case 'rate-limited':
      return { reason: '', action: goesOnAt(t, fault.retryAt) }
    case 'settings-unreadable': {
      const parts = fault.settings.map((part) => t(`faultWords.settings.${part}`))
      return { reason: parts.join(', '), action: '' }
    }
    case 'offline':
      return { reason: '', action: t(`faultWords.offline.${fault.because ?? 'line'}`, { service }) }
    case 'unreadable-answer': {
      const action = t(`faultWords.unreadable.${fault.because ?? 'portal'}`, { service })
      return { reason: '', action }
    }
    case 'update-waits': {
      const reasons = fault.because.map((one) => t(`faultWords.updateWaits.${one}`))
      return { reason: reasons.join(', '), action: '' }
    }
    default:
      return { reason: '', action: '' }
  }
}

/** When the service may be asked again, by this computer's clock. */
function goesOnAt(t: TFunction, retryAt: number | null): string {
  return retryAt === null
    ? t('faultWords.rateLimited.soon')
    : t('faultWords.rateLimited.until', { until: new Date(retryAt) })
}

/** A word of a job's timeline when it is a fault's kind: what happened; null when it is another. */
export function faultWord(t: TFunction, word: string, service: ServiceName): string | null {
  if (!isFaultKind(word)) return null
  const blank = wordsOf(t, { kind: 'not-signed-in', service })
  return t(`fault.${word}.what`, blank)
}

function isFaultKind(word: string): word is FaultKind {
  return isKnownWord('fault', word)
}
