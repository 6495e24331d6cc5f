import { ChevronRight } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'

/** Shows what is inside only when asked; closed, its content is not in the page at all. */
export function Fold({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="fold">
      <button
        type="button"
        className="fold-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
        <ChevronRight size={16} aria-hidden />
      </button>
      {open ? <div id={id}>{children}</div> : null}
    </div>
  )
}
