// Opens an old database on a disk that has no room for a second one, and again when there is room.
// Runs in a mount namespace of its own, on a small tmpfs:
//   renew-cipher-steps.ts <folder> <an old database> <its key in hex>

import { copyFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { isOfFormerCipher } from '../../electron/adapters/database/encryption.ts'
import { migrations } from '../../electron/adapters/database/migrations/all.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'

const [folder = '', old = '', keyText = ''] = process.argv.slice(2)
const key = Buffer.from(keyText, 'hex')
const path = join(folder, 'counter.db')
const ballast = join(folder, 'ballast')
const form = Number(/form-(\d+)/.exec(old)?.[1])
const openIt = () => {
  const opened = openDatabase({ path, key, steps: migrations.slice(0, form) })
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault))
  const { waiting } = opened.value.jobs.counts()
  const written = opened.value.write(() => {
    opened.value.settings.write('shop.name', '"written on a full disk"')
  })
  opened.value.close()
  return { waiting, written: written.ok, isOfFormerCipher: isOfFormerCipher(path, key) }
}

copyFileSync(old, path)
const { bavail, bsize } = statfsSync(folder)
writeFileSync(ballast, Buffer.alloc(bavail * bsize - Math.floor(statSync(path).size / 2)))
const withoutRoom = openIt()
rmSync(ballast)
const withRoom = openIt()
process.stdout.write(JSON.stringify({ withoutRoom, withRoom }))
