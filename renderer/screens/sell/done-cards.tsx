import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/registration.ts'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { Notice } from '../../components/notice.tsx'
import { registryWord } from '../../i18n/registry-word.ts'
import { FoldedCard } from './card.tsx'
import { bikeStep, titleOf } from './sell-view.ts'
import type { SellCalls } from './use-sell-calls.ts'
import { FrameVerdict, FrameWarnings, ShieldVerdict } from './verdict.tsx'

type DoneBikeProps = { draft: Draft; isDone: boolean; beam: number | null; onEdit: () => void }

export function DoneBike({ draft, isDone, beam, onEdit }: DoneBikeProps) {
  const { t } = useTranslation()
  const { bike } = draft
  if (bike === null || bikeStep(draft) === 'asking') {
    const linked = draft.existingBikeId
    return (
      <FoldedCard part="bike" isDone={linked !== null || bike !== null} beam={beam}>
        {linked === null ? (
          <span className="soft">{t('sell.bike.asking')}</span>
        ) : (
          <LinkedBike draft={draft} bikeId={linked} />
        )}
      </FoldedCard>
    )
  }
  const { attributes } = bike
  const about = [
    attributes.color && registryWord(t, 'color', attributes.color),
    attributes.audience && registryWord(t, 'audience', attributes.audience),
    attributes.type && registryWord(t, 'type', attributes.type),
    attributes.frameHeight && withUnit(attributes.frameHeight),
  ].filter(Boolean)
  return (
    <FoldedCard
      part="bike"
      isDone={isDone}
      beam={beam}
      onChange={onEdit}
      aside={<span className="card-source">{t(`sell.source.${bike.source}`)}</span>}
    >
      {titleOf(attributes)}
      {about.length === 0 ? null : <span className="soft"> · {about.join(' · ')}</span>}
    </FoldedCard>
  )
}

/** The registry's own bike, when a shield is linked to one that is there already. */
function LinkedBike({ draft, bikeId }: { draft: Draft; bikeId: number }) {
  const { t } = useTranslation()
  const hit = draft.frameNumber?.check.hits.find(({ id }) => id === bikeId)
  const said = t('sell.day.bikeId', { bikeId })
  if (hit === undefined) return said
  return (
    <>
      {titleOf(hit)}
      <span className="soft"> · {said}</span>
    </>
  )
}

/** A bare frame height is in centimetres. */
function withUnit(height: string): string {
  return /^\d+([.,]\d+)?$/.test(height) ? `${height}\u00A0cm` : height
}

type DonePartProps = { draft: Draft; beam: number | null; calls: SellCalls }

export function DoneFrameNumber({ draft: { frameNumber, override }, beam, calls }: DonePartProps) {
  const { t } = useTranslation()
  if (frameNumber === null) return <FoldedCard part="frameNumber" isDone={false} beam={beam} />
  return (
    <>
      <FoldedCard
        part="frameNumber"
        isDone
        beam={beam}
        onChange={() => calls.forget.mutate({ part: 'frameNumber' })}
      >
        <FrameNumberInGroups sent={frameNumber.number.sent} />
        <FrameVerdict frameNumber={frameNumber} />
      </FoldedCard>
      {override === null ? null : (
        <Notice tone="look">
          <p>{t('sell.override', { name: override.by, reason: override.reason })}</p>
        </Notice>
      )}
      <FrameWarnings frameNumber={frameNumber} onCheckAgain={() => calls.checkAgain.mutate({})} />
    </>
  )
}

export function DoneShield({ draft: { shield }, beam, calls }: DonePartProps) {
  const { t } = useTranslation()
  if (shield === null) return <FoldedCard part="shield" isDone={false} beam={beam} />
  return (
    <FoldedCard
      part="shield"
      isDone
      beam={beam}
      onChange={() => calls.forget.mutate({ part: 'shield' })}
    >
      {shield.kind === 'without' ? (
        <span className="soft">{t('sell.without')}</span>
      ) : (
        <span className="code">{shield.code}</span>
      )}
      <ShieldVerdict shield={shield} />
    </FoldedCard>
  )
}
