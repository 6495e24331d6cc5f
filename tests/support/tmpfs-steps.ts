// Sells on a database whose disk gets full. Runs in a mount namespace of its own, on a small tmpfs:
//   tmpfs-steps.ts <folder> <the database's key in hex>

import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { sellOnFullDisk } from './full-disk.ts'

const [folder = '', key = ''] = process.argv.slice(2)
const path = join(folder, 'counter.db')
const ballast = join(folder, 'ballast')
const opened = openDatabase({ path, key: Buffer.from(key, 'hex') })
if (!opened.ok) throw new Error(JSON.stringify(opened.fault))

const sold = await sellOnFullDisk(opened.value, {
  fill() {
    const file = openSync(ballast, 'w')
    const block = Buffer.alloc(4096)
    try {
      for (;;) writeSync(file, block)
    } catch (full) {
      if (!(full instanceof Error && 'code' in full && full.code === 'ENOSPC')) throw full
    } finally {
      closeSync(file)
    }
  },
  makeRoom() {
    rmSync(ballast)
  },
})
const again = openDatabase({ path, key: Buffer.from(key, 'hex') })
process.stdout.write(JSON.stringify({ ...sold, opensAgain: again.ok }))
