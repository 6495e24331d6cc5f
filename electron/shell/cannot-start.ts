import { app, dialog } from 'electron'
import { shellWords, type ShellWords } from './words.ts'

const folderCodes = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENOSPC'])
const partCodes = new Set(['ERR_DLOPEN_FAILED', 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])

/** The counter could not even begin: says why in a window, not in a console, and ends. */
export function sayWhyNot(error: unknown): void {
  const [what = ''] = String(error).split('\n')
  void sayAndEnd(reasonOf(error), what)
}

/**
 * Says it and ends: a window without a counter behind it would be a lie. Waits for `ready`, because
 * before it Linux writes the words to a console after all.
 *
 * @param what the error in its own words; where our sentence cannot be read, it stands there alone
 */
export async function sayAndEnd(why: keyof ShellWords['cannotGoOn'], what = ''): Promise<void> {
  const words = shellWords().then(
    ({ cannotGoOn }) => cannotGoOn[why],
    (error: unknown) => String(error),
  )
  const [sentence] = await Promise.all([words, app.whenReady()])
  dialog.showErrorBox('Cicopass Counter', what === '' ? sentence : `${sentence}\n\n${what}`)
  app.exit(1)
}

function reasonOf(error: unknown): 'folderRefused' | 'partMissing' | 'didNotOpen' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (partCodes.has(code) || /Failed to load|native build/i.test(String(error)))
    return 'partMissing'
  return folderCodes.has(code) ? 'folderRefused' : 'didNotOpen'
}
