import { useId, type TextareaHTMLAttributes } from 'react'

type NotesProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'> & {
  label: string
}

/** A few lines of text. */
export function Notes({ label, ...area }: NotesProps) {
  const id = useId()
  return (
    <div className="field lead-notes">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <textarea {...area} id={id} className="input" rows={2} maxLength={2_000} />
    </div>
  )
}
