import { useTranslation } from 'react-i18next'
import type { Draft, Stop } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { NumberDoubt } from '../../components/number-doubt.tsx'
import type { SellCalls } from './use-sell-calls.ts'

export type NumberQuestionProps = {
  draft: Draft
  asked: Extract<Stop, { because: 'frame-number-asked' }>
  calls: SellCalls
}

/** What was read may not be the number on the frame: staff say which, and neither is lost. */
export function NumberQuestion({ draft, asked, calls }: NumberQuestionProps) {
  const { t } = useTranslation()
  const { number, asks } = asked
  const before = draft.frameNumber?.number.sent ?? null
  const isOther = asks === 'replaces'
  return (
    <NumberDoubt asks={asks} asRead={number.asRead} sent={number.sent}>
      {before === null || before === number.sent ? null : (
        <p className="soft">{t('sell.stop.frameNumberAsked.before', { number: before })}</p>
      )}
      <div className="button-row">
        <Button look="go" onPress={() => calls.dropFrameNumber.mutate({})}>
          {before === null
            ? t('sell.stop.frameNumberAsked.rescan')
            : t('sell.stop.frameNumberAsked.keep', { number: before })}
        </Button>
        <Button onPress={() => calls.useFrameNumber.mutate({ sent: number.sent })}>
          {t(isOther ? 'sell.stop.frameNumberAsked.replace' : 'sell.stop.frameNumberAsked.use')}
        </Button>
      </div>
      <p className="soft">{t('sell.stop.frameNumberAsked.card')}</p>
    </NumberDoubt>
  )
}
