import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'

/** The rules whose answer depends on the theme. */
const ofColour = ['color-contrast', 'link-in-text-block']

/** Of WCAG 2.2 AA, what a program can judge; each violation with its first place on the page. */
async function violationsOf(page: Page, rules: 'all' | 'of colour'): Promise<string[]> {
  // Legacy mode stays in this page; the other opens a second one, which the counter refuses.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (rules === 'all' ? axe : axe.withRules(ofColour)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** What is wrong with the page as it stands, in the theme that it has now. */
export function barriersOf(page: Page, look: 'light' | 'dark'): Promise<string[]> {
  return violationsOf(page, look === 'light' ? 'all' : 'of colour')
}

/** In both themes. */
export async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect({ colorScheme, violations: await barriersOf(page, colorScheme) }).toEqual({
      colorScheme,
      violations: [],
    })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
