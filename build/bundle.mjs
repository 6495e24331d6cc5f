// One program of the counter, bundled by Vite into a folder: the process that build.mjs starts for it.
//
//   node build/bundle.mjs <repository's folder> <electron or renderer> <folder>

import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { build } from 'vite'
import { kilobytes, weighFirstScreen, weighPreload } from './first-screen.mjs'
import { mainConfig, preloadConfig, rendererConfig } from './vite-configs.mjs'

const [root = '', program = '', outDir = ''] = process.argv.slice(2)

if (program === 'renderer') {
  await build(rendererConfig({ root, outDir }))
  const { first, later } = weighFirstScreen(outDir)
  process.stderr.write(
    `First screen: ${kilobytes(first)} compressed; ${kilobytes(later)} loaded later.\n`,
  )
} else {
  const preload = join(outDir, 'preload')
  await build(mainConfig({ root, outDir }))
  await build(preloadConfig({ root, outDir: preload }))
  for (const file of readdirSync(preload)) renameSync(join(preload, file), join(outDir, file))
  rmSync(preload, { recursive: true })
  process.stderr.write(`Preload: ${kilobytes(weighPreload(outDir))}.\n`)
}
