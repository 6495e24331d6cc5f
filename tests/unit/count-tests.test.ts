import { describe, expect, it } from 'vitest'
import { countTests, verdict } from '../../build/count-tests.mjs'

function report(files: Readonly<Record<string, readonly string[]>>) {
  return {
    success: true,
    testResults: Object.entries(files).map(([name, statuses]) => ({
      name,
      status: statuses.includes('failed') ? 'failed' : 'passed',
      message: '',
      assertionResults: statuses.map((status) => ({ status, fullName: `is ${status}` })),
    })),
  }
}

describe('the count at the end of npm test', () => {
  it('counts every test that passed', () => {
    const counted = verdict({
      suite: 'unit',
      status: 0,
      report: report({ 'a.test.ts': ['passed', 'passed'] }),
    })
    expect(counted).toEqual({ passed: 2, failed: [] })
  })

  it.each(['failed', 'skipped', 'pending', 'todo', 'disabled'])(
    'counts a test that is %s as failed, by name',
    (status) => {
      const counted = verdict({
        suite: 'unit',
        status: 0,
        report: report({ 'a.test.ts': ['passed', status] }),
      })
      expect(counted).toEqual({
        passed: 1,
        failed: [`unit: a.test.ts: is ${status} (${status})`],
      })
    },
  )

  it('says below its name what a test said, from which a random run can be repeated', () => {
    const random = {
      status: 'failed',
      fullName: 'loses nothing',
      failureMessages: ['Error: Property failed\n{ seed: 7 }'],
    }
    const counted = verdict({
      suite: 'unit',
      status: 1,
      report: {
        success: false,
        testResults: [
          { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [random] },
        ],
      },
    })
    expect(counted.failed).toEqual([
      'unit: a.test.ts: loses nothing (failed)\n    Error: Property failed\n    { seed: 7 }',
    ])
  })

  it('counts a suite without tests, and a file without tests, as failed', () => {
    expect(verdict({ suite: 'e2e', status: 0, report: report({}) }).failed).toEqual([
      'e2e: no tests ran',
    ])
    expect(
      verdict({ suite: 'e2e', status: 0, report: report({ 'a.test.ts': [] }) }).failed,
    ).toHaveLength(1)
  })

  it('counts a file that could not be loaded once, with what it said', () => {
    const broken = { name: 'a.test.ts', status: 'failed', message: 'boom', assertionResults: [] }
    const counted = verdict({
      suite: 'unit',
      status: 1,
      report: { success: false, testResults: [broken] },
    })
    expect(counted).toEqual({ passed: 0, failed: ['unit: a.test.ts: boom'] })
  })

  it('counts an error outside any test, which leaves only an exit status', () => {
    const counted = verdict({
      suite: 'unit',
      status: 1,
      report: report({ 'a.test.ts': ['passed'] }),
    })
    expect(counted).toEqual({ passed: 1, failed: ['unit: an error outside any test'] })
  })

  it('counts a runner that died before it could report', async () => {
    const counted = await countTests('integration', async () => 139)
    expect(counted).toEqual({ passed: 0, failed: ['integration: ended with 139 and no report'] })
  })
})
