import type { TFunction } from 'i18next'
import type { Check } from '../../../shared/diagnostics.ts'
import { faultMessage } from '../../i18n/fault-message.ts'
import type { useFormats } from '../../i18n/format.ts'
import type { Tone } from '../../components/pill.tsx'

export type FindingView = { found: string; remedy: string | null }

export const checkTone: Readonly<Record<Check['status'], Tone>> = {
  ok: 'go',
  warn: 'look',
  fail: 'stop',
}

/** What a check found and what to do about it, in the words of whoever stands at the counter. */
export function findingView(
  { status, found }: Check,
  t: TFunction,
  formats: ReturnType<typeof useFormats>,
): FindingView {
  const view = wordsOf(found, t, formats)
  return status === 'ok' ? { ...view, remedy: null } : view
}

function wordsOf(
  found: Check['found'],
  t: TFunction,
  formats: ReturnType<typeof useFormats>,
): FindingView {
  switch (found.kind) {
    case 'fault': {
      const { what, todo } = faultMessage(t, found.fault)
      return { found: what, remedy: todo }
    }
    case 'runtime':
      return { found: t('diagnostics.found.runtime', found), remedy: null }
    case 'data-folder':
      return { found: t('diagnostics.found.data-folder', found), remedy: null }
    case 'configuration':
      return { found: t('diagnostics.found.configuration', found), remedy: null }
    case 'configuration-refused':
      return {
        found: t('diagnostics.found.configuration-refused', found),
        remedy: t('diagnostics.remedy.configuration-refused'),
      }
    case 'proxy':
      return { found: t('diagnostics.found.proxy', found), remedy: null }
    case 'scanner-ready':
      return { found: t('diagnostics.found.scanner-ready', found), remedy: null }
    case 'service':
      return {
        found: t('diagnostics.found.service', {
          account: found.account,
          milliseconds: formats.number(found.milliseconds),
        }),
        remedy: null,
      }
    case 'recovery-code-made':
    case 'keychain':
    case 'clock-right':
    case 'clock-unknown':
    case 'budget-unknown':
    case 'no-configuration':
    case 'no-proxy':
    case 'no-till':
    case 'records-readable':
    case 'never-mended':
    case 'jobs-known':
      return { found: t(`diagnostics.found.${found.kind}`), remedy: null }
    case 'backup':
    case 'backup-old':
      return {
        found: t('diagnostics.found.backup', {
          madeAt: formats.dayAndClock(found.madeAt),
          path: found.path,
        }),
        remedy: t('diagnostics.remedy.backup-old'),
      }
    case 'backup-missing':
    case 'recovery-code-missing':
    case 'not-signed-in':
    case 'clock-doubtful':
      return {
        found: t(`diagnostics.found.${found.kind}`),
        remedy: t(`diagnostics.remedy.${found.kind}`),
      }
    case 'database':
      return {
        found: t('diagnostics.found.database', found),
        remedy: t('diagnostics.remedy.database'),
      }
    case 'queue':
      return {
        found: t('diagnostics.found.queue', found),
        remedy: t('diagnostics.remedy.queue'),
      }
    case 'records-unreadable': {
      const transactions = found.transactions.slice(0, 8).join(', ') || '–'
      return {
        found: t('diagnostics.found.records-unreadable', { records: found.records, transactions }),
        remedy: t('diagnostics.remedy.records-unreadable'),
      }
    }
    case 'mended': {
      const rows = Object.entries(found.unreadableOf).map(
        ([table, lost]) => `${table} ${formats.number(lost)}`,
      )
      return {
        found: t('diagnostics.found.mended', {
          at: formats.dayAndClock(found.at),
          rows: rows.join(', ') || '0',
        }),
        remedy: t('diagnostics.remedy.mended'),
      }
    }
    case 'jobs-unknown':
      return {
        found: t('diagnostics.found.jobs-unknown', {
          jobs: formats.number(found.jobs),
          kinds: found.kinds.join(', '),
        }),
        remedy: t('diagnostics.remedy.jobs-unknown'),
      }
    case 'sold-bikes':
      return {
        found: t('diagnostics.found.sold-bikes', found),
        remedy: t('diagnostics.remedy.sold-bikes'),
      }
    case 'scanner-silent':
      return {
        found: t('diagnostics.found.scanner-silent', found),
        remedy: t('diagnostics.remedy.scanner-silent'),
      }
    case 'scanner-ports':
      return {
        found: t('diagnostics.found.scanner-ports', { count: found.ports }),
        remedy: t('diagnostics.remedy.scanner-ports'),
      }
    case 'disk':
      return {
        found: t('diagnostics.found.disk', { free: formats.gigabytes(found.freeBytes) }),
        remedy: t('diagnostics.remedy.disk'),
      }
    case 'clock-wrong': {
      const direction = found.isAhead ? 'ahead' : 'behind'
      return {
        found: t('diagnostics.found.clock-wrong', {
          minutes: formats.number(found.minutes),
          direction: t(`diagnostics.direction.${direction}`),
        }),
        remedy: t('diagnostics.remedy.clock-wrong'),
      }
    }
    case 'budget':
      return {
        found: t('diagnostics.found.budget', {
          service: t(`service.${found.service}`),
          remaining: formats.number(found.remaining),
          limit: formats.number(found.limit),
          per: t(`diagnostics.per.${found.per}`),
        }),
        remedy: t('diagnostics.remedy.budget'),
      }
  }
}
