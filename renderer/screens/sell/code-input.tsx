import { CornerDownLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'

export type CodeInputProps = {
  label: string
  placeholder: string
  onRead: (text: string) => void
  children?: ReactNode
}

/** Where a code is typed. Keys pressed with no focus land here; Enter hands the code over. */
export function CodeInput({ label, placeholder, onRead, children }: CodeInputProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.focus()
  }, [])
  const read = () => {
    const text = field.current?.value.trim() ?? ''
    if (field.current === null || text === '') return
    field.current.value = ''
    onRead(text)
  }
  return (
    <div className="code-input">
      <input
        ref={field}
        className="input code code-input-field"
        data-code-input
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={512}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && event.currentTarget.value !== '') {
            // What is half typed goes first; the sale stays.
            event.stopPropagation()
            event.currentTarget.value = ''
            return
          }
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          // An empty Enter is not for this field: it may confirm the sale.
          if (event.currentTarget.value.trim() === '') return
          event.preventDefault()
          event.stopPropagation()
          read()
        }}
      />
      <Button className="code-input-enter" onPress={read}>
        <CornerDownLeft size={18} aria-hidden />
        {t('sell.next.enter')}
      </Button>
      {children}
    </div>
  )
}
