import { GraduationCap, Store } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/language.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'
import { LanguageChoice } from './language-choice.tsx'
import './pages.css'

export type FirstRunProps = { language: Language; onChosen: () => void }

/** The first start: a language, then real work or practice. */
export function FirstRun({ language, onChosen }: FirstRunProps) {
  const { t } = useTranslation()
  const chooseMode = useCall('app.chooseMode')
  const choose = (mode: 'shop' | 'training') => {
    chooseMode.mutate({ mode }, { onSuccess: onChosen })
  }
  return (
    <main className="page" data-screen="first-run">
      <div className="page-middle">
        <p className="page-mark">{t('counter')}</p>
        <h1>{t('firstRun.welcome')}</h1>
        <p className="page-lead">{t('firstRun.sub')}</p>
        <LanguageChoice language={language} />
        <div className="mode-choices">
          <Button
            className="mode-choice"
            data-mode-choice="shop"
            isDisabled={chooseMode.isPending}
            onPress={() => choose('shop')}
          >
            <Store size={34} strokeWidth={1.5} aria-hidden />
            <strong>{t('firstRun.shopTitle')}</strong>
            <span>{t('firstRun.shopText')}</span>
          </Button>
          <Button
            className="mode-choice mode-choice-training"
            data-mode-choice="training"
            isDisabled={chooseMode.isPending}
            onPress={() => choose('training')}
          >
            <GraduationCap size={34} strokeWidth={1.5} aria-hidden />
            <strong>{t('firstRun.trainingTitle')}</strong>
            <span>{t('firstRun.trainingText')}</span>
          </Button>
        </div>
        {chooseMode.error === null ? null : <FaultNotice fault={chooseMode.error.fault} />}
      </div>
    </main>
  )
}
