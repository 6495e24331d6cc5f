import process from 'node:process'
import { isHandOverLink } from '../../shared/hand-over.ts'

/**
 * What stands behind the program on its command line. A package's program is its binary alone; Electron
 * while it is being developed, and Node, name the file they run as well.
 */
export function programWords(argv: readonly string[] = process.argv): string[] {
  const isPackage = 'electron' in process.versions && !process.defaultApp
  return argv.slice(isPackage ? 1 : 2)
}

/**
 * Whether the app is called as a command: `--cli` is the first word. Anywhere else it is a stranger's:
 * whoever opens a link writes what stands behind it, so `cicopass-counter:x -- --cli …` opens the window.
 */
export function isCommand(words: readonly string[]): boolean {
  return words[0] === '--cli'
}

/** Whether a link of ours is among the words: nothing beside one is listened to. */
export function holdsLink(words: readonly string[]): boolean {
  return words.some(isHandOverLink)
}
