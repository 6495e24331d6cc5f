import { isCommand, programWords } from '../workplace/command-words.ts'
import { sayWhyNot } from './cannot-start.ts'

// Imported here and not above: what fails while it loads (a native part that is missing, a folder that
// may not be written) is still said in a window. `ready` waits for the main module and its top-level
// awaits, so everything in there is in time.
if (isCommand(programWords())) {
  // In a package the app itself is the command line: the fuse that would make it Node is off.
  await import('../cli.ts')
} else {
  try {
    await import('./start.ts')
  } catch (error) {
    sayWhyNot(error)
  }
}
