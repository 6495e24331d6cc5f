import { useEffect, useEffectEvent, useState } from 'react'
import { lettersFor } from './tip-letters.ts'
import './key-tips.css'

/** A scanner's next sign comes sooner than this, in milliseconds: then the letter was none of a person. */
const alone = 100
const pressable =
  'button, a[href], summary, [role="button"], [role="tab"], [role="switch"], label:has(input[type="checkbox"], input[type="radio"])'

type Tip = { letter: string; target: HTMLElement; label: string; left: number; top: number }

/** A letter on everything that can be pressed now; the letter presses it. Anything else ends it. */
export function KeyTips({ onEnd }: { onEnd: () => void }) {
  const [tips] = useState(findTips)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const listen = (event: KeyboardEvent) => {
      const isSecond = timer !== undefined
      clearTimeout(timer)
      const tip = tips.find(({ letter }) => letter === event.key.toLowerCase())
      const isOurs = tip !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey
      if (isOurs || event.key === 'Escape') {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      if (!isOurs || isSecond || event.repeat) {
        // Alt again ends it when it comes up.
        if (event.key !== 'Alt' && event.key !== 'Shift') end()
        return
      }
      timer = setTimeout(() => {
        end()
        tip.target.focus()
        tip.target.click()
      }, alone)
    }
    const stop = () => end()
    window.addEventListener('keydown', listen, true)
    for (const event of ['pointerdown', 'resize', 'wheel', 'blur']) {
      window.addEventListener(event, stop, true)
    }
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', listen, true)
      for (const event of ['pointerdown', 'resize', 'wheel', 'blur']) {
        window.removeEventListener(event, stop, true)
      }
    }
  }, [tips])
  return (
    <div aria-hidden>
      {tips.map(({ letter, label, left, top }) => (
        <kbd key={letter} className="key-tip" data-tip-for={label} style={{ left, top }}>
          {letter.toUpperCase()}
        </kbd>
      ))}
    </div>
  )
}

function findTips(): Tip[] {
  const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')]
  const within = dialogs.at(-1) ?? document
  const targets = [...within.querySelectorAll<HTMLElement>(pressable)].filter(isPressable)
  const labels = targets.map(labelOf)
  const signs = lettersFor(labels)
  return targets.flatMap((target, place) => {
    const letter = signs[place]
    if (letter === null || letter === undefined) return []
    const { left, top } = target.getBoundingClientRect()
    return [{ letter, target, label: labels[place] ?? '', left, top }]
  })
}

/** It can be seen, nothing lies over it, and it has no key of its own. */
function isPressable(target: HTMLElement): boolean {
  if (target.matches(':disabled, [data-disabled], [aria-disabled="true"]')) return false
  if (target.hasAttribute('aria-keyshortcuts') || target.querySelector('kbd') !== null) return false
  const { left, top, width, height } = target.getBoundingClientRect()
  if (width === 0 || height === 0) return false
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  return over !== null && (target.contains(over) || over.contains(target))
}

function labelOf(target: HTMLElement): string {
  return (target.getAttribute('aria-label') ?? target.innerText).trim()
}
