import { describe, expect, it } from 'vitest'
import { vulnerableThatShips } from '../../build/audit.mjs'

/** As `npm audit --json` answers it (auditReportVersion 2). */
const found = (name: string, place = `node_modules/${name}`) => ({
  [name]: {
    name,
    severity: 'high',
    nodes: [place],
    via: [{ title: `${name} does harm`, url: 'https://example.com/advisory' }],
  },
})

describe('known vulnerabilities', () => {
  it.each(['undici', 'electron', 'react-dom', 'js-yaml'])(
    'of %s count, whether it is installed, bundled or Electron itself',
    (name) => {
      expect(vulnerableThatShips({ vulnerabilities: found(name) })).toEqual([
        `${name} (high): ${name} does harm https://example.com/advisory`,
      ])
    },
  )

  it('of a tool that no shop gets do not', () => {
    const vulnerabilities = { ...found('vitest'), ...found('electron-builder') }
    expect(vulnerableThatShips({ vulnerabilities })).toEqual([])
  })

  it('are not taken for none when the registry does not answer', () => {
    expect(() => vulnerableThatShips({ message: '503' })).toThrow('503')
  })
})
