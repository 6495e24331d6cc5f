import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { FrameVerdict, FrameWarnings } from '../sell/verdict.tsx'

export type FrameQuestionProps = {
  frameNumber: NonNullable<Draft['frameNumber']>
  onOther: () => void
  onCheckAgain: () => void
}

/** The till's frame number, as large as it goes, for comparing with the frame. */
export function FrameQuestion({ frameNumber, onOther, onCheckAgain }: FrameQuestionProps) {
  const { t } = useTranslation()
  return (
    <>
      <section className="frame-question" data-part="frameNumber" data-state="done">
        <p className="eyebrow eyebrow-go">{t('sold.frame.eyebrow')}</p>
        <p className="frame-question-number">
          <FrameNumberInGroups sent={frameNumber.number.sent} />
        </p>
        <div className="frame-question-foot">
          <FrameVerdict frameNumber={frameNumber} />
          <Button look="plain" onPress={onOther}>
            {t('sold.frame.other')}
          </Button>
        </div>
      </section>
      <FrameWarnings frameNumber={frameNumber} onCheckAgain={onCheckAgain} />
    </>
  )
}
