import type { Frame } from 'playwright'
import { originOf, toElectron } from './addresses.ts'

/** A frame as `senderFrame` and `mainFrame` show it: throws once its document is gone. */
export class StandInFrame {
  readonly #frame: Frame
  readonly #isCurrent: () => boolean

  constructor(frame: Frame, isCurrent: () => boolean) {
    this.#frame = frame
    this.#isCurrent = isCurrent
  }

  get #live(): Frame {
    if (this.#isCurrent()) return this.#frame
    throw new Error('Render frame was disposed before WebFrameMain could be accessed')
  }

  get url(): string {
    return toElectron(this.#live.url())
  }

  get origin(): string {
    return originOf(this.#live.url())
  }

  get parent(): StandInFrame | null {
    const parent = this.#live.parentFrame()
    return parent && new StandInFrame(parent, this.#isCurrent)
  }

  get top(): StandInFrame | null {
    return this.parent === null ? this : this.parent.top
  }

  isDestroyed(): boolean {
    return !this.#isCurrent()
  }
}
