import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Key } from '../../components/code.tsx'
import { useSoldBikes } from '../../counter/queries.ts'

/** What the till sold today and what became of it; nothing where the till cannot be read. */
export function TillToday({ onSoldBikes }: { onSoldBikes: () => void }) {
  const { t } = useTranslation()
  const { data: sold } = useSoldBikes()
  if (sold === undefined || sold.reading.readAt === null) return null
  const { today } = sold
  const words = [
    t('sold.today.sold', { number: today.sold }),
    t('sold.today.registered', { number: today.registered }),
    today.onTheirWay > 0 ? t('sold.today.onTheirWay', { number: today.onTheirWay }) : null,
    today.dismissed > 0 ? t('sold.today.dismissed', { number: today.dismissed }) : null,
    t('sold.today.open', { number: today.open }),
  ]
  return (
    <section className="till-today" data-till-today aria-label={t('sold.today.label')}>
      <p>
        <strong>{t('sold.today.label')}</strong>
        <br />
        {words.filter((word) => word !== null).join(' · ')}
      </p>
      <Button onPress={onSoldBikes}>
        {t('sold.today.show')} <Key>F2</Key>
      </Button>
    </section>
  )
}
