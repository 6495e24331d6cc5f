import { Pencil, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../../shared/delivery.ts'
import { Button } from '../../../components/button.tsx'
import { FrameNumberInGroups, Key } from '../../../components/code.tsx'
import { Held } from '../../../components/held.tsx'
import { FaultNotice } from '../../../components/notice.tsx'
import { Pill, type Tone } from '../../../components/pill.tsx'
import { useCall } from '../../../counter/queries.ts'
import { titleOf } from '../../sell/sell-view.ts'
import { useEnter } from '../use-enter.ts'
import { ArticlePart } from './article-part.tsx'
import { CorrectSheet, TypedLine } from './line-form.tsx'
import './delivery.css'

type Line = Delivery['lines'][number]

/** A whole delivery by scanner: the article once, then frame number, shield … and one Enter for all. */
export function DeliveryPanel({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation()
  const show = useCall('delivery.show')
  const correct = useCall('delivery.correct')
  const remove = useCall('delivery.remove')
  const register = useCall('delivery.register')
  const undo = useCall('delivery.undo')
  const { article, missing, lines, held } = delivery
  const wrong = lines.find(({ id }) => id === delivery.correcting)
  const ready = lines.filter(({ stop }) => stop === null)
  const registerAll = () => register.mutate({ ids: ready.map(({ id }) => id) })
  useEnter(ready.length > 0 && !register.isPending, registerAll)
  const fault =
    delivery.refusal ??
    register.error?.fault ??
    undo.error?.fault ??
    correct.error?.fault ??
    remove.error?.fault ??
    show.error?.fault ??
    null
  return (
    <section className="delivery" aria-label={t('delivery.title')}>
      <header className="delivery-head">
        <div>
          <h1>{t('delivery.title')}</h1>
          <p className="soft">{t('delivery.sub')}</p>
        </div>
        <Button onPress={() => show.mutate({ isOpen: false })}>{t('delivery.close')}</Button>
      </header>
      {held === null ? null : (
        <Held
          key={held.until}
          name="delivery"
          since={0}
          until={new Date(held.until).getTime()}
          title={t('delivery.saved', { count: held.count })}
          onUndo={() => undo.mutate({})}
        />
      )}
      <p className="delivery-next" role="status" data-delivery-next>
        {t(nextOf(delivery))}
      </p>
      <ArticlePart key={article?.barcode ?? ''} delivery={delivery} />
      {fault === null ? null : <FaultNotice fault={fault} />}
      {article === null || missing.length > 0 ? null : <TypedLine />}
      <ol className="delivery-lines" aria-label={t('delivery.lines')}>
        {lines.map((line) => (
          <li key={line.id} data-delivery-line={line.stop ?? line.check}>
            <span className="soft">{titleOf(line.bike)}</span>
            <FrameNumberInGroups sent={line.number.sent} />
            <span className="code">{line.shieldCode ?? t('sell.without')}</span>
            <Pill tone={toneOf(line)}>{t(`delivery.state.${line.stop ?? line.check}`)}</Pill>
            <Button
              look="plain"
              aria-label={t('delivery.correct', { number: line.number.sent })}
              onPress={() => correct.mutate({ id: line.id })}
            >
              <Pencil size={18} aria-hidden />
            </Button>
            <Button
              look="plain"
              aria-label={t('delivery.remove', { number: line.number.sent })}
              onPress={() => remove.mutate({ id: line.id })}
            >
              <X size={18} aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      {wrong === undefined ? null : <CorrectSheet line={wrong} />}
      {lines.length === 0 ? null : (
        <div className="button-row">
          <Button
            look="go"
            size="large"
            isDisabled={ready.length === 0 || register.isPending}
            onPress={registerAll}
          >
            {t('delivery.register', { count: ready.length })}
          </Button>
          <Key>{t('sell.ready.key')}</Key>
        </div>
      )}
    </section>
  )
}

/** What is to be scanned now. */
function nextOf({ article, missing, lines }: Delivery) {
  if (article === null) return 'delivery.next.article'
  if (missing.length > 0) return 'delivery.next.fields'
  const last = lines.at(-1)
  return last === undefined || last.shieldCode !== null
    ? 'delivery.next.frameNumber'
    : 'delivery.next.shield'
}

function toneOf({ check, stop }: Line): Tone {
  if (stop === 'stolen') return 'stop'
  if (stop !== null) return 'look'
  return check === 'clear' ? 'go' : 'wait'
}
