import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { faultMessage } from '../../i18n/fault-message.ts'
import {
  notCheckedReason,
  verdictView,
  verdictWords,
  type FilledFrameNumber,
} from './verdict-view.ts'

export function FrameVerdict({ frameNumber }: { frameNumber: FilledFrameNumber }) {
  const { t } = useTranslation()
  const { tone, word } = verdictView(frameNumber.check)
  const reason = frameNumber.check.fault === null ? null : notCheckedReason(frameNumber.check.fault)
  const said = verdictWords(t, frameNumber.check)
  return (
    <Pill tone={tone}>
      {word === 'notChecked' && reason !== null
        ? `${said} · ${t(`sell.notChecked.${reason}`)}`
        : said}
    </Pill>
  )
}

export function ShieldVerdict({ shield }: { shield: NonNullable<Draft['shield']> }) {
  const { t } = useTranslation()
  if (shield.kind === 'without') return null
  if (shield.check.state === 'checking')
    return <Pill tone="wait">{t('sell.verdict.checking')}</Pill>
  switch (shield.check.verdict) {
    case 'stolen':
      return <Pill tone="stop">{t('sell.verdict.shieldStolen')}</Pill>
    case 'registered':
      return <Pill tone="look">{t('sell.verdict.shieldUsed')}</Pill>
    case 'unknown':
    case 'clear':
      return <Pill tone="quiet">{t('sell.verdict.shieldFree')}</Pill>
    case 'not-checked':
    case null:
      return <Pill tone="look">{t('sell.verdict.notChecked')}</Pill>
  }
}

/** What staff should look at again about this frame number; none of it stops the sale. */
export function FrameWarnings(props: { frameNumber: FilledFrameNumber; onCheckAgain: () => void }) {
  const { t } = useTranslation()
  const { check, lookAlike, differsFromStock } = props.frameNumber
  const isUnchecked = check.state === 'done' && check.verdict === 'not-checked'
  if (!isUnchecked && lookAlike === null && differsFromStock === null) return null
  const fault = check.fault === null ? null : faultMessage(t, check.fault)
  return (
    <div className="warnings">
      {lookAlike === null ? null : (
        <Notice tone="look">
          <p>
            <strong>
              <CodeSentence message="sell.lookAlike.title" number={lookAlike} />
            </strong>{' '}
            {t('sell.lookAlike.todo')}
          </p>
        </Notice>
      )}
      {differsFromStock === null ? null : (
        <Notice tone="look">
          <p>
            <strong>
              <CodeSentence message="sell.differs.title" number={differsFromStock} />
            </strong>{' '}
            {t('sell.differs.todo')}
          </p>
        </Notice>
      )}
      {isUnchecked ? (
        <div className="notice-beside">
          <Notice tone="look">
            <p>
              <strong>{t('sell.notChecked.title')}</strong> {fault === null ? null : fault.what}{' '}
              {t('sell.notChecked.later')}
            </p>
            {fault?.serviceWords ? <p className="service-words">{fault.serviceWords}</p> : null}
          </Notice>
          <Button onPress={props.onCheckAgain}>{t('sell.notChecked.again')}</Button>
        </div>
      ) : null}
    </div>
  )
}

/** A sentence with a number in it that has to be compared: in the code's own letters. */
function CodeSentence(props: {
  message: 'sell.lookAlike.title' | 'sell.differs.title'
  number: string
}) {
  const { t } = useTranslation()
  // The sentence is split where the number stands: `Trans` would put a parser on the first screen.
  const [before, after] = t(props.message, { number: place }).split(place)
  return (
    <>
      {before}
      <span className="code">{props.number}</span>
      {after}
    </>
  )
}

/** Unicode's sign for something that is no text. */
const place = '\uFFFC'
