import { EventEmitter } from 'node:events'
import { app } from './app.ts'

/**
 * What a desktop shows and hears outside of windows. There is none here, so nothing is drawn and no
 * key is really pressed: a test that plays the desktop presses them through `desktop`.
 */

const accelerator =
  /^(?:(?:Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)\+)*(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc)$/i

const keys = new Map<string, () => void>()
const takenByOthers = new Set<string>()

function usable(key: string): string {
  if (!app.isReady()) throw new Error('globalShortcut cannot be used before the app is ready')
  if (!accelerator.test(key)) {
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${key}`)
  }
  return key.toLowerCase()
}

export const globalShortcut = {
  /** False when the key is taken: by another program, or by ourselves. */
  register(key: string, callback: () => void): boolean {
    const name = usable(key)
    if (keys.has(name) || takenByOthers.has(name)) return false
    keys.set(name, callback)
    return true
  },
  isRegistered: (key: string): boolean => keys.has(usable(key)),
  unregister(key: string): void {
    keys.delete(usable(key))
  },
  unregisterAll(): void {
    if (!app.isReady()) throw new Error('globalShortcut cannot be used before the app is ready')
    keys.clear()
  },
}

type Item = { label?: string; enabled?: boolean; type?: string; click?: () => void }

const trays = new Set<StandInTray>()

export class StandInTray extends EventEmitter {
  #image: StandInImage
  #toolTip = ''
  #menu: readonly Item[] = []
  #destroyed = false

  constructor(image: StandInImage) {
    super()
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready')
    this.#image = image
    trays.add(this)
  }

  setImage(image: StandInImage): void {
    this.#assertLive()
    this.#image = image
  }

  setToolTip(toolTip: string): void {
    this.#assertLive()
    this.#toolTip = toolTip
  }

  setContextMenu(menu: { items: readonly unknown[] } | null): void {
    this.#assertLive()
    this.#menu = (menu?.items ?? []) as readonly Item[]
  }

  destroy(): void {
    this.#destroyed = true
    trays.delete(this)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  /** What a person sees of it. */
  seen(): { toolTip: string; image: string; menu: readonly Item[] } {
    return { toolTip: this.#toolTip, image: this.#image.toDataURL(), menu: this.#menu }
  }

  #assertLive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
  }
}

/** A PNG; what cannot be read is an empty image, as in Electron. */
export class StandInImage {
  readonly #png: Buffer
  readonly #size: { width: number; height: number }

  constructor(png: Buffer, size?: { width: number; height: number }) {
    const isPng = png.subarray(1, 4).toString('latin1') === 'PNG' && png.length > 24
    this.#png = isPng ? png : Buffer.alloc(0)
    const own = isPng
      ? { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
      : { width: 0, height: 0 }
    this.#size = size ?? own
  }

  isEmpty(): boolean {
    return this.#png.length === 0
  }

  getSize(): { width: number; height: number } {
    return { ...this.#size }
  }

  resize({ width, height }: { width?: number; height?: number }): StandInImage {
    const own = this.#size
    const scale = width !== undefined ? width / own.width : (height ?? own.height) / own.height
    return new StandInImage(this.#png, {
      width: width ?? Math.round(own.width * scale),
      height: height ?? Math.round(own.height * scale),
    })
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`
  }
}

export const nativeImage = {
  createEmpty: () => new StandInImage(Buffer.alloc(0)),
  createFromDataURL(url: string): StandInImage {
    const content = /^data:[^,]*;base64,(.*)$/s.exec(url)?.[1] ?? ''
    return new StandInImage(Buffer.from(content, 'base64'))
  },
}

/** The hands of whoever sits at the desktop. */
export const desktop = {
  /** Another program takes this key. */
  takeKey(key: string): void {
    takenByOthers.add(key.toLowerCase())
  },
  /** Whether somebody heard it. */
  pressKey(key: string): boolean {
    const heard = keys.get(key.toLowerCase())
    heard?.()
    return heard !== undefined
  },
  trays: (): StandInTray[] => [...trays],
  clickTray(): void {
    for (const tray of trays) tray.emit('click')
  },
  chooseInTray(label: string): boolean {
    const item = [...trays].flatMap((tray) => tray.seen().menu).find((one) => one.label === label)
    item?.click?.()
    return item !== undefined
  },
}

/**
 * Electron's own updater, on Linux: it installs nothing, and electron-updater only tells its listeners
 * that the counter quits for an update.
 */
export const autoUpdater = new EventEmitter()
