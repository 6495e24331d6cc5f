import { useRef, type ReactNode } from 'react'

/** A list of lines to press; arrow keys walk along them. */
export function WalkList({
  className,
  label,
  children,
}: {
  className?: string
  label: string
  children: ReactNode
}) {
  const list = useRef<HTMLUListElement>(null)
  return (
    <ul
      ref={list}
      className={className}
      aria-label={label}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        const lines = [...(list.current?.querySelectorAll('button') ?? [])]
        const at = lines.findIndex((line) => line === document.activeElement)
        if (by === undefined || at === -1) return
        event.preventDefault()
        lines[Math.min(lines.length - 1, Math.max(0, at + by))]?.focus()
      }}
    >
      {children}
    </ul>
  )
}
