import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DayFigures } from '../../../shared/overview.ts'
import { Button } from '../../components/button.tsx'
import { Key } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'
import { dayBeside, dayFormatsOf } from './overview-view.ts'
import { usePrintKey } from './use-day-keys.ts'

export type ChosenDayProps = {
  days: readonly DayFigures[]
  chosen: DayFigures
  knowsTill: boolean
  onChoose: (day: string) => void
}

/** One of the days in words, and the way to those beside it. */
export function ChosenDay({ days, chosen, knowsTill, onChoose }: ChosenDayProps) {
  const { t, i18n } = useTranslation()
  const formats = dayFormatsOf(i18n.language)
  const before = dayBeside(days, chosen, -1)
  const after = dayBeside(days, chosen, 1)
  const printing = useCall('overview.printDay')
  const print = () => printing.mutate({ day: chosen.day })
  usePrintKey(print)
  const words = [
    t('overview.inWords.registered', { count: chosen.registered }),
    chosen.onTheirWay > 0 ? t('overview.inWords.onTheirWay', { count: chosen.onTheirWay }) : null,
    chosen.attention > 0 ? t('overview.inWords.attention', { count: chosen.attention }) : null,
    knowsTill ? t('overview.inWords.toRegister', { count: chosen.toRegister }) : null,
    t('overview.inWords.leads', { count: chosen.leads }),
  ]
  return (
    <>
      {printing.error === null ? null : <FaultNotice fault={printing.error.fault} />}
      <div className="chosen-day" data-chosen-day={chosen.day}>
        <Button
          aria-label={t('overview.dayBefore')}
          aria-keyshortcuts="ArrowLeft"
          isDisabled={before === chosen}
          onPress={() => onChoose(before.day)}
        >
          <ChevronLeft size={18} aria-hidden />
          <Key>←</Key>
        </Button>
        <p role="status">
          <strong>
            {chosen === days.at(-1)
              ? t('overview.todayIs', { day: formats.whole(chosen.day) })
              : formats.whole(chosen.day)}
          </strong>
          <span>{words.filter((word) => word !== null).join(' · ')}</span>
        </p>
        <Button
          aria-label={t('overview.dayAfter')}
          aria-keyshortcuts="ArrowRight"
          isDisabled={after === chosen}
          onPress={() => onChoose(after.day)}
        >
          <Key>→</Key>
          <ChevronRight size={18} aria-hidden />
        </Button>
        <Button aria-keyshortcuts="Control+P" isDisabled={printing.isPending} onPress={print}>
          <Printer size={18} aria-hidden />
          {t('overview.print')}
          <Key>{t('overview.printKey')}</Key>
        </Button>
        <span className="only-for-readers" role="status">
          {printing.isSuccess ? t('overview.printed') : null}
        </span>
      </div>
    </>
  )
}
