import { comparedForms } from '../../../shared/frame-number.ts'
import type { JobKind } from '../../../shared/job-kinds.ts'
import { readText } from './rows.ts'
import type { Statements } from './sqlite.ts'

/**
 * Rows whose number the reader of today would read as another one: signs that it takes off, or a label
 * in front. Everything that it wrote itself is left out: its form reads as itself.
 */
const ODD = `
  SELECT id, frame_number FROM jobs
  WHERE kind IN (SELECT value FROM json_each(@kinds)) AND (frame_number GLOB '*[^-A-Z0-9./_]*'
    OR frame_number GLOB 'FRAME*' OR frame_number GLOB 'SERI*' OR frame_number GLOB 'RAHMEN*'
    OR frame_number GLOB 'CHASSIS*' OR frame_number GLOB 'NUM*')
  ORDER BY seq DESC`

/** Ids of such jobs of these kinds by compared form. Read once: no number of a row changes. */
export function createEarlierForms(
  sql: Statements,
  kinds: readonly JobKind[],
): {
  ids(compared: string): readonly string[]
  /** A row was added. */
  forget(): void
} {
  let known: Map<string, string[]> | null = null

  function read(): Map<string, string[]> {
    const forms = new Map<string, string[]>()
    for (const row of sql(ODD).all({ kinds: JSON.stringify(kinds) })) {
      const written = readText(row, 'frame_number')
      for (const form of comparedForms(written)) {
        forms.set(form, [...(forms.get(form) ?? []), readText(row, 'id')])
      }
    }
    return forms
  }

  return {
    ids(compared) {
      known ??= read()
      return known.get(compared) ?? []
    },
    forget() {
      known = null
    },
  }
}
