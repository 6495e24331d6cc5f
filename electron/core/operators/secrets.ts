import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What is kept of a PIN: never the PIN. `cost` is scrypt's N; all but it stays as it was made. */
export const KeptPin = z.object({ salt: z.string(), hash: z.string(), cost: z.number().int() })
export type KeptPin = z.infer<typeof KeptPin>

/** 32 MiB and a tenth of a second for each try. */
const cost = 32_768
const blockSize = 8
const length = 32

export async function keepPin(pin: string): Promise<KeptPin> {
  const salt = randomBytes(16)
  const hash = await derive(pin, { salt, cost })
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), cost }
}

export async function isPin(pin: string, kept: KeptPin): Promise<boolean> {
  const hash = Buffer.from(kept.hash, 'base64')
  const salt = Buffer.from(kept.salt, 'base64')
  const given = await derive(pin, { salt, cost: kept.cost })
  return hash.length === given.length && timingSafeEqual(given, hash)
}

/** A badge is a long number of its own; what is kept says nothing of it to who reads the database. */
export function markOfBadge(badge: string): string {
  return createHash('sha256').update(`badge|${badge}`).digest('base64')
}

function derive(pin: string, { salt, cost }: { salt: Buffer; cost: number }): Promise<Buffer> {
  const options = { N: cost, r: blockSize, p: 1, maxmem: 256 * cost * blockSize }
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, length, options, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
