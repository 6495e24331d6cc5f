import { useTranslation } from 'react-i18next'

type FrameNumberInGroupsProps = {
  sent: string
  /** As it was read, where staff compare just that with the frame. */
  asRead?: string
}

/**
 * A frame number in groups of four, for comparing and reading aloud. The groups stand apart by their
 * margin: what is selected and copied has no spaces. With `asRead` in its own groups (`SN 4711`, `AB+1234`).
 */
export function FrameNumberInGroups({ sent, asRead }: FrameNumberInGroupsProps) {
  const groups = asRead === undefined ? inFours(sent) : ownGroups(sent, asRead)
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

function inFours(text: string): string[] {
  return text.match(/.{1,4}/gsu) ?? []
}

/** By the spaces it was read with, else by its hyphens and other signs; longer ones in fours. */
function ownGroups(sent: string, asRead: string): string[] {
  const words = asRead.trim().toUpperCase().split(/\s+/u)
  const isWhole = words.join('') === sent.replace(/\s+/gu, '').toUpperCase()
  if (words.length > 1 && isWhole) return words
  return (sent.match(/[A-Z0-9]*[^A-Z0-9]*/giu) ?? []).flatMap(inFours)
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
