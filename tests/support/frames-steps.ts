import process from 'node:process'
import { createFramer } from '../../shared/scan-framing.ts'
import { bytesHeld } from './held-memory.ts'
import { goThrough } from './random-frames.ts'

// Random frames through one parser, in a process of its own. Prints one line of JSON: how many scans
// came of them, and the bytes of all values held after a tenth of the frames and after all.
// Arguments: how many frames, and the seed.

/** So many are made at once, so that the frames themselves fill no memory. */
const batch = 1_000

const [frames = 0, seed = 0] = process.argv.slice(2).map(Number)
const framer = createFramer()

function goOn(from: number, until: number): number {
  let scans = 0
  for (let at = from; at < until; at += batch) {
    scans += goThrough(framer, { seed, from: at, count: Math.min(batch, until - at) })
  }
  return scans
}

const tenth = Math.ceil(frames / 10)
// What is made once and kept (patterns, tables, this measurement's own) is there before the first look.
let scans = goOn(0, tenth)
await bytesHeld()
const before = await bytesHeld()
scans += goOn(tenth, frames)
const after = await bytesHeld()
process.stdout.write(`${JSON.stringify({ scans, before, after })}\n`)
