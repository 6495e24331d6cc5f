import type { Page } from 'playwright'

/** Milliseconds between two keys: a scanner, and a quick person. */
export const scannerPace = 4
export const personPace = 70

/**
 * A scanner that types like a keyboard, Enter behind the code, whatever has the focus. It did so a moment
 * ago: a key that a test presses next is a person's, not one that the scanner typed behind its code.
 */
export function scanByKeyboard(page: Page, code: string): Promise<void> {
  return typeStrokes(page, strokesOf(code, ['Enter'], scannerPace), { ago: pauseBehind.end })
}

/** A person's Enter, which never comes right behind a scan: see `suffixPause` in renderer/scanning/wedge.ts. */
export function pressEnter(page: Page): Promise<void> {
  return typeStrokes(page, [{ key: 'Enter', gap: 0 }])
}

/** A person's key: no quicker behind a scan than a hand is, or it would be one that the scanner typed. */
export async function pressKey(page: Page, key: string): Promise<void> {
  const early = (lastKeys.get(page)?.at ?? 0) + pauseBehind.end - Date.now()
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
  await page.keyboard.press(key)
}

/** A key, and how many milliseconds after the one before it goes down. */
export type Stroke = { readonly key: string; readonly gap: number }

/** The signs of a text and what a scanner sends behind them, evenly. */
export function strokesOf(text: string, ends: readonly string[], gap: number): Stroke[] {
  return [...text, ...ends].map((key) => ({ key, gap }))
}

/** As `typeStrokes`, evenly. */
export function typeKeys(
  page: Page,
  text: string,
  end: 'Enter' | 'Tab' | null,
  pace: number,
): Promise<void> {
  return typeStrokes(page, strokesOf(text, end === null ? [] : [end], pace))
}

/**
 * Each key with the time at which it went down, as the system tells it: Chromium would stamp a key
 * when it comes to handle it, so that a scanner looked like a person on a busy machine.
 */
export async function typeStrokes(
  page: Page,
  strokes: readonly Stroke[],
  { ago = 0 }: { ago?: number } = {},
): Promise<void> {
  const times = await timesOf(page, strokes, ago)
  const keys = strokes.flatMap(({ key }, nth) => {
    const event = { ...keyEvent(key), timestamp: times[nth] ?? 0 }
    return [
      { ...event, type: 'keyDown' as const },
      { ...event, type: 'keyUp' as const, text: '' },
    ]
  })
  await dispatch(page, keys)
}

/** A scanner in ALT mode, a key each `gap` milliseconds: the number of each sign while Alt is down. */
export async function typeAltCodes(page: Page, text: string, gap: number): Promise<void> {
  const alt = { key: 'Alt', code: 'AltLeft', windowsVirtualKeyCode: 18 }
  const events = [...text].flatMap((sign) => [
    { ...alt, type: 'rawKeyDown' as const, modifiers: 1 },
    ...[...String(sign.charCodeAt(0)).padStart(4, '0')].flatMap((digit) => {
      const key = {
        ...{ key: digit, code: `Numpad${digit}`, isKeypad: true, location: 3, modifiers: 1 },
        windowsVirtualKeyCode: 96 + Number(digit),
      }
      return [
        { ...key, type: 'rawKeyDown' as const },
        { ...key, type: 'keyUp' as const },
      ]
    }),
    { ...alt, type: 'keyUp' as const, modifiers: 0 },
  ])
  const enter = keyEvent('Enter')
  const all = [
    ...events,
    { ...enter, type: 'keyDown' as const },
    { ...enter, type: 'keyUp' as const, text: '' },
  ]
  const times = await timesOf(
    page,
    all.map(({ key }) => ({ key, gap })),
  )
  await dispatch(
    page,
    all.map((event, nth) => ({ ...event, timestamp: times[nth] ?? 0 })),
  )
}

/** When the last key went down in a page, in epoch milliseconds, and whether it ended a text. */
const lastKeys = new WeakMap<Page, { readonly at: number; readonly isEnd: boolean }>()

/** Milliseconds: aiming the scanner again, and reaching for it after typing. */
const pauseBehind = { end: 250, sign: 1_100 }

/**
 * In seconds; the last key goes down now, or so many milliseconds ago. Keys have been pressed before they
 * are dispatched, so a quick machine waits until these are not older than the ones before them.
 */
async function timesOf(page: Page, strokes: readonly Stroke[], ago = 0): Promise<number[]> {
  const total = strokes.reduce((sum, { gap }) => sum + gap, 0)
  const last = lastKeys.get(page)
  const earliest = last === undefined ? 0 : last.at + pauseBehind[last.isEnd ? 'end' : 'sign']
  const early = earliest + total + ago - Date.now()
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
  let at = Date.now() - ago - total
  const times = strokes.map(({ gap }) => {
    at += gap
    return at / 1_000
  })
  const isEnd = ['Enter', 'Tab'].includes(strokes.at(-1)?.key ?? '')
  lastKeys.set(page, { at, isEnd })
  return times
}

type KeyEvent = {
  readonly type: 'keyDown' | 'rawKeyDown' | 'keyUp'
  readonly key: string
  readonly timestamp: number
  readonly code?: string
  readonly text?: string
  readonly modifiers?: number
  readonly isKeypad?: boolean
  readonly location?: number
  readonly windowsVirtualKeyCode?: number
}

async function dispatch(page: Page, events: readonly KeyEvent[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  await Promise.all(events.map((event) => devTools.send('Input.dispatchKeyEvent', event)))
  await devTools.detach()
}

function keyEvent(key: string) {
  if (key === 'Enter') return { key, code: key, text: '\r', windowsVirtualKeyCode: 13 }
  if (key === 'Tab') return { key, code: key, windowsVirtualKeyCode: 9 }
  return { key, text: key }
}
