import { describe, expect, it } from 'vitest'
import { allScreens } from '../../renderer/screens/all-screens.ts'
import { english } from '../../renderer/i18n/en/index.ts'
import { french } from '../../renderer/i18n/fr/index.ts'
import { german } from '../../renderer/i18n/de/index.ts'
import { dutch } from '../../renderer/i18n/nl/index.ts'
import { ScreenName } from '../../shared/counter-api.ts'
import { screens } from '../../shared/screens.ts'
import type { ScreenDeclaration } from '../../renderer/screens/screen.ts'

describe('A screen', () => {
  it.each(screens)('$name has a page, a key of its own and a name in every language', (screen) => {
    const { name, key } = screen
    expect(allScreens[name].Page).toBeDefined()
    expect(screens.filter((other) => other.key === key)).toEqual([screen])
    for (const words of [dutch, english, german, french]) expect(words.nav[name]).toBeTruthy()
  })

  it('is one that main sends scans to', () => {
    expect(ScreenName.options).toEqual([...screens.map(({ name }) => name), 'first-run'])
  })

  it('that nobody declared does not compile', () => {
    type Known = (typeof screens)[number]['name']
    // @ts-expect-error -- the workshop has no page
    const declared: Record<Known | 'workshop', ScreenDeclaration> = allScreens
    expect(declared).not.toHaveProperty('workshop')
  })
})
