import { Inbox, PauseCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HandOverDesk, RefusedHandOver, WaitingHandOver } from '../../../shared/hand-over.ts'
import { everywhereKeys } from '../../../shared/screens.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { Fold } from '../../components/fold.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { Held } from '../../components/held.tsx'
import { useCall, useDraft } from '../../counter/queries.ts'
import { isEmptyDraft } from '../sell/sell-view.ts'
import { useHandOvers } from './use-hand-overs.ts'
import './hand-overs.css'

/** What other programs hand over, on every screen, until somebody takes it or puts it away. */
export function HandOverBar({ take }: Pick<ReturnType<typeof useHandOvers>, 'take'>) {
  const { t } = useTranslation()
  const { waiting, refused, putAway } = useHandOvers()
  const [first, ...more] = waiting
  if (first === undefined && refused === null && putAway === null) return null
  return (
    <aside className="hand-overs" aria-label={t('handOvers.label')}>
      {refused === null ? null : <Refused refused={refused} />}
      {putAway === null ? null : <PutAway key={putAway.handOver.id} putAway={putAway} />}
      {first === undefined ? null : (
        <Waiting key={first.id} handOver={first} more={more.length} take={take} />
      )}
    </aside>
  )
}

type WaitingProps = { handOver: WaitingHandOver; more: number } & Pick<
  ReturnType<typeof useHandOvers>,
  'take'
>

function Waiting({ handOver, more, take }: WaitingProps) {
  const { t } = useTranslation()
  const { data: draft } = useDraft()
  const dismiss = useCall('handOvers.dismiss')
  const isAside = handOver.via === 'counter'
  const isInstead = handOver.what === 'sale' && draft !== undefined && !isEmptyDraft(draft)
  const Icon = isAside ? PauseCircle : Inbox
  const fault = take.error?.fault ?? dismiss.error?.fault ?? null
  return (
    <>
      {fault === null ? null : <FaultNotice fault={fault} />}
      <section className="hand-over" data-hand-over={handOver.id} data-what={handOver.what}>
        <Icon size={24} aria-hidden />
        <div className="hand-over-text">
          <p className="hand-over-title" role="status">
            {t(`handOvers.${isAside ? 'aside' : handOver.what}`)}
            {more === 0 ? null : (
              <span className="soft"> · {t('handOvers.more', { count: more })}</span>
            )}
          </p>
          <p className="hand-over-codes">
            <span>
              {handOver.title ?? (handOver.frame === null ? t('handOvers.noName') : null)}
            </span>
            {handOver.frame === null ? null : <FrameNumberInGroups sent={handOver.frame} />}
            {handOver.shieldCode === null ? null : (
              <span className="code">{handOver.shieldCode}</span>
            )}
          </p>
        </div>
        <Button onPress={() => dismiss.mutate({ id: handOver.id })}>
          {t('handOvers.putAway')}
        </Button>
        <Button
          look="go"
          aria-keyshortcuts={everywhereKeys.take}
          onPress={() => take.mutate({ id: handOver.id })}
        >
          {t(isInstead ? 'handOvers.takeInstead' : 'handOvers.take')}
          <kbd aria-hidden>{everywhereKeys.take}</kbd>
        </Button>
      </section>
    </>
  )
}

/** It went at once; for a moment it can come back. */
function PutAway({ putAway }: { putAway: NonNullable<HandOverDesk['putAway']> }) {
  const { t } = useTranslation()
  const back = useCall('handOvers.putBack')
  const { handOver, since, until } = putAway
  return (
    <>
      {back.error === null ? null : <FaultNotice fault={back.error.fault} />}
      <Held
        name={handOver.id}
        since={since}
        until={until}
        title={t('handOvers.wentAway')}
        onUndo={() => back.mutate({ id: handOver.id })}
      >
        <p className="hand-over-codes">
          {handOver.title === null ? null : <span>{handOver.title}</span>}
          {handOver.frame === null ? null : <FrameNumberInGroups sent={handOver.frame} />}
        </p>
      </Held>
    </>
  )
}

/** Its reasons are English and for whoever makes the other program. */
function Refused({ refused }: { refused: RefusedHandOver }) {
  const { t } = useTranslation()
  const seen = useCall('handOvers.seenRefusal')
  return (
    <div role="alert" data-hand-over-refused={refused.via}>
      <Notice tone="look">
        <p>{t('handOvers.refused')}</p>
        <Fold label={t('handOvers.refusedFor')}>
          <ul className="hand-over-problems">
            {refused.problems.map(({ field, reason }) => (
              <li key={`${field} ${reason}`}>
                {field === '' ? null : <span className="code">{field} </span>}
                {reason}
              </li>
            ))}
          </ul>
        </Fold>
        <Button look="plain" onPress={() => seen.mutate({})}>
          {t('common.close')}
        </Button>
      </Notice>
    </div>
  )
}
