/**
 * The one reader of a postal code, as services and people compare it: capitals, without spaces, and
 * without the letter of the country that is written in front of bare digits (`B-2000`). Empty for what
 * has no letter and no digit.
 */
export function readPostalCode(written: string): string {
  const plain = written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return plain.replace(/^(?:NL|A|B|CH|D|F|L)(?=\d{4,5}(?:[A-Z]{2})?$)/, '')
}
