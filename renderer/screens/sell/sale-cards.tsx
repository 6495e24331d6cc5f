import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft, Part } from '../../../shared/registration.ts'
import { FaultNotice } from '../../components/notice.tsx'
import { useOwnEnter } from '../../scanning/own-enter.ts'
import { BikeCard } from './bike-card.tsx'
import { DoneBike, DoneFrameNumber, DoneShield } from './done-cards.tsx'
import { FrameNumberCard, ReadyCard, ShieldCard } from './part-cards.tsx'
import { SellFoot } from './sell-foot.tsx'
import { isEmptyDraft, lastFilledPart, partOfStop, sellView } from './sell-view.ts'
import { SpokenVerdict } from './spoken-verdict.tsx'
import { StopCard } from './stop-card.tsx'
import { useBeam } from './use-beam.ts'
import { lastFault, type SellCalls } from './use-sell-calls.ts'
import { useSellKeys } from './use-sell-keys.ts'

const DetailsSheet = lazy(async () => ({
  default: (await import('./details-sheet.tsx')).DetailsSheet,
}))

const PhotoArea = lazy(async () => ({
  default: (await import('./photos/photo-area.tsx')).PhotoArea,
}))

export type SaleCardsProps = {
  draft: Draft
  calls: SellCalls
  /** What stands over the cards. */
  children: ReactNode
  /** In place of the folded frame number, over everything else. */
  frameNumber?: (beam: number | null) => ReactNode
  /** What Esc does with the sale, in place of emptying it. */
  away?: { label: string; onAway: () => void }
}

/** The sale on the screen: three cards in a fixed order, the next missing thing the biggest. */
export function SaleCards({ draft, calls, children, frameNumber, away }: SaleCardsProps) {
  const { t } = useTranslation()
  const { heard, beamOn } = useBeam()
  const [editsBike, setEditsBike] = useState(false)
  const [takesPhotos, setTakesPhotos] = useState(false)
  const confirmed = useRef<string | null>(null)
  const view = sellView(draft)

  // A second Enter, before the new draft is here, is about a sale that was confirmed already.
  const confirm = () => {
    if (!draft.canConfirm || confirmed.current === draft.id) return
    const draftId = draft.id
    confirmed.current = draftId
    calls.confirm.mutate(
      { draftId },
      {
        onError: () => {
          confirmed.current = null
        },
      },
    )
  }
  const confirmByKey = useOwnEnter(confirm)
  const leave = () => {
    if (away !== undefined) away.onAway()
    else if (!isEmptyDraft(draft)) calls.clear.mutate({})
  }
  useSellKeys({
    onEnter: () => confirmByKey('keyboard'),
    onEscape: leave,
    onBackspace: () => {
      const part = lastFilledPart(draft)
      // What the till filled in is not emptied by a key.
      if (part !== null && (away === undefined || part === 'shield')) calls.forget.mutate({ part })
    },
  })

  const eyebrow = t(`sell.eyebrow.${view.left >= 3 ? 'three' : view.left === 2 ? 'two' : 'one'}`)
  const fault = draft.refusal ?? lastFault(calls)
  const stopPart = draft.stop === null ? null : partOfStop(draft.stop)
  const isDone = (part: Part) => view.cards[part] === 'done'
  const isLarge = frameNumber !== undefined && isDone('frameNumber') && stopPart !== 'frameNumber'
  const edit = () => setEditsBike(true)

  return (
    <>
      {children}
      {fault === null ? null : <FaultNotice fault={fault} />}
      {isLarge ? frameNumber(beamOn('frameNumber')) : null}
      {view.cards.bike === 'next' ? (
        <BikeCard
          draft={draft}
          eyebrow={eyebrow}
          beam={beamOn('bike')}
          calls={calls}
          onEdit={edit}
        />
      ) : draft.stop === null || isDone('bike') || draft.bike !== null ? (
        <DoneBike draft={draft} isDone={isDone('bike')} beam={beamOn('bike')} onEdit={edit} />
      ) : null}
      {stopPart === 'frameNumber' && draft.stop !== null ? (
        <StopCard draft={draft} stop={draft.stop} calls={calls} onEditBike={edit} />
      ) : view.cards.frameNumber === 'next' ? (
        <FrameNumberCard
          draft={draft}
          eyebrow={eyebrow}
          beam={beamOn('frameNumber')}
          calls={calls}
        />
      ) : !isLarge && (draft.stop === null || isDone('frameNumber')) ? (
        <DoneFrameNumber draft={draft} beam={beamOn('frameNumber')} calls={calls} />
      ) : null}
      {stopPart === 'shield' && draft.stop !== null ? (
        <StopCard draft={draft} stop={draft.stop} calls={calls} onEditBike={edit} />
      ) : view.cards.shield === 'next' ? (
        <ShieldCard draft={draft} eyebrow={eyebrow} beam={beamOn('shield')} calls={calls} />
      ) : draft.stop === null || isDone('shield') ? (
        <DoneShield draft={draft} beam={beamOn('shield')} calls={calls} />
      ) : null}
      {view.next === 'ready' ? (
        <ReadyCard draft={draft} isSaving={calls.confirm.isPending} onConfirm={confirm} />
      ) : null}
      {draft.existingBikeId === null ? (
        <Suspense fallback={null}>
          <PhotoArea draft={draft} isOpen={takesPhotos} onOpen={setTakesPhotos} />
        </Suspense>
      ) : null}
      {draft.stop === null ? (
        <SellFoot
          draft={draft}
          isReady={view.next === 'ready'}
          isRepeated={heard?.scanned.outcome === 'repeated'}
          onEditBike={edit}
          onPhotos={() => setTakesPhotos(true)}
          clear={away?.label ?? t('sell.foot.clear')}
          onClear={leave}
          onUndoClear={() => calls.undoClear.mutate({})}
        />
      ) : null}
      <SpokenVerdict draft={draft} heard={heard} />
      {editsBike ? (
        <Suspense fallback={null}>
          <DetailsSheet
            attributes={draft.bike?.attributes ?? {}}
            onSave={(attributes) => {
              setEditsBike(false)
              calls.setBike.mutate({ attributes })
            }}
            onForget={
              draft.bike === null
                ? null
                : () => {
                    setEditsBike(false)
                    calls.forget.mutate({ part: 'bike' })
                  }
            }
            onClose={() => setEditsBike(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}
