import type { TFunction } from 'i18next'
import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisteredBike } from '../../../shared/bike.ts'
import type { Draft, Stop } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { policeNumber } from '../../../shared/contacts.ts'
import { useAccounts, useOperators } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { registryWord } from '../../i18n/registry-word.ts'
import { NextCard } from './card.tsx'
import { NumberQuestion } from './number-question.tsx'
import { titleOf } from './sell-view.ts'
import { StolenStop } from './stolen-stop.tsx'
import type { SellCalls } from './use-sell-calls.ts'
import { unknownStatuses } from './verdict-view.ts'

const OwnersWord = lazy(async () => ({
  default: (await import('../operators/owners-word.tsx')).OwnersWord,
}))

export type StopCardProps = {
  draft: Draft
  stop: Stop
  calls: SellCalls
  onEditBike: () => void
}

/** Why the sale stands still, said so that the customer may read it, and what to do next. */
export function StopCard({ draft, stop, calls, onEditBike }: StopCardProps) {
  const { t } = useTranslation()
  const { data: operators } = useOperators()
  const police = policeNumber(useAccounts().data?.cyclesoftware?.country)
  const forget = (part: 'frameNumber' | 'shield') => () => calls.forget.mutate({ part })
  const number = (
    <p className="stop-number">
      {draft.frameNumber === null ? null : (
        <FrameNumberInGroups sent={draft.frameNumber.number.sent} />
      )}
    </p>
  )
  const shield = (
    <p className="stop-number code">{draft.shield?.kind === 'code' ? draft.shield.code : null}</p>
  )
  const clear = (label: string) => (
    <Button onPress={() => calls.clear.mutate({})}>
      {label}
      <kbd aria-hidden>{t('sell.foot.clearKey')}</kbd>
    </Button>
  )
  const end = clear(t('sell.stop.endSale'))
  const again = (label: string, part: 'frameNumber' | 'shield', look: 'stop' | 'quiet' | 'go') => (
    <Button look={look} onPress={forget(part)}>
      {label}
    </Button>
  )

  switch (stop.because) {
    case 'stolen':
      return (
        <Frame tone="stop" stop={stop} big={t('sell.stop.stolen.big')}>
          {number}
          <StolenStop hits={stop.hits} bike={draft.bike?.attributes} police={police} />
          <div className="button-row">
            {again(t('sell.stop.stolen.rescan'), 'frameNumber', 'stop')}
            {end}
          </div>
          {operators?.isOn ? (
            <Suspense fallback={null}>
              <OwnersWord draft={draft} hits={stop.hits} desk={operators} />
            </Suspense>
          ) : null}
        </Frame>
      )
    case 'shield-stolen':
      return (
        <Frame
          tone="stop"
          stop={stop}
          big={t('sell.stop.shieldStolen.big')}
          hint={t('sell.stop.shieldStolen.hint')}
        >
          {shield}
          <ol className="steps">
            <li>{t('sell.stop.shieldStolen.step1', { police })}</li>
            <li>{t('sell.stop.shieldStolen.step2')}</li>
          </ol>
          <div className="button-row">
            {again(t('sell.stop.shieldStolen.other'), 'shield', 'stop')}
            {end}
          </div>
        </Frame>
      )
    case 'other-brand':
      return (
        <Frame
          tone="look"
          stop={stop}
          big={t('sell.stop.otherBrand.big')}
          hint={t('sell.stop.otherBrand.hint', {
            bike: stop.hits.map((hit) => withStatus(t, hit, titleOf(hit))).join(', '),
          })}
        >
          {number}
          <ol className="steps">
            <li>{t('sell.stop.otherBrand.step1')}</li>
            <li>{t('sell.stop.otherBrand.step2')}</li>
          </ol>
          <div className="button-row">
            {again(t('sell.stop.otherBrand.rescan'), 'frameNumber', 'go')}
            <Button onPress={onEditBike}>{t('sell.stop.otherBrand.brand')}</Button>
            <Button onPress={() => calls.otherMake.mutate({})}>
              {t('sell.stop.otherBrand.goOn')}
            </Button>
            {end}
          </div>
        </Frame>
      )
    case 'registered':
      return (
        <Frame
          tone="look"
          stop={stop}
          big={t('sell.stop.registered.big')}
          hint={t('sell.stop.registered.hint')}
        >
          {number}
          <ul className="registered-bikes">
            {stop.hits.map((hit) => (
              <li key={hit.id}>
                <RegisteredLine bike={hit} />
                <Button look="go" onPress={() => calls.linkToExisting.mutate({ bikeId: hit.id })}>
                  {t('sell.stop.registered.one')}
                </Button>
              </li>
            ))}
          </ul>
          <div className="button-row">
            {again(t('sell.stop.registered.rescan'), 'frameNumber', 'quiet')}
            {end}
          </div>
        </Frame>
      )
    case 'frame-number-asked':
      return (
        <Frame tone="look" stop={stop} big={t('sell.stop.frameNumberAsked.big')}>
          <NumberQuestion draft={draft} asked={stop} calls={calls} />
        </Frame>
      )
    case 'sold-here':
      return (
        <Frame
          tone="look"
          stop={stop}
          big={t('sell.stop.soldHere.big')}
          hint={t('sell.stop.soldHere.hint')}
        >
          {number}
          <div className="button-row">
            {again(t('sell.stop.soldHere.rescan'), 'frameNumber', 'go')}
            {clear(t('sell.stop.soldHere.clear'))}
          </div>
        </Frame>
      )
    case 'shield-in-use':
      return (
        <Frame
          tone="look"
          stop={stop}
          big={t('sell.stop.shieldInUse.big')}
          hint={t('sell.stop.shieldInUse.hint')}
        >
          {shield}
          {stop.detail === null ? null : <p className="soft">{stop.detail}</p>}
          <div className="button-row">
            {again(t('sell.stop.shieldInUse.other'), 'shield', 'go')}
            {end}
          </div>
        </Frame>
      )
  }
}

type FrameProps = {
  tone: 'stop' | 'look'
  stop: Stop
  big: string
  hint?: string
  children: ReactNode
}

function Frame({ tone, stop, big, hint, children }: FrameProps) {
  const { t } = useTranslation()
  return (
    <div role="alert" data-stop={stop.because}>
      <NextCard part="stop" tone={tone} eyebrow={t('sell.eyebrow.stop')} big={big} hint={hint}>
        <div className="stop-body">{children}</div>
      </NextCard>
    </div>
  )
}

function RegisteredLine({ bike }: { bike: RegisteredBike }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const words = [
    titleOf(bike),
    bike.color === null ? null : registryWord(t, 'color', bike.color),
    bike.type === null ? null : registryWord(t, 'type', bike.type),
    bike.createdAt === null
      ? null
      : t('sell.stop.registered.since', { date: formats.day(bike.createdAt) }),
  ]
  const line = words.filter((word) => word !== null).join(' · ')
  return <span>{withStatus(t, bike, line)}</span>
}

/** A status that is neither registered nor stolen is the registry's own word, shown as it came. */
function withStatus(t: TFunction, bike: RegisteredBike, line: string): string {
  const [status] = unknownStatuses([bike])
  return status === undefined ? line : `${line} · ${t('sell.statusLine', { status })}`
}
