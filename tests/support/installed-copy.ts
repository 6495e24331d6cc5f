import type { KeyObject } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../build/build.mjs'

const root = join(import.meta.dirname, '..', '..')

/**
 * The built counter as an AppImage has it: with the key of whoever releases it, and with what an
 * installer leaves behind, under the name that electron-updater looks for outside of a package.
 */
export async function installCopy(key: KeyObject): Promise<{
  appFolder: string
  /** Where the AppImage itself lies; a file that is replaced by an update. */
  appImage: string
  remove: () => void
}> {
  await build()
  const folder = mkdtempSync(join(tmpdir(), 'counter-installed-'))
  const appFolder = join(folder, 'app')
  for (const part of ['package.json', 'dist/electron', 'dist/renderer']) {
    cpSync(join(root, part), join(appFolder, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(appFolder, 'node_modules'))
  writeFileSync(join(appFolder, 'update-key.pem'), key.export({ type: 'spki', format: 'pem' }))
  const updates = 'provider: generic\nurl: https://updates.invalid\n'
  writeFileSync(join(appFolder, 'dev-app-update.yml'), updates)
  const appImage = join(folder, 'Cicopass Counter.AppImage')
  writeFileSync(appImage, 'the old one')
  return {
    appFolder,
    appImage,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
