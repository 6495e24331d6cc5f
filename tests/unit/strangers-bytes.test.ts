import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withoutUser } from '../../electron/adapters/diagnostics-bundle.ts'
import { redactText } from '../../electron/adapters/redaction.ts'
import { isPublicAddress } from '../../electron/services/public-address.ts'
import { writeWhole } from '../../electron/adapters/write-whole.ts'
import { keepNewestDate, releaseDateOf } from '../../electron/services/updates/feed-date.ts'
import { isTooMuch } from '../../electron/shell/input-size.ts'

describe('What the page says', () => {
  it('is measured by the length of its lists, holes included', () => {
    const sparse: unknown[] = []
    sparse.length = 4_000_000_000
    expect(isTooMuch(sparse)).toBe(true)
    expect(isTooMuch({ deep: [{ list: sparse }] })).toBe(true)
    expect(isTooMuch([1, 2, 3])).toBe(false)
  })
})

describe('A picture’s address', () => {
  it('is never one of this machine or of the shop’s network, in any spelling', () => {
    for (const address of [
      ...['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.31.255.255', '169.254.1.1', '100.64.0.1'],
      ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', '::ffff:127.0.0.1'],
      ...['::ffff:7f00:1', 'fe80::1', 'fe80::1%eth0', 'fd00::1', '64:ff9b::a00:1', '2002:a00:1::'],
      ...['2001:db8::1', 'router', ''],
    ]) {
      expect([address, isPublicAddress(address)]).toEqual([address, false])
    }
    for (const address of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '2a00:1450::1']) {
      expect([address, isPublicAddress(address)]).toEqual([address, true])
    }
  })
})

describe('An address of the internet that stands in the shop', () => {
  it('is told by the networks that this machine is in', () => {
    const at = (address: string, cidr: string, family: 'IPv4' | 'IPv6') => ({
      wlan0: [{ address, cidr, family, netmask: '', mac: '', internal: false, scopeid: 0 }],
    })
    const six = at('2a02:a45f:1:2::17', '2a02:a45f:1:2::17/64', 'IPv6')
    expect(isPublicAddress('2a02:a45f:1:2::99', six as never)).toBe(false)
    expect(isPublicAddress('2a02:a45f:1:2::17', six as never)).toBe(false)
    expect(isPublicAddress('2a02:a45f:1:3::99', six as never)).toBe(true)
    const four = at('84.12.0.7', '84.12.0.7/29', 'IPv4')
    expect(isPublicAddress('84.12.0.2', four as never)).toBe(false)
    expect(isPublicAddress('84.12.0.9', four as never)).toBe(true)
    expect(isPublicAddress('84.12.0.2', { lo: undefined })).toBe(true)
  })
})

describe('The log', () => {
  it('hides spaced telephone numbers, frame numbers with dashes and passwords', () => {
    for (const secret of [
      ...['+31 6 12 34 56 78', '06-12345678', '06 12 34 56 78', '(020) 123 45 67', '0031612345678'],
      ...['WBK-76-00-005', 'gz-a47-1108', 'AB-12-CD-34'],
      ...['password=geheim1', 'wachtwoord: geheim1', '"pin":"4711"', 'api-key=abc'],
      ...[
        'access_token=geheim1',
        'clientSecret: geheim1',
        'db-password = "geheim1',
        'pwd%3Dgeheim1',
      ],
      ...['https://kas:ge@heim1@proxy.example/', 'X-Api-Key: geheim1', "PASSWD='geheim1"],
      ...['06\u201112345678', '06\u201312 34 56 78', '+31\u00a06\u00a012345678', '06/12.34.56.78'],
      ...['gz 4711 1108', 'WBK.4711.108', 'wbk/4711/1108', '12-471-108', 'Gz-471-1108'],
    ]) {
      const told = redactText(`asked for ${secret} today`)
      expect(told).not.toContain(secret)
      expect(told).not.toMatch(/heim1|4711|abc|345678|34.56|7600005|1108|471.1|12-4/)
    }
    for (const plain of [
      ...['127.0.0.1', '2026-11-20T09:00:00.000Z', 'one-two-three', '2026-11-20', 'port 127.0.0.1'],
      ...['in 12 of 34', '3-4', 'took 120 ms', 'version 24.21.0', 'shipping: done', '10:20:30'],
    ]) {
      expect(redactText(`at ${plain} there`)).toContain(plain)
    }
  })
})

describe('The diagnostics', () => {
  it('name nobody by a path', () => {
    for (const path of [
      String.raw`C:\Users\Jan de Vries\AppData\x.log`,
      String.raw`"C:\\Users\\Jan de Vries\\AppData"`,
      'file:///C:/Users/Jan de Vries/AppData',
      '/home/Jan de Vries/.config',
      '/Users/Jan de Vries/Library',
    ]) {
      expect(withoutUser(path, '/nowhere')).not.toContain('Jan')
    }
  })
})

describe('A signed feed', () => {
  it('needs a date, and is not taken once a newer one was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counter-feed-'))
    const partial = join(folder, 'updates', 'partial')
    expect(releaseDateOf("version: 1.0.0\nreleaseDate: '2026-11-20T09:00:00.000Z'\n")).toBe(
      Date.parse('2026-11-20T09:00:00.000Z'),
    )
    expect(releaseDateOf('version: 1.0.0\n')).toBeNull()
    expect(releaseDateOf('releaseDate: soon\n')).toBeNull()
    const take = (releasedAt: number) =>
      keepNewestDate(partial, { name: 'latest.yml', releasedAt, writeWhole })
    expect([take(2), take(2), take(1), take(3), take(2)]).toEqual([true, true, false, true, false])
    // Signed with a clock that was years ahead, it keeps the shop from no later one.
    const now = Date.now()
    expect([take(now + 1e12), take(now + 1e12), take(now - 1)]).toEqual([true, true, false])
    const later = {
      name: 'latest.yml',
      writeWhole,
      releasedAt: now + 3 * 86_400_000,
      now: now + 4 * 86_400_000,
    }
    expect(keepNewestDate(partial, later)).toBe(true)
    expect(keepNewestDate(partial, { ...later, releasedAt: now + 1e12 })).toBe(true)
    expect(keepNewestDate(partial, { ...later, releasedAt: now })).toBe(false)
    rmSync(folder, { recursive: true })
  })
})
