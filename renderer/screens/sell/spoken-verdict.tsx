import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/registration.ts'
import type { Heard } from './use-beam.ts'
import { verdictWords } from './verdict-view.ts'

/** What changed, for who listens instead of looks: the last scan and the frame number's verdict. */
export function SpokenVerdict({ draft, heard }: { draft: Draft; heard: Heard | null }) {
  const { t } = useTranslation()
  const { frameNumber } = draft
  return (
    <>
      <p className="only-for-readers" role="status" data-heard={heard?.scanned.outcome}>
        {heard === null ? null : <SpokenScan heard={heard} />}
      </p>
      <p className="only-for-readers" role="status" data-spoken-verdict>
        {frameNumber === null
          ? null
          : `${t('sell.part.frameNumber')} ${frameNumber.number.sent}: ${verdictWords(
              t,
              frameNumber.check,
            )}`}
      </p>
    </>
  )
}

function SpokenScan({ heard: { scanned } }: { heard: Heard }) {
  const { t } = useTranslation()
  const { meaning, outcome } = scanned
  switch (outcome) {
    case 'repeated':
      return t('sell.heard.repeated')
    case 'refused':
      return t('sell.heard.refused')
    case 'held':
    case 'waiting':
    case 'shown':
    case 'not-here':
      return t('sell.heard.notHere')
    case 'accepted':
    case 'warning':
      break
  }
  switch (meaning.kind) {
    case 'shield':
      return t('sell.heard.shield', { code: meaning.code })
    case 'product-code':
      return t('sell.heard.productCode', { code: meaning.barcode })
    case 'frame-number':
      return t('sell.heard.frameNumber', { code: meaning.number.sent })
    case 'object':
      return t('sell.heard.object', { code: meaning.objectId })
    case 'understood':
      return t('sell.heard.understood')
    case 'badge':
      return t('sell.heard.badge')
    case 'nothing':
      return t('sell.heard.nothing')
  }
}
