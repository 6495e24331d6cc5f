// `npm run package`: what a shop installs, for the system this runs on.
//
//   npm run package                              everything for this system, into dist/packages/
//   npm run package -- --dir                     the app itself, not yet an installer
//   npm run package -- --electron-dist <folder>  with Electron's distribution from there
//   npm run package -- --update-key <file>       with the public key that new versions are told by
//   npm run package -- --for-tests --dir         with `--inspect`, for the end-to-end suite; never for a shop

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { ROOT, bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'

const wentWell = await orExplain(async () => {
  await bootstrap()
  await underPackagedNode(import.meta.url)
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      'electron-dist': { type: 'string' },
      'update-key': { type: 'string' },
      'for-tests': { type: 'boolean', default: false },
    },
  })
  await makePackages({
    dir: values.dir,
    electronDist: values['electron-dist'],
    updateKey: values['update-key'],
    inspectable: values['for-tests'],
  })
})

// Said aloud: electron-builder's own hook would end this process with 0 whatever happened.
process.exit(wentWell ? 0 : 1)

/**
 * @param {object} how
 * @param {boolean} how.dir
 * @param {string | undefined} how.electronDist
 * @param {string | undefined} how.updateKey
 * @param {boolean} how.inspectable
 */
async function makePackages({ dir, electronDist, updateKey, inspectable }) {
  const [
    { build: buildProgram },
    { gatherApp },
    { packageConfig },
    { placesIn },
    { problemsOf },
    builder,
  ] = await Promise.all([
    import('./build.mjs'),
    import('./package-files.mjs'),
    import('./package-config.mjs'),
    import('./packed-places.mjs'),
    import('./check-package.mjs'),
    import('electron-builder'),
  ])
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
  await buildProgram()
  const target = targetHere()
  const appFolder = join(ROOT, 'dist', 'app')
  mkdirSync(appFolder, { recursive: true })
  gatherApp(target, appFolder, { updateKey })
  process.stderr.write(`The app for ${target.platform} ${target.arch} is in dist/app.\n`)
  let made
  try {
    made = await builder.build({
      projectDir: ROOT,
      publish: 'never',
      dir,
      config: packageConfig({
        appFolder: 'dist/app',
        inspectable,
        ...(electronDist === undefined ? {} : { electronDist }),
      }),
    })
  } catch (error) {
    const checked =
      electronDist === undefined ? await checkedAnyway({ appFolder, inspectable, target }) : ''
    throw new Error(
      `The app in dist/app is complete, but no package was made of it, nothing was signed and no fuse of a real Electron was set: ${String(error)}${checked}`,
      { cause: error },
    )
  }
  const problems = problemsOf({
    appFolder,
    inspectable,
    ...placesIn(join(ROOT, 'dist', 'packages'), target),
  })
  if (problems.length > 0)
    throw new Error(`What was packed is not as it should be:\n${problems.join('\n')}`)
  process.stderr.write('Files, native parts and fuses of what was packed are as they should be.\n')
  for (const file of made) process.stdout.write(`${file}\n`)
}

/**
 * Electron could not be had: everything but Electron is tried all the same.
 *
 * @param {{ appFolder: string, inspectable: boolean, target: import('./package-files.mjs').Target }} how
 * @returns {Promise<string>} what came of it, to be read after what was not done
 */
async function checkedAnyway({ appFolder, inspectable, target }) {
  if (target.platform !== 'linux') return ''
  const { tryPackage } = await import('./try-package.mjs')
  const folder = join(ROOT, 'dist', 'without-electron')
  const { packed, problems } = await tryPackage({ appFolder, folder, inspectable, target })
  if (problems.length > 0) return `\nPacked without Electron it is wrong:\n${problems.join('\n')}`
  return `\nPacked without Electron (dist/without-electron) it is as it should be: the configuration fits, ${packed.length} files, native parts beside the asar, fuses.`
}

/** @returns {import('./package-files.mjs').Target} */
function targetHere() {
  const { platform, arch } = process
  if (platform === 'darwin') return { platform, arch: 'universal' }
  if (platform !== 'win32' && platform !== 'linux') {
    throw new Error(`There is no package for ${platform}.`)
  }
  if (arch !== 'x64' && arch !== 'arm64') throw new Error(`There is no package for ${arch}.`)
  return { platform, arch }
}
