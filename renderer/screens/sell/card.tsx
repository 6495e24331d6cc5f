import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Part } from '../../../shared/registration.ts'
import { Key } from '../../components/code.tsx'
import { Button } from '../../components/button.tsx'

/** Where a scan went: a line of light over the card that took it, 150 ms. */
function Beam({ count }: { count: number | null }) {
  return count === null ? null : <i key={count} className="beam" aria-hidden />
}

export type FoldedCardProps = {
  part: Part
  isDone: boolean
  beam: number | null
  children?: ReactNode
  /** What stands at the right, before "change". */
  aside?: ReactNode
  onChange?: () => void
}

/** A part that is done, or not yet its turn: one line. */
export function FoldedCard(props: FoldedCardProps) {
  const { t } = useTranslation()
  const name = t(`sell.part.${props.part}`)
  return (
    <section
      className={props.isDone ? 'card card-done' : 'card card-later'}
      data-part={props.part}
      data-state={props.isDone ? 'done' : 'later'}
      aria-label={name}
    >
      <span className="tick">
        {props.isDone ? <Check size={20} strokeWidth={3} aria-label={t('sell.tick')} /> : null}
      </span>
      <div className="card-text">
        <div className="card-name">{name}</div>
        <div className="card-value">
          {props.isDone ? props.children : <span className="soft">{t('sell.later')}</span>}
        </div>
      </div>
      <div className="card-aside">
        {props.aside}
        {props.onChange === undefined ? null : (
          <Button
            look="plain"
            aria-label={t('sell.changePart', { part: name })}
            onPress={props.onChange}
          >
            {t('sell.change')}
          </Button>
        )}
      </div>
      <Beam count={props.beam} />
    </section>
  )
}

export type NextCardProps = {
  part: Part | 'ready' | 'stop'
  tone?: 'go' | 'stop' | 'look'
  eyebrow: string
  big: string
  hint?: ReactNode
  beam?: number | null
  children: ReactNode
}

/** The next missing thing: the biggest on the screen. */
export function NextCard(props: NextCardProps) {
  const tone = props.tone ?? 'go'
  return (
    <section className={`next next-${tone}`} data-part={props.part} data-state="next">
      <p className={`eyebrow eyebrow-${tone}`}>{props.eyebrow}</p>
      <h2 className="next-big">{props.big}</h2>
      {props.hint === undefined ? null : <p className="next-hint">{props.hint}</p>}
      {props.children}
      <Beam count={props.beam ?? null} />
    </section>
  )
}

export function EnterKey() {
  const { t } = useTranslation()
  return <Key>{t('sell.ready.key')}</Key>
}
