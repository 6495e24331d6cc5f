import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/notice.tsx'
import { useBackups } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { MendedWords } from './mended-words.tsx'

/** When the records were last copied, and whether they ever had to be mended. */
export function Copies() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data } = useBackups()
  if (data === undefined) return null
  const { lastAt, mended } = data
  return (
    <>
      <p className="soft" data-setting="copies">
        {lastAt === null
          ? t('settings.noCopy')
          : t('settings.lastCopy', { time: formats.dayAndClock(lastAt) })}
      </p>
      {mended === null ? null : (
        <Notice tone="look">
          <MendedWords mended={mended} />
        </Notice>
      )}
    </>
  )
}
