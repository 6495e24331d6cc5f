import { describe, expect, it } from 'vitest'
import { createBrowser } from '../../electron/shell/browser.ts'
import { outsidePages, takingInAt } from '../../shared/contacts.ts'

describe('Pages outside', () => {
  it('are all https, and only https is handed to the system', async () => {
    const opened: string[] = []
    const browser = createBrowser((address) => {
      opened.push(address)
      return Promise.resolve()
    })
    for (const address of outsidePages) expect((await browser.open(address)).ok).toBe(true)
    for (const address of [
      ...[
        'http://a.example/',
        'HTTP://A.EXAMPLE/',
        'file:///etc/passwd',
        'FILE:///C:/x.exe',
        'x',
        '',
      ],
      ...['javascript:1', 'JavaScript:1', ' javascript:1', '\tjava\nscript:1', 'data:text/html,1'],
      ...['blob:https://a.example/1', 'view-source:https://a.example/', '//a.example/', 'https:'],
      ...[
        'ms-settings:',
        'search-ms:query=x',
        '\\\\server\\share',
        'C:\\x.exe',
        'https',
        ':https://a/',
      ],
      ...[
        'h\uFF54tps://a.example/',
        '\u202Ehttps://a.example/',
        'https\uFF1A//a.example/',
        'app://counter/',
      ],
    ]) {
      expect(await browser.open(address)).toMatchObject({ ok: false, fault: { kind: 'not-found' } })
    }
    expect(opened).toEqual(outsidePages)
    for (const odd of [
      ' https://a.example/ ',
      'HTTPS:a.example',
      'https:\\\\a.example',
      'ht\ntps://a.example/',
    ])
      await browser.open(odd)
    expect(opened.slice(outsidePages.length)).toEqual(Array(4).fill('https://a.example/'))
  })

  it('that the system cannot open are a fault, not a throw', async () => {
    const browser = createBrowser(() => Promise.reject(new Error('no browser')))
    const answer = await browser.open(outsidePages[0] ?? '')
    expect(answer.ok ? null : answer.fault).toMatchObject({
      what: expect.stringMatching('no browser') as string,
    })
  })

  it('are the shop’s country’s; a country without its own has none', () => {
    expect(takingInAt('BE').check?.name).toBe('mybike')
    expect(takingInAt(undefined)).toEqual(takingInAt('NL'))
    expect(takingInAt('SE')).toEqual({ check: null, register: null })
  })
})
