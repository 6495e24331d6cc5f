import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { KEY_BYTES } from './encryption.ts'
import { parseRecoveryCode } from './recovery-code.ts'

/** The database's key as it lies in the keychain: base64 of 32 random bytes. */
export function newDatabaseKey(): Uint8Array {
  return randomBytes(KEY_BYTES)
}

export function keyToText(key: Uint8Array): string {
  return Buffer.from(key).toString('base64')
}

/** `null` when the text is no key. */
export function keyFromText(text: string): Uint8Array | null {
  const key = Buffer.from(text, 'base64')
  return key.length === KEY_BYTES && key.toString('base64') === text ? key : null
}

const base64 = z.base64().max(200)

/** The key, locked with the recovery code, as it lies in `recovery.json`. It is of no use without. */
export const WrappedKey = z.object({
  version: z.literal(1),
  kdf: z.object({
    name: z.literal('scrypt'),
    cost: z
      .int()
      .min(2 ** 14)
      .max(2 ** 17),
    blockSize: z.literal(8),
    parallelization: z.literal(1),
    salt: base64,
  }),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64,
  wrapped: base64,
  tag: base64,
})
export type WrappedKey = z.infer<typeof WrappedKey>

/** RFC 7914. The code has 155 random bits; this only makes a lost, half-known code dear to guess. */
const COST = 2 ** 15
const NONCE_BYTES = 12
/** What the wrapped key is for; another file's key cannot be passed off as this one's. */
const PURPOSE = Buffer.from('cicopass-counter recovery 1')

/** @param code as `newRecoveryCode` makes it */
export async function wrapKey(key: Uint8Array, code: string): Promise<WrappedKey> {
  const letters = parseRecoveryCode(code)
  if (letters === null) throw new TypeError('That is no recovery code.')
  const salt = randomBytes(16)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', await stretch(letters, salt, COST), nonce)
  cipher.setAAD(PURPOSE)
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()])
  return {
    version: 1,
    kdf: {
      name: 'scrypt',
      cost: COST,
      blockSize: 8,
      parallelization: 1,
      salt: salt.toString('base64'),
    },
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

/** The key, or null when the code is not the one it was locked with, however it was typed. */
export async function unwrapKey(locked: WrappedKey, code: string): Promise<Uint8Array | null> {
  const letters = parseRecoveryCode(code)
  if (letters === null) return null
  const secret = await stretch(letters, Buffer.from(locked.kdf.salt, 'base64'), locked.kdf.cost)
  try {
    const nonce = Buffer.from(locked.nonce, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: 16 })
    decipher.setAAD(PURPOSE)
    decipher.setAuthTag(Buffer.from(locked.tag, 'base64'))
    const key = Buffer.concat([
      decipher.update(Buffer.from(locked.wrapped, 'base64')),
      decipher.final(),
    ])
    return key.length === KEY_BYTES ? key : null
  } catch {
    return null // GCM refuses: not this code, or the file was changed
  }
}

function stretch(letters: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  // 128 · cost · blockSize bytes, 32 MiB, is just what Node refuses by default.
  const options = { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 }
  return new Promise((resolve, reject) => {
    scrypt(letters, salt, KEY_BYTES, options, (error, secret) => {
      if (error) reject(error)
      else resolve(secret)
    })
  })
}
