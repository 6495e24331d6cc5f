import { useTranslation } from 'react-i18next'
import type { TillReading } from '../../../shared/sold-bike.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useMay } from '../../components/owners-only.tsx'
import { useCall } from '../../counter/queries.ts'

/** More numbers than these nobody looks up one by one. */
const mostNumbers = 8

/** What the POS sent and could not be read, shown once to an owner. */
export function UnreadableNotice({ reading: { unreadable } }: { reading: TillReading }) {
  const { t } = useTranslation()
  const seen = useCall('sold.unreadableSeen')
  const may = useMay('sold.unreadableSeen')
  if (!unreadable.isNew || !may) return null
  const { transactions } = unreadable
  const numbers = transactions.slice(0, mostNumbers).join(', ')
  return (
    <div role="status" data-unreadable={unreadable.records}>
      <Notice tone="look">
        <p>
          {t('sold.unreadable.what', { count: unreadable.records })}{' '}
          {numbers === ''
            ? t('sold.unreadable.todo')
            : t('sold.unreadable.todoSales', {
                numbers: transactions.length > mostNumbers ? `${numbers}, …` : numbers,
              })}
        </p>
        <div className="button-row">
          <Button onPress={() => seen.mutate({})}>{t('sold.unreadable.seen')}</Button>
        </div>
      </Notice>
    </div>
  )
}
