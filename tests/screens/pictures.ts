import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright'
import { PNG } from 'pngjs'

const kept = join(import.meta.dirname, '../../docs/screens')
/** What does not look as it is kept lies here, with the difference marked. */
const unlike = join(tmpdir(), 'cicopass-counter-screens')
/** Of a million pixels, anti-aliasing aside. A word that moves is more. */
const tolerated = 100
/** Colours in steps of so many: nobody sees it, and a file is a third smaller. */
const step = 4

export const looks = ['light', 'dark'] as const
export type Look = (typeof looks)[number]
export type Difference = { pixels: number; see: string }

export const isWriting = process.env['COUNTER_SCREENS'] === 'write'

/** The page as it stands, without what differs from run to run: the minute, and ids drawn by lot. */
export async function photograph(page: Page, look: Look): Promise<PNG> {
  await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
  await page.evaluate(async () => {
    await document.fonts.ready
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const said = text.nodeValue ?? ''
      const same = said
        .replace(/\b\d{1,2}:\d{2}(:\d{2})?\b/g, '10:24')
        .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '00000000-0000')
      if (same !== said) text.nodeValue = same
    }
  })
  return inSteps(PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide' })))
}

function inSteps(picture: PNG): PNG {
  const { data } = picture
  for (let place = 0; place < data.length; place += 1) {
    data[place] = Math.min(255, Math.round((data[place] ?? 0) / step) * step)
  }
  return picture
}

/** Null when it looks as another, or as the picture that is kept under this name. */
export function difference(shown: PNG, wanted: PNG | string): Difference | null {
  const name = typeof wanted === 'string' ? wanted : 'another'
  const known = typeof wanted === 'string' ? readKept(wanted) : wanted
  if (known === null) return { pixels: Infinity, see: `There is no picture ${name}` }
  const { width, height } = known
  if (shown.width !== width || shown.height !== height) {
    return { pixels: Infinity, see: `${name} has another size` }
  }
  if (known.data.equals(shown.data)) return null
  const marked = new PNG({ width, height })
  const pixels = pixelmatch(known.data, shown.data, marked.data, width, height, { threshold: 0.1 })
  if (pixels <= tolerated) return null
  const see = join(unlike, `${name}.difference.png`)
  mkdirSync(unlike, { recursive: true })
  writeFileSync(join(unlike, `${name}.png`), PNG.sync.write(shown))
  writeFileSync(see, PNG.sync.write(marked))
  return { pixels, see }
}

/** Keeps the picture, unless the one that is there shows the same. */
export function keep(shown: PNG, name: string): void {
  if (difference(shown, name) === null) return
  mkdirSync(kept, { recursive: true })
  const how = { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 } as const
  writeFileSync(join(kept, `${name}.png`), PNG.sync.write(shown, how))
}

function readKept(name: string): PNG | null {
  const path = join(kept, `${name}.png`)
  return existsSync(path) ? PNG.sync.read(readFileSync(path)) : null
}
