import type { Ports } from '../ports.ts'

/**
 * Keeps the codes by which the POS knows its articles, for when it cannot be asked: one of them is no
 * frame number. Where the disk refuses it, they are read again another time.
 */
export function keepPosCodes(
  { database, log }: Pick<Ports, 'database' | 'log'>,
  account: string | null,
  codes: readonly string[],
): void {
  if (account === null) return
  const written = database.write(() => {
    database.articles.addPosCodes(account, codes)
  })
  if (!written.ok) log.warn('Codes of the POS were not kept', { fault: written.fault.kind })
}
