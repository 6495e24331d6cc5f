import type { TFunction } from 'i18next'
import type { BegunLead, LeadBike, LeadForm } from '../../../shared/begun-lead.ts'
import { costlyLeadStatuses, type Lead, LeadType } from '../../../shared/lead.ts'
import { writeStoreId, type StoreId } from '../../../shared/stock.ts'
import type { Tone } from '../../components/pill.tsx'
import type { useFormats } from '../../i18n/format.ts'

/** The statuses that CycleSoftware publishes, each with its colour. */
const statusTones = {
  open: 'wait',
  noticed: 'wait',
  accepted: 'go',
  declined: 'look',
  succeeded: 'go',
  failed: 'look',
  cancelled: 'quiet',
} as const satisfies Record<string, Tone>

function isKnownStatus(status: string): status is keyof typeof statusTones {
  return Object.hasOwn(statusTones, status)
}

/** In staff's words; a status we do not know is shown as it came. */
export function statusView(
  t: TFunction,
  status: string,
): { tone: Tone; word: string; means: string } {
  if (!isKnownStatus(status)) return { tone: 'quiet', word: status, means: '' }
  return {
    tone: statusTones[status],
    word: t(`leads.status.${status}`),
    means: t(`leads.statusMeans.${status}`),
  }
}

export function typeWord(t: TFunction, type: string): string {
  const known = LeadType.options.find((option) => option === type)
  return known === undefined ? type : t(`leads.type.${known}`)
}

/** What a lead costs, or will: in a status in which the costs apply, and before. */
export function costsWords(
  t: TFunction,
  formats: ReturnType<typeof useFormats>,
  { status, costsExVatCents }: Pick<Lead, 'status' | 'costsExVatCents'>,
): string {
  const apply = costlyLeadStatuses.has(status)
  if (costsExVatCents === null) return apply ? t('leads.costsOnce') : t('leads.costsNone')
  if (costsExVatCents === 0) return t('leads.costsNone')
  const amount = formats.amount(costsExVatCents)
  return apply ? t('leads.costsApplyOf', { amount }) : t('leads.costsMay', { amount })
}

/** Whether everything that is searched for stands somewhere in the lead. */
export function isFound(
  { title, message, customerName, customerPhone, uuid }: Lead,
  search: string,
) {
  const text = [title, message, customerName, customerPhone, uuid].join(' ').toLowerCase()
  const words = search.toLowerCase().split(/\s+/)
  return words.every((word) => text.includes(word))
}

/** What a bike is called in a sentence. */
export function bikeName(t: TFunction, bike: LeadBike | null): string | null {
  if (bike === null) return null
  const code = bike.barcode ?? bike.articleNumber ?? String(bike.objectId ?? '')
  return bike.description?.replaceAll(' · ', ' ') ?? t('leads.sheet.bikeCode', { code })
}

/** Title and message of a lead whose own are blank. */
export function automaticWords(
  t: TFunction,
  { type, name }: Pick<LeadForm, 'type' | 'name'>,
  bike: LeadBike | null,
): { title: string; message: string } {
  const named = bikeName(t, bike)
  const word = t(`leads.type.${type}`)
  const who = name.trim() === '' ? t('leads.auto.somebody') : name.trim()
  const about = { name: who, bike: named ?? t('leads.auto.aBike') }
  return {
    title: named === null ? word : t('leads.auto.titleWith', { type: word, bike: named }),
    message: t(`leads.auto.${type}`, about),
  }
}

/** A begun lead in the list: who, and what about. */
export function begunTitle(t: TFunction, { form, bike }: BegunLead): string {
  return form.name.trim() || form.phoneNumber.trim() || bikeName(t, bike) || t('leads.noName')
}

export function storeWords(t: TFunction, store: StoreId | null, own: StoreId | null): string {
  if (store === null) return t('common.unknown')
  const written = writeStoreId(store)
  const isOwn = own !== null && writeStoreId(own) === written
  return isOwn ? `${t('leads.panel.ownStore')} (${written})` : written
}
