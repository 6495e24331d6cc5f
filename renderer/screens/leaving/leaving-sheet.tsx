import { useTranslation } from 'react-i18next'
import type { LeaveQuestion } from '../../../shared/leaving.ts'
import { Button } from '../../components/button.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall } from '../../counter/queries.ts'
import { UnsentBikes } from './unsent-bikes.tsx'

export function LeavingSheet({ question }: { question: LeaveQuestion }) {
  const { t } = useTranslation()
  const answer = useCall('leaving.answer')
  const { id, reason, unsent } = question
  const isSent = unsent.total === 0
  const say = (go: boolean) => answer.mutate({ id, go })
  return (
    <Sheet
      title={t(isSent ? 'leaving.allSent' : 'leaving.title')}
      isOpen
      scans="wait"
      onClose={() => say(false)}
      role="alertdialog"
    >
      {isSent ? (
        <p>{t('leaving.allSentText')}</p>
      ) : (
        <>
          <UnsentBikes unsent={unsent} />
          <p>{t(`leaving.text.${reason}`)}</p>
        </>
      )}
      <div className="button-row">
        {/* The safe answer takes the focus: the Enter of a scanner closes nothing. */}
        <Button autoFocus isDisabled={answer.isPending} onPress={() => say(false)}>
          {t('leaving.stay')}
        </Button>
        <Button
          look="go"
          data-leave={reason}
          isDisabled={answer.isPending}
          onPress={() => say(true)}
        >
          {t(isSent ? `leaving.goSent.${reason}` : `leaving.go.${reason}`)}
        </Button>
      </div>
    </Sheet>
  )
}
