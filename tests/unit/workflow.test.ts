import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// The workflows run with a token of the repository's, on code of whoever sends a change.

const folder = '.github/workflows'
const workflows = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))

describe.each(workflows)('the workflow', (workflow) => {
  it('runs other people’s actions as they were looked at, by their commit', () => {
    const used = [...workflow.matchAll(/uses: (.*)/g)].map(([, action]) => action)
    expect(used.length).toBeGreaterThan(0)
    for (const action of used)
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('may read the code and no more, has no secret and leaves no token behind', () => {
    expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/m)
    expect(workflow.match(/permissions:/g)).toHaveLength(1)
    expect(workflow).not.toMatch(/pull_request_target|workflow_run|secrets\.|: write\b/)
    const checkedOut = workflow.match(/uses: actions\/checkout@/g)?.length
    expect(workflow.match(/persist-credentials: false/g)).toHaveLength(checkedOut ?? 0)
  })

  it('puts no words of a stranger into a shell', () => {
    const said = [...workflow.matchAll(/\$\{\{(.*?)\}\}/g)].map(([, expression = '']) => expression)
    for (const expression of said)
      expect(expression).toMatch(/^ (matrix\.system|github\.(event_name|ref)) $/)
  })

  it('looks for known vulnerabilities of what ships each week, and fails by them', () => {
    expect(workflow).toMatch(/schedule:\n {4}- cron: /)
    expect(workflow).toContain('node build/audit.mjs\n')
    expect(workflow).not.toContain('continue-on-error')
    expect(workflow).not.toMatch(/audit\.mjs.*(\|\||;)/)
  })
})
