import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Key } from '../../components/code.tsx'
import './settings-index.css'

/** The groups of the page, in its order; each has its heading under `settings-…`. */
const groups = [
  ['accounts', 'settings.accounts'],
  ['scanner', 'settings.scanner'],
  ['desk', 'desk.title'],
  ['general', 'settings.general'],
  ['operators', 'operators.title'],
  ['articles', 'settings.articles'],
  ['privacy', 'privacy.title'],
  ['diagnostics', 'diagnostics.title'],
  ['updates', 'updates.title'],
] as const

type Group = (typeof groups)[number][0]

/** Where you are on the longest page there is, and the way to the rest of it. */
export function SettingsIndex() {
  const { t } = useTranslation()
  const [here, setHere] = useState<Group>('accounts')
  /** What was asked for is where you are, also where the page ends before it has come up. */
  const isGoing = useRef(false)
  const goTo = (group: Group) => {
    isGoing.current = true
    setHere(group)
    show(group)
  }

  const step = useEffectEvent((by: 1 | -1) => {
    const place = groups.findIndex(([group]) => group === here) + by
    const target = groups[place]?.[0]
    if (target !== undefined) goTo(target)
  })
  useEffect(() => {
    const page = document.querySelector('main[data-screen="settings"]')
    if (page === null) return undefined
    const look = () => {
      if (!isGoing.current) setHere(groupInSight(page))
      isGoing.current = false
    }
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'PageDown' && event.key !== 'PageUp') return
      const target = event.target instanceof Element ? event.target : document.body
      if (target.closest('textarea, [role="listbox"], [role="dialog"]') !== null) return
      event.preventDefault()
      step(event.key === 'PageDown' ? 1 : -1)
    }
    page.addEventListener('scroll', look, { passive: true })
    window.addEventListener('keydown', press)
    return () => {
      page.removeEventListener('scroll', look)
      window.removeEventListener('keydown', press)
    }
  }, [])

  return (
    <nav className="settings-index" aria-label={t('settings.index')}>
      <ul>
        {groups.map(([group, title]) => (
          <li key={group}>
            <button
              type="button"
              aria-current={group === here ? 'true' : undefined}
              onClick={() => goTo(group)}
            >
              {t(title)}
            </button>
          </li>
        ))}
      </ul>
      <span className="settings-index-keys" aria-hidden>
        <Key>{t('settings.pageUp')}</Key>
        <Key>{t('settings.pageDown')}</Key>
      </span>
    </nav>
  )
}

const headingOf = (group: Group) => document.getElementById(`settings-${group}`)

/** The heading takes the focus: Tab goes on in the group, and a reader says where it is. */
function show(group: Group): void {
  const heading = headingOf(group)
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: 'start' })
}

/** The last group whose heading has come up to the index; at the very end the last one. */
function groupInSight(page: Element): Group {
  const isAtEnd = page.scrollTop + page.clientHeight >= page.scrollHeight - 2
  if (isAtEnd) return groups[groups.length - 1]?.[0] ?? 'updates'
  const top = page.getBoundingClientRect().top + 140
  const passed = groups.filter(([group]) => {
    const heading = headingOf(group)
    return heading !== null && heading.getBoundingClientRect().top <= top
  })
  return passed.at(-1)?.[0] ?? 'accounts'
}
