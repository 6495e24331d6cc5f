import { z } from 'zod'
import { failed, ok, type Result } from './fault.ts'

/** A CicoShield's code in its one written form: `CICO-123456789`. */
export const ShieldCode = z.string().regex(/^CICO-\d{6,12}$/)
export type ShieldCode = z.infer<typeof ShieldCode>

const written = /(?:^|[^A-Z0-9])CICO[\s\-_./]*((?:\d[\s\-_.]?){5,11}\d)(?![A-Z0-9])/iu

/**
 * Finds a shield's code in what was scanned or typed: plain, lower case, spaced, or inside a URL.
 * `null` when there is none: it may be something else altogether.
 */
export function findShieldCode(read: string): ShieldCode | null {
  let decoded = read
  try {
    decoded = decodeURIComponent(read)
  } catch (notEncoded) {
    if (!(notEncoded instanceof URIError)) throw notEncoded
  }
  const digits = written.exec(decoded.normalize('NFKC').trim())?.[1]?.replace(/\D/g, '')
  return digits === undefined ? null : `CICO-${digits}`
}

/** As `findShieldCode`, for a place where only a shield makes sense. Bare digits count there. */
export function readShieldCode(asRead: string): Result<ShieldCode> {
  const found = findShieldCode(asRead)
  if (found !== null) return ok(found)
  const bare = asRead.replace(/[\s-]/g, '')
  if (/^\d{9}$/.test(bare)) return ok(`CICO-${bare}`)
  return failed({ kind: 'shield-code-refused', asRead })
}
