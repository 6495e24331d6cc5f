import type { Result } from '../../../shared/fault.ts'
import type { Release } from '../../../shared/update.ts'

/**
 * Brings new versions of the counter. It hands nothing on that is not signed by whoever releases it.
 * One thing at a time: the desk sees to that.
 */
export interface Updater {
  /** Why this copy of the counter cannot be replaced by itself; null: it can. */
  cannot(): 'not-installed' | 'no-key' | null
  /** Installing asks for a password of the system. */
  needsPerson(): boolean
  /** The release that is newer than this counter, or null. */
  look(server: string): Promise<Result<Release | null>>
  /** Fetches what `look` found last. A download that was broken off goes on where it ended. */
  download(how: { signal: AbortSignal; received: (bytes: number) => void }): Promise<Result<void>>
  /** Starts the installer of what was downloaded; the program then ends by itself. */
  install(): Promise<Result<void>>
}
