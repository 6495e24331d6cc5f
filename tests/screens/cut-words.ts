import type { Page } from 'playwright'

declare global {
  interface Window {
    wordsBefore?: { text: Node; ours: string; longer: string }[]
  }
}

/**
 * Makes every word on the page as long and as tall as another language could: a third longer, with
 * accents above and below. Codes and keys stay.
 */
export function pseudoLocalise(page: Page): Promise<void> {
  return page.evaluate(() => {
    const accents: Readonly<Record<string, string>> = {
      ...{ a: 'å', e: 'ë', i: 'ï', o: 'ö', u: 'ü', g: 'ģ', n: 'ñ' },
    }
    const longer = (text: string) =>
      text.replace(/\p{L}{3,}/gu, (word) => {
        const accented = [...word].map((sign) => accents[sign] ?? sign).join('')
        return accented + accented.slice(-Math.ceil(accented.length / 3))
      })
    window.wordsBefore = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement?.closest('.code, kbd, script, style, svg') != null) continue
      const ours = text.nodeValue ?? ''
      window.wordsBefore.push({ text, ours, longer: longer(ours) })
    }
    for (const one of window.wordsBefore) one.text.nodeValue = one.longer
  })
}

/** As they were, but for those that the page has said anew meanwhile. */
export function putWordsBack(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const { text, ours, longer } of window.wordsBefore ?? []) {
      if (text.nodeValue === longer) text.nodeValue = ours
    }
  })
}

/** Words that cannot be read whole: clipped, out of their button, or beyond what can be scrolled to. */
export function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 1.5
    const found = new Set<string>()
    /** Hidden, behind a sheet, or there for a screen reader only. */
    const isUnseen = (holder: Element) => {
      if (!holder.checkVisibility({ visibilityProperty: true })) return true
      if (holder.closest('[inert]') !== null) return true
      for (let around: Element | null = holder; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).clipPath !== 'none') return true
      }
      return false
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const holder = text.parentElement
      const words = text.nodeValue?.trim() ?? ''
      if (holder === null || words === '' || isUnseen(holder)) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      const complain = (why: string, place: Element) =>
        found.add(`${why} ${place.tagName}.${place.className}: “${words.slice(0, 40)}”`)
      let scrollsDown = false
      for (let around: Element | null = holder; around !== null; around = around.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(around)
        const box = around.getBoundingClientRect()
        const isWider = left < box.left - slack || right > box.right + slack
        const isTaller = !scrollsDown && (top < box.top - slack || bottom > box.bottom + slack)
        const isControl = around.matches('button, [role=button], a, .pill')
        if (isControl && (isWider || isTaller)) complain('spills from', around)
        else if (overflowX !== 'visible' && isWider) complain('cut by', around)
        else if (/hidden|clip/.test(overflowY) && isTaller) complain('cut by', around)
        if (/auto|scroll/.test(overflowY)) scrollsDown = true
        if (position === 'fixed') break
      }
    }
    return [...found]
  })
}
