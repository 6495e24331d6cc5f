import { verify, type KeyObject } from 'node:crypto'

/**
 * What is signed of a feed: its own name goes before it, so that the feed of one system cannot be
 * served as that of another. `build/sign-update.mjs` makes the signature.
 */
function signedBytes(name: string, text: string): Buffer {
  return Buffer.from(`${name}\n${text}`, 'utf8')
}

/**
 * Whether this feed was signed with the key that belongs to `key` (Ed25519). The feed names the files
 * and their SHA-512, so that whoever has only the server cannot offer a version of their own.
 */
export function isSigned(
  feed: { name: string; text: string; signature: string },
  key: KeyObject,
): boolean {
  const signature = Buffer.from(feed.signature.trim(), 'base64')
  return signature.length === 64 && verify(null, signedBytes(feed.name, feed.text), key, signature)
}
