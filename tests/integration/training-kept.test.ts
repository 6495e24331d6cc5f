import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTrainingCounter } from '../../electron/workplace/training-counter.ts'
import { failed, ok } from '../../shared/fault.ts'
import { quietLog } from '../support/quiet-log.ts'

it.each([['{}'], ['[]'], ['nonsense'], ['{"registry":{"bikes":[1]},"leads":[]}'], ['']])(
  'a training shop whose file says %s begins afresh',
  async (damaged) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'counter-training-'))
    mkdirSync(join(dataFolder, 'training'))
    writeFileSync(join(dataFolder, 'training', 'services.json'), damaged)
    const warnings: string[] = []
    const opened = await openTrainingCounter({
      environment: {
        dataFolder,
        keychainService: `counter-test-${randomUUID()}`,
        cicopassUrl: null,
        cyclesoftwareUrl: null,
        scanners: null,
        language: null,
        logLevel: 'info',
      },
      mode: 'training',
      addresses: { cicopass: null, cyclesoftware: null },
      version: '0.0.0',
      log: quietLog({ warn: (message) => warnings.push(message), error: console.error }),
      language: () => 'nl',
      printer: {
        pdf: () => Promise.resolve(failed({ kind: 'print-failed', detail: 'no window' })),
      },
      openFile: () => Promise.resolve('no window'),
      browser: { open: () => Promise.resolve(ok(undefined)) },
    })
    expect(opened.ok).toBe(true)
    expect(warnings).toContain('Training begins afresh')
    if (opened.ok) await opened.value.close()
    rmSync(dataFolder, { recursive: true, force: true })
  },
)
