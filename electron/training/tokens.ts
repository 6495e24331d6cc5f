import { createHmac } from 'node:crypto'
import { registryTime } from './shop-time.ts'

interface Token {
  account: string
  expiresAt: number
}

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** Hands out bearer tokens that look like JWTs and knows which of them still count. */
export class Tokens {
  readonly #now: () => number
  readonly #known = new Map<string, Token>()
  #serial = 0
  /** How long a token counts, in milliseconds. */
  ttlMs: number

  constructor(now: () => number, ttlMs: number) {
    this.#now = now
    this.ttlMs = ttlMs
  }

  issue(account: string, claims: Record<string, unknown>): { token: string; expiresAt: string } {
    this.#serial += 1
    const expiresAt = this.#now() + this.ttlMs
    const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({
      ...claims,
      jti: this.#serial,
      exp: Math.floor(expiresAt / 1000),
    })}`
    const signature = createHmac('sha256', 'training').update(signed).digest('base64url')
    const token = `${signed}.${signature}`
    this.#known.set(token, { account, expiresAt })
    return { token, expiresAt: registryTime(expiresAt) }
  }

  /** The account behind an `Authorization` header, or null when the token does not count. */
  accountBehind(header: string | undefined): string | null {
    const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1]
    const known = token === undefined ? undefined : this.#known.get(token)
    return known !== undefined && known.expiresAt > this.#now() ? known.account : null
  }

  /** Every token given out so far stops working. */
  expireAll(): void {
    this.#known.clear()
  }
}
