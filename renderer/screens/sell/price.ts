/**
 * Reads a price as people write it (`3699`, `3.699,00`, `3,699.00`, `€ 99,5`) to cents.
 * `undefined` when nothing was written, `null` when it is no amount.
 */
export function readPrice(written: string): number | null | undefined {
  const bare = written.replace(/[€\s]/gu, '').replace(/,-$/, '')
  if (bare === '') return undefined
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,7})(?:[.,](\d{1,2}))?$/.exec(bare)
  if (match === null) return null
  const euros = Number((match[1] ?? '').replace(/[.,]/g, ''))
  const cents = Number((match[2] ?? '').padEnd(2, '0'))
  const total = euros * 100 + cents
  return total <= 100_000_000 ? total : null
}

/** As it stands in the field: with a comma where the language has one. */
export function writePrice(cents: number | undefined, language: string): string {
  if (cents === undefined) return ''
  const written = (cents / 100).toFixed(2)
  return language === 'en' ? written : written.replace('.', ',')
}
