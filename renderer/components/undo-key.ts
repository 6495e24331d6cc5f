import { useEffectEvent, useLayoutEffect } from 'react'

/** What can be undone now, the newest last: one press undoes one thing. */
const undoable: (() => void)[] = []

/** Ctrl+Z, or ⌘Z, undoes this for as long as it is on the page. A field keeps its own undo. */
export function useUndoKey(undo: () => void, isOffered = true): void {
  const press = useEffectEvent(undo)
  // With what is on the page, not after it: whoever sees it and presses undoes it, and nothing older.
  useLayoutEffect(() => {
    if (!isOffered) return undefined
    const mine = () => press()
    if (undoable.length === 0) window.addEventListener('keydown', listen)
    undoable.push(mine)
    return () => {
      undoable.splice(undoable.indexOf(mine), 1)
      if (undoable.length === 0) window.removeEventListener('keydown', listen)
    }
  }, [isOffered])
}

function listen(event: KeyboardEvent): void {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
  if (!isUndo || event.key.toLowerCase() !== 'z' || event.repeat || event.defaultPrevented) return
  const target = event.target instanceof Element ? event.target : document.body
  if (target.closest('[role="dialog"],[role="alertdialog"]') !== null) return
  const isWriting =
    (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
    target.value !== ''
  const newest = undoable.at(-1)
  if (isWriting || newest === undefined) return
  event.preventDefault()
  newest()
}
