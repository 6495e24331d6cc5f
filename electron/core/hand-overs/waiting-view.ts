import type { WaitingHandOver } from '../../../shared/hand-over.ts'
import type { StoredHandOver } from '../ports.ts'

/** What waits, in the few words that tell it apart. */
export function viewWaiting({
  id,
  what,
  via,
  cameAt,
  content,
  aside,
}: StoredHandOver): WaitingHandOver {
  const sale = content?.handOver === 'sale' ? content : undefined
  const lead = content?.handOver === 'lead' ? content : undefined
  const frame = content?.handOver === 'lead' ? undefined : content?.frame
  const bike = aside?.bike ?? sale
  const title = [bike?.brand, bike?.model].filter(Boolean).join(' ') || lead?.name || lead?.title
  return {
    id,
    what,
    via,
    cameAt: new Date(cameAt).toISOString(),
    title: title ?? null,
    frame: aside?.frame ?? frame ?? null,
    barcode: aside?.barcode ?? sale?.barcode ?? lead?.barcode ?? null,
    shieldCode: aside?.shield ?? null,
  }
}
