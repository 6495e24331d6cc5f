// What the window loads before its first screen can be used, and the limit on it: a shop PC is old,
// and every screen added to the entry makes each start slower. What is above the limit fails the build.

import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { wordsModule } from './words.mjs'

/** Scripts and styles, compressed with gzip. */
const FIRST_SCREEN_LIMIT_BYTES = 200_000

/** As it lies on disk: the preload runs before every page, and its size shows that no schema came in. */
const PRELOAD_LIMIT_BYTES = 15_000

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk as in Vite's manifest */

/**
 * Measures a renderer that was just built, and takes Vite's manifest away: the window has no use for it.
 *
 * @param {string} outDir a built renderer with Vite's manifest
 * @returns {{ first: number, later: number }} bytes, compressed with gzip: what `Sell` in Dutch loads,
 *   and every other script and style
 * @throws {Error} when the first screen is above the limit
 */
export function weighFirstScreen(outDir) {
  const place = join(outDir, '.vite')
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8'))
  rmSync(place, { recursive: true })
  const atStart = Object.keys(manifest).filter(
    (name) => manifest[name]?.isEntry || name.endsWith(FIRST_LANGUAGE),
  )
  const first = filesOf(manifest, atStart)
  const all = filesOf(manifest, Object.keys(manifest))
  const later = new Set([...all].filter((file) => !first.has(file)))
  const weight = { first: weigh(outDir, first), later: weigh(outDir, later) }
  if (weight.first > FIRST_SCREEN_LIMIT_BYTES) {
    throw new Error(
      `The first screen takes ${kilobytes(weight.first)}, more than ${kilobytes(FIRST_SCREEN_LIMIT_BYTES)}: load what it does not show with import().`,
    )
  }
  return weight
}

/**
 * @param {string} outDir a built main process
 * @returns {number} bytes
 * @throws {Error} when the preload is above its limit
 */
export function weighPreload(outDir) {
  const { size } = statSync(join(outDir, 'preload.cjs'))
  if (size > PRELOAD_LIMIT_BYTES) {
    throw new Error(
      `The preload takes ${kilobytes(size)}, more than ${kilobytes(PRELOAD_LIMIT_BYTES)}: it imports names and types only.`,
    )
  }
  return size
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`
}

const FIRST_LANGUAGE = wordsModule('first', 'nl')

/**
 * @param {Record<string, Chunk>} manifest
 * @param {string[]} names
 * @returns {Set<string>} scripts and styles
 */
function filesOf(manifest, names) {
  /** @type {Set<string>} */
  const files = new Set()
  for (const name of names) collect(manifest, name, files)
  return files
}

/**
 * @param {Record<string, Chunk>} manifest
 * @param {string} name
 * @param {Set<string>} files
 */
function collect(manifest, name, files) {
  const chunk = manifest[name]
  if (chunk === undefined || files.has(chunk.file)) return
  if (/\.(js|css)$/.test(chunk.file)) files.add(chunk.file)
  for (const style of chunk.css ?? []) files.add(style)
  for (const imported of chunk.imports ?? []) collect(manifest, imported, files)
}

/**
 * @param {string} outDir
 * @param {Set<string>} files
 */
function weigh(outDir, files) {
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).byteLength,
    0,
  )
}
