import { describe, expect, it } from 'vitest'
import { allScreens } from '../../renderer/screens/all-screens.ts'
import { ScreenName } from '../../shared/counter-api.ts'
import { everywhereKeys, screens, type ScreenKey } from '../../shared/screens.ts'
import type { ScreenDeclaration } from '../../renderer/screens/screen.ts'
import { inEveryLanguage, windowWords } from '../support/locales.ts'

describe('A screen', () => {
  it.each(screens)('$name has a page, a key of its own and a name in every language', (screen) => {
    const { name, key } = screen
    expect(allScreens[name].Page).toBeDefined()
    expect(screens.filter((other) => other.key === key)).toEqual([screen])
    for (const words of Object.values(inEveryLanguage(windowWords))) {
      expect(words.nav[name]).toBeTruthy()
    }
  })

  it('is one that main sends scans to', () => {
    expect(ScreenName.options).toEqual([...screens.map(({ name }) => name), 'first-run'])
  })

  it('with a key that does something on every screen does not compile', () => {
    const free: ScreenKey = 'F11'
    // @ts-expect-error -- it takes what the till handed over
    const taken: ScreenKey = 'F9'
    // @ts-expect-error -- it practises
    const practising: ScreenKey = 'F10'
    expect(Object.values(everywhereKeys)).toEqual([taken, practising])
    expect(Object.values<string>(everywhereKeys)).not.toContain(free)
  })

  it('that nobody declared does not compile', () => {
    type Known = (typeof screens)[number]['name']
    // @ts-expect-error -- the workshop has no page
    const declared: Record<Known | 'workshop', ScreenDeclaration> = allScreens
    expect(declared).not.toHaveProperty('workshop')
  })
})
