import { closeSync, fsyncSync, openSync } from 'node:fs'
import process from 'node:process'

/** Makes a rename in this folder outlive a power cut. Windows has no such call for a folder. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes what was written into a file outlive a power cut. */
export function flushFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
