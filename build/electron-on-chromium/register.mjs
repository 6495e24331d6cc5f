// Started as `node --import ./build/electron-on-chromium/register.mjs dist/electron/main.js`: the
// module `electron` resolves to the stand-in, nothing else changes for the program.
import { realpathSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { isMainThread } from 'node:worker_threads'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'electron' || specifier === 'electron/main') {
      return { url: standIn, format: 'module-typescript', shortCircuit: true }
    }
    return nextResolve(specifier, context)
  },
})

const entry = process.argv[1]
if (isMainThread && entry !== undefined) {
  const { app } = await import('./app.ts')
  process.stderr.write('Electron is not here: Chromium under Node.js is standing in for it.\n')
  // `ready` waits for the main module and its top-level awaits, as in Electron. Node evaluates a
  // module once, so this is the very import that it makes for its entry; when that fails Node says
  // so itself and ends, and the second argument only keeps the failure from being told twice.
  import(pathToFileURL(realpathSync(entry)).href).then(
    () => app.mainModuleLoaded(),
    () => undefined,
  )
}
