/** What quitting needs to know of a window. */
interface OpenWindow {
  /** `false`: it stays open. */
  tryClose(): Promise<boolean>
  destroy(): void
  focus(): void
}

export const openWindows = new Set<OpenWindow>()
