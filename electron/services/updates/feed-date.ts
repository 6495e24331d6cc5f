import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The date in a feed, in epoch milliseconds, or null. A signature without one is right for ever. */
export function releaseDateOf(feed: string): number | null {
  const written = /^releaseDate:\s*['"]?([^'"\r\n]+?)['"]?\s*$/m.exec(feed)?.[1]
  const at = written === undefined ? Number.NaN : Date.parse(written)
  return Number.isNaN(at) ? null : at
}

const day = 24 * 60 * 60_000

const Newest = z.record(z.string(), z.number())

/** Writes a file whole or not at all; throws what the disk says. */
export type WriteWhole = (path: string, text: string) => void

/**
 * Whether this feed is not older than one that was taken before: an old feed keeps its signature, and
 * whoever serves it again would keep the shop on an old version.
 *
 * A date of the future, of a wrong clock where it was signed or here, counts as of tomorrow at the most: no
 * feed that is signed later would be taken any more.
 *
 * @param partial the folder of what was broken off; the dates lie beside it
 * @param feed.releasedAt in epoch milliseconds, as `feed.now`
 */
export function keepNewestDate(
  partial: string,
  feed: { name: string; releasedAt: number; now?: number; writeWhole: WriteWhole },
): boolean {
  const { name, releasedAt, now = Date.now(), writeWhole } = feed
  const path = `${partial}-dates.json`
  const newest = readNewest(path)
  const tomorrow = now + day
  const before = newest[name] === undefined ? undefined : Math.min(newest[name], tomorrow)
  if (before !== undefined && releasedAt < before) return false
  const kept = Math.min(releasedAt, tomorrow)
  if (newest[name] === kept) return true
  mkdirSync(join(partial, '..'), { recursive: true, mode: 0o700 })
  writeWhole(path, JSON.stringify({ ...newest, [name]: kept }))
  return true
}

/** Throws what the system says of a list that is there and cannot be read: no feed is taken then. */
function readNewest(path: string): Record<string, number> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (unreadable) {
    if ((unreadable as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw unreadable
  }
  try {
    return Newest.parse(JSON.parse(text))
  } catch {
    return {} // a damaged list is made anew: it only ever makes the next feed the oldest that is taken
  }
}
