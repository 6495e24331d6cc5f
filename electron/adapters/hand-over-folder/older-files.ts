import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readHandOverFile } from '../../../shared/hand-over.ts'
import { checkPlace } from './file-places.ts'
import type { PlacedFile } from './placed-files.ts'
import { readStrangersFile } from './read-file.ts'

/**
 * Files that a counter put there before it kept a list of them: in `done/` what is an inbound request, in
 * `refused/` a file that has its reason beside it, and that reason. Anything else is somebody else's.
 */
export async function olderFiles(folder: string): Promise<PlacedFile[]> {
  const done: string[] = []
  for (const path of await pathsIn(folder, 'done')) {
    if (/\.json$/i.test(path) && (await isInboundRequest(path))) done.push(path)
  }
  const inRefused = new Set(await pathsIn(folder, 'refused'))
  const refused = [...inRefused]
    .filter((path) => /\.json$/i.test(path) && inRefused.has(`${path}.reason.txt`))
    .flatMap((path) => [path, `${path}.reason.txt`])
  const files: PlacedFile[] = []
  for (const path of [...done, ...refused]) {
    const { size, ctimeMs } = await lstat(path)
    files.push({ path, size, at: ctimeMs })
  }
  return files
}

async function pathsIn(folder: string, place: 'done' | 'refused'): Promise<string[]> {
  await checkPlace(folder, place)
  const entries = await readdir(join(folder, place), { withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, place, name))
}

async function isInboundRequest(path: string): Promise<boolean> {
  const read = await readStrangersFile(path)
  return read.kind === 'text' && readHandOverFile(read.text).ok
}
