import { app, dialog } from 'electron'
import { shellWords } from './words.ts'

const folderCodes = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENOSPC'])
const partCodes = new Set(['ERR_DLOPEN_FAILED', 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])

/**
 * The counter could not even begin: says why in a window, not in a console, and ends. Waits for
 * `ready`, because before it Linux writes the words to a console after all.
 */
export function sayWhyNot(error: unknown): void {
  const words = shellWords()
  const [what = ''] = String(error).split('\n')
  void app.whenReady().then(() => {
    dialog.showErrorBox('Cicopass Counter', `${words[reasonOf(error)]}\n\n${what}`)
    app.exit(1)
  })
}

function reasonOf(error: unknown): 'folderRefused' | 'partMissing' | 'didNotOpen' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (partCodes.has(code) || /Failed to load|native build/i.test(String(error)))
    return 'partMissing'
  return folderCodes.has(code) ? 'folderRefused' : 'didNotOpen'
}
