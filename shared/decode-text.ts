/**
 * Text of another program, told by its bytes: standard input, the inbound folder and IT's configuration
 * read it here. UTF-8 and UTF-16 are certain. Bytes of an old code page are not: the same byte is `ë` in
 * one and `‰` in another, so they are refused as what they are instead of being read as something.
 */
export type Decoded = { text: string } | { refused: string }

export function decodeText(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) {
    return { refused: 'is UTF-32: write it as UTF-8' }
  }
  if (startsWith(bytes, [0xff, 0xfe])) return decodedAs('utf-16le', bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return decodedAs('utf-16be', bytes)
  if (bytes.includes(0)) {
    const order = zeroSide(bytes)
    return order === null
      ? { refused: 'holds zero bytes, and so is no text' }
      : decodedAs(order, bytes)
  }
  return decodedAs('utf-8', bytes)
}

/** The byte-order mark is no part of the text. */
function decodedAs(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): Decoded {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // Two marks: of a program that put its own before a text that had one.
    return { text: text.replace(/^\uFEFF+/, '') }
  } catch (notThat) {
    if (!(notThat instanceof TypeError)) throw notThat
    const refused =
      encoding === 'utf-8'
        ? 'is not UTF-8 but Windows-1252 or another old code page: write it as UTF-8'
        : 'is UTF-16 that is cut off or damaged: write it as UTF-8'
    return { refused }
  }
}

/**
 * UTF-16 without a mark has its zeros on one side only: where the text begins in Latin script, or where
 * most of its signs are of it.
 */
function zeroSide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0) return null
  const zeros = { even: 0, odd: 0 }
  for (const [place, byte] of bytes.entries()) {
    if (byte === 0) zeros[place % 2 === 0 ? 'even' : 'odd'] += 1
  }
  const most = bytes.length / 4
  if (zeros.even === 0 && (bytes[1] === 0 || zeros.odd > most)) return 'utf-16le'
  if (zeros.odd === 0 && (bytes[0] === 0 || zeros.even > most)) return 'utf-16be'
  return null
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte)
}
