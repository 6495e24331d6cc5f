import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GlobalKey } from '../../../shared/desk.ts'
import { Button } from '../../components/button.tsx'

export type GlobalKeySettingProps = {
  value: string | null
  works: boolean
  onChange: (key: string | null) => void
}

/** The key is pressed, not typed: what the system is asked for is what the hand will do. */
export function GlobalKeySetting({ value, works, onChange }: GlobalKeySettingProps) {
  const { t } = useTranslation()
  const [listens, setListens] = useState(false)
  return (
    <div>
      <p className="field-label">{t('desk.key')}</p>
      <p className={value === null ? 'soft' : 'code'} data-global-key={value ?? 'none'}>
        {value?.replaceAll('+', ' + ').replace('Control', 'Ctrl') ?? t('desk.keyNone')}
      </p>
      {works ? null : (
        <p className="field-problem" role="alert">
          {t('desk.keyTaken')}
        </p>
      )}
      <div className="button-row">
        <Button
          onPress={() => setListens(true)}
          onBlur={() => setListens(false)}
          onKeyDown={(event) => {
            if (!listens) {
              event.continuePropagation()
              return
            }
            if (event.key === 'Escape') setListens(false)
            const key = acceleratorOf(event)
            if (key === null) return
            event.preventDefault()
            setListens(false)
            onChange(key)
          }}
        >
          {t(listens ? 'desk.keyPress' : 'desk.keyChange')}
        </Button>
        {value === null ? null : (
          <Button look="plain" onPress={() => onChange(null)}>
            {t('desk.keyRemove')}
          </Button>
        )}
      </div>
    </div>
  )
}

type Pressed = {
  key: string
  code: string
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  metaKey: boolean
}

/** As Electron writes it, or null while only modifiers are down. By the key's place: Alt changes its sign. */
function acceleratorOf(event: Pressed): string | null {
  const name = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1] ?? event.code
  const parts = [
    event.ctrlKey ? 'Control' : null,
    event.altKey ? 'Alt' : null,
    event.shiftKey ? 'Shift' : null,
    event.metaKey ? 'Super' : null,
    name,
  ]
  const key = GlobalKey.safeParse(parts.filter((part) => part !== null).join('+'))
  return key.success ? key.data : null
}
