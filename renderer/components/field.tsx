import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react'

export type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  label: ReactNode
  hint?: ReactNode
  problem?: string | undefined
  ref?: Ref<HTMLInputElement>
}

/**
 * A labelled input that keeps what is typed in the page only: react-hook-form reads it when it is
 * sent, so that a password never lies in React's state.
 */
export function Field({ label, hint, problem, className, ...input }: FieldProps) {
  const id = useId()
  const described = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined
  return (
    <div className={`field ${className ?? ''}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        className="input"
        aria-invalid={problem ? true : undefined}
        aria-describedby={described}
      />
      {problem ? (
        <span className="field-problem" id={`${id}-problem`}>
          {problem}
        </span>
      ) : hint ? (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}
