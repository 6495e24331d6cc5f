import type { Page } from 'playwright-core'

/** Milliseconds between two keys: a scanner, and a quick person. */
export const scannerPace = 4
export const personPace = 70

/** A scanner that types like a keyboard, Enter behind the code, whatever has the focus. */
export function scanByKeyboard(page: Page, code: string): Promise<void> {
  return typeKeys(page, code, 'Enter', scannerPace)
}

/**
 * Each key with the time at which it went down, as the system tells it: Chromium would stamp a key
 * when it comes to handle it, so that a scanner looked like a person on a busy machine.
 */
export async function typeKeys(
  page: Page,
  text: string,
  end: 'Enter' | 'Tab' | null,
  pace: number,
): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const keys = end === null ? [...text] : [...text, end]
  const begin = (Date.now() - keys.length * pace) / 1_000
  const sent = keys.flatMap((key, nth) => {
    const event = { ...keyEvent(key), timestamp: begin + (nth * pace) / 1_000 }
    return [
      devTools.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown' }),
      devTools.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp', text: '' }),
    ]
  })
  await Promise.all(sent)
  await devTools.detach()
}

function keyEvent(key: string) {
  if (key === 'Enter') return { key, code: key, text: '\r', windowsVirtualKeyCode: 13 }
  if (key === 'Tab') return { key, code: key, windowsVirtualKeyCode: 9 }
  return { key, text: key }
}
