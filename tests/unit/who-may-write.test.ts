import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { refusedByList, refusedByMode } from '../../electron/adapters/who-may-write.ts'

describe('Who may write a folder on Linux and macOS', () => {
  const by = (mode: number, uid: number) => refusedByMode({ mode, uid }, 'is a folder that', 1000)
  const everyUsersGroup = process.platform === 'darwin' ? 20 : 100

  it('is every user where the group that everybody is in may write', () => {
    const of = (mode: number, gid: number) =>
      refusedByMode({ mode, uid: 1000, gid }, 'is a folder that', 1000)
    expect(of(0o775, everyUsersGroup)).toMatch(/every user/)
    expect(of(0o755, everyUsersGroup)).toBeNull()
    expect(of(0o775, 1000)).toBeNull()
  })

  it.each([
    [0o755, 0],
    [0o700, 1000],
    // A group of one's own, as many Linux systems give every user.
    [0o775, 1000],
    [0o775, 0],
  ])('is this user or the administrator: %o of %i', (mode, uid) => {
    expect(by(mode, uid)).toBeNull()
  })

  it.each([
    [0o777, 0, /every user/],
    [0o1777, 0, /every user/],
    [0o702, 1000, /every user/],
    [0o755, 1001, /another user/],
  ])('is somebody else: %o of %i', (mode, uid, reason) => {
    expect(by(mode, uid)).toMatch(reason)
  })
})

describe('Who may write a folder on Windows, by its access list', () => {
  const alone = 'D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)'
  const person = 'S-1-5-21-1004336348-1177238915-682003330-1001'
  const by = (sddl: string | null, onlyAdministrators = true) =>
    refusedByList(sddl, onlyAdministrators, 'is a folder that')

  it.each([
    ['what the installer makes', alone],
    ['with the owner in front', `O:BAG:SY${alone}`],
    ['with what only new files inherit', `${alone}(A;OICIIO;GA;;;CO)`],
    ['with a list of who is watched', `${alone}S:AI(AU;SAFA;FA;;;WD)`],
    ['read with words', 'D:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FRFX;;;BU)(A;;RCRPLOCR;;;WD)'],
    ['with somebody who is denied', `${alone}(D;;FA;;;WD)`],
  ])('is administrators: %s', (_what, sddl) => {
    expect(by(sddl)).toBeNull()
  })

  it.each([
    ['Users may create in it, as below ProgramData', `${alone}(A;CIID;DCLCRPCR;;;BU)`],
    ['Everyone, everything', `${alone}(A;OICI;FA;;;WD)`],
    ['signed-in users, by their number', `${alone}(A;OICI;0x1301bf;;;S-1-5-11)`],
    ['users of the domain', `${alone}(A;;GW;;;S-1-5-21-1-2-3-513)`],
    ['may change the list', `${alone}(A;;WD;;;BU)`],
    ['under a condition', `${alone}(XA;;FW;;;WD;(@User.Title=="PM"))`],
    ['no list at all', 'O:BAG:SY'],
    ['a list of nothing', 'D:NO_ACCESS_CONTROL'],
  ])('is every user: %s', (_what, sddl) => {
    for (const onlyAdministrators of [true, false]) {
      expect(by(sddl, onlyAdministrators)).toMatch(/every user may write/)
    }
  })

  it('is another person who made the folder of the system first; beside the data it is its owner', () => {
    const made = `${alone}(A;ID;FA;;;${person})`
    expect(by(made)).toBe(`is a folder that others than administrators may write (${person})`)
    expect(by(made, false)).toBeNull()
  })

  it('is nobody known where the list cannot be read', () => {
    expect(by(null)).toMatch(/nobody can tell/)
  })
})
