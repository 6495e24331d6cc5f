import { finalLeadStatuses, Lead } from '../../../shared/lead.ts'
import type { LeadStore, StoredLead } from '../../core/ports.ts'
import { readNumber, readText } from './rows.ts'
import type { Statements } from './sqlite.ts'
import { readJson } from './stored-json.ts'

export function createLeadStore(sql: Statements): LeadStore {
  return {
    put({ account, isMadeHere, lead, readAt }) {
      sql(
        `INSERT INTO leads (account, uuid, lead, is_made_here, is_final, created_at, read_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET lead = excluded.lead, is_final = excluded.is_final,
           is_made_here = max(is_made_here, excluded.is_made_here), read_at = excluded.read_at`,
      ).run(
        account,
        lead.uuid.toLowerCase(),
        JSON.stringify(lead),
        isMadeHere ? 1 : 0,
        finalLeadStatuses.has(lead.status) ? 1 : 0,
        lead.createdAt ?? '',
        readAt,
      )
    },
    get(account, uuid) {
      const row = sql('SELECT * FROM leads WHERE account = ? AND uuid = ?').get(
        account,
        uuid.toLowerCase(),
      )
      return row === undefined ? null : readLead(row)
    },
    all: (account) =>
      sql('SELECT * FROM leads WHERE account = ? ORDER BY created_at DESC, read_at DESC')
        .all(account)
        .flatMap((row) => readLead(row) ?? []),
    oldestOpen(account) {
      const row = sql(
        'SELECT * FROM leads WHERE account = ? AND is_final = 0 ORDER BY read_at LIMIT 1',
      ).get(account)
      return row === undefined ? null : readLead(row)
    },
  }
}

/** What no longer reads is read anew from the POS when somebody adds it again. */
function readLead(row: unknown): StoredLead | null {
  const lead = readJson(readText(row, 'lead'), Lead)
  if (lead === null) return null
  return {
    account: readText(row, 'account'),
    isMadeHere: readNumber(row, 'is_made_here') === 1,
    lead,
    readAt: readNumber(row, 'read_at'),
  }
}
