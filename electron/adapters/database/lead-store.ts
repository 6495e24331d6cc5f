import { finalLeadStatuses } from '../../../shared/lead.ts'
import type { LeadStore, StoredLead } from '../../core/ports.ts'
import type { Statements } from './sqlite.ts'
import { leads } from './tables.ts'

export function createLeadStore(sql: Statements): LeadStore {
  return {
    put({ account, isMadeHere, lead, readAt }) {
      sql(PUT).run(
        leads.bind({
          account,
          uuid: lead.uuid.toLowerCase(),
          lead,
          isMadeHere,
          isFinal: finalLeadStatuses.has(lead.status),
          createdAt: lead.createdAt ?? '',
          readAt,
        }),
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

const PUT = `${leads.insert()}
  ON CONFLICT DO UPDATE SET lead = excluded.lead, is_final = excluded.is_final,
    is_made_here = max(is_made_here, excluded.is_made_here), read_at = excluded.read_at`

/** What no longer reads is read anew from the POS when somebody adds it again. */
function readLead(row: unknown): StoredLead | null {
  const { account, isMadeHere, lead, readAt } = leads.read(row)
  return lead === null ? null : { account, isMadeHere, lead, readAt }
}
