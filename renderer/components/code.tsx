import { useTranslation } from 'react-i18next'

/**
 * A frame number in groups of four, for comparing and reading aloud. The groups stand apart by
 * their margin: what is selected and copied has no spaces.
 */
export function FrameNumberInGroups({ sent }: { sent: string }) {
  const groups = sent.match(/.{1,4}/gsu) ?? []
  return (
    <span
      className="code frame-number"
      onCopy={(event) => {
        const selected = window.getSelection()?.toString() ?? ''
        event.clipboardData.setData('text/plain', selected.replace(/\s+/gu, ''))
        event.preventDefault()
      }}
    >
      {groups.map((group, place) => (
        <span key={`${String(place)}${group}`} className="code-group">
          {group}
        </span>
      ))}
    </span>
  )
}

export function Key({ children }: { children: string }) {
  return <kbd className="key">{children}</kbd>
}

export function Loading() {
  const { t } = useTranslation()
  return (
    <p className="soft loading" role="status">
      {t('common.loading')}
    </p>
  )
}
