import type { Check } from '../../../shared/diagnostics.ts'
import { fillIn } from '../../../shared/fill-in.ts'
import english from '../../../shared/locales/en/command-line.json' with { type: 'json' }
import { sentenceOf } from '../command-line/outcome.ts'

const { check: words, clock, noTransactions } = english.commandLine
const names = { cicopass: 'Cicopass', cyclesoftware: 'CycleSoftware' } as const

/** A check as the command line tells it, in English; `remedy` is null when there is nothing to do. */
export type ToldCheck = {
  name: Check['name']
  status: Check['status']
  detail: string
  remedy: string | null
}

export function toldCheck({ name, status, found }: Check): ToldCheck {
  const { detail, remedy } = wordsOf(found)
  return { name, status, detail, remedy: status === 'ok' ? null : remedy }
}

function wordsOf(found: Check['found']): { detail: string; remedy: string } {
  if (found.kind === 'fault') {
    const sentence = sentenceOf(found.fault)
    const [detail, remedy] = sentence.split(/: (.*)/s)
    return { detail: detail ?? sentence, remedy: remedy ?? sentence }
  }
  const { detail, remedy } = words[found.kind]
  const parameters = { ...found, ...moreOf(found) }
  return { detail: fillIn(detail, parameters), remedy: fillIn(remedy, parameters) }
}

type Found = Exclude<Check['found'], { kind: 'fault' }>

/** What a sentence names beside the members of what was found. */
function moreOf(found: Found): Record<string, string> {
  switch (found.kind) {
    case 'disk':
      return { free: String(Math.round(found.freeBytes / 1_000_000)) }
    case 'clock-wrong':
      return { direction: found.isAhead ? clock.ahead : clock.behind }
    case 'budget':
      return { serviceName: names[found.service] }
    case 'records-unreadable':
      return { transactions: found.transactions.join(', ') || noTransactions }
    case 'mended':
      return { tables: tablesOf(found.unreadableOf) }
    case 'jobs-unknown':
      return { kinds: found.kinds.join(', ') }
    case 'configuration-refused':
      return { refused: [found.field, found.reason].filter((word) => word !== '').join(' ') }
    default:
      return {}
  }
}

/** `: jobs 3, leads 1` */
function tablesOf(rows: Readonly<Record<string, number>>): string {
  const told = Object.entries(rows).map(([table, lost]) => `${table} ${String(lost)}`)
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}
