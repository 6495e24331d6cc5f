import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { CodeInput } from '../sell/code-input.tsx'

export type LeadStartCardProps = {
  onRead: (code: string) => void
  onBlank: () => void
  onAdd: () => void
}

/** Nothing is chosen: a bike is asked for. */
export function LeadStartCard({ onRead, onBlank, onAdd }: LeadStartCardProps) {
  const { t } = useTranslation()
  return (
    <>
      <section className="next next-go">
        <p className="eyebrow eyebrow-go">{t('leads.start.eyebrow')}</p>
        <h2 className="next-big">{t('leads.start.big')}</h2>
        <p className="next-hint">{t('leads.start.hint')}</p>
        <CodeInput
          label={t('leads.start.input')}
          placeholder={t('leads.start.input')}
          onRead={onRead}
        />
      </section>
      <div className="button-row">
        <Button onPress={onBlank}>
          <Plus size={18} aria-hidden />
          {t('leads.start.without')}
        </Button>
        <Button look="plain" onPress={onAdd}>
          {t('leads.start.add')}
        </Button>
      </div>
      <p className="soft">{t('leads.start.enter')}</p>
    </>
  )
}
