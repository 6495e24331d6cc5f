import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync, type Stats } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { decodeText } from '../../shared/decode-text.ts'

/**
 * Why a file cannot be trusted to be what its administrator or this user wrote, or null.
 *
 * POSIX: neither it nor its folder may be written by every user or belong to another one, and no folder
 * above may let others put something else in its place. Windows: by the access lists of both.
 *
 * @param path of a file that is there
 * @param onlyAdministrators Windows: nobody but administrators may write it (a folder of the system)
 * @returns English, to be read behind the path, as the doctor tells it
 */
export function writableByStrangers(path: string, onlyAdministrators: boolean): string | null {
  if (process.platform === 'win32') {
    return (
      refusedByList(accessListOf(dirname(path)), onlyAdministrators, 'lies in a folder that') ??
      refusedByList(accessListOf(path), onlyAdministrators, 'is a file that')
    )
  }
  // A link leads to what is read: what stands there counts, and the folder of the link as well.
  const real = realpathSync(path)
  return (
    refusedByMode(statSync(real), 'is a file that') ??
    refusedByMode(statSync(dirname(real)), 'lies in a folder that') ??
    refusedByMode(statSync(dirname(path)), 'lies in a folder that') ??
    replaceable(dirname(real)) ??
    replaceable(dirname(path))
  )
}

const othersWrite = 0o002
const sticky = 0o1000

const groupWrites = 0o020
/** The group that every user is in: `staff` of macOS, `users` of Linux. Others are somebody's choice. */
const everyUsersGroup = process.platform === 'darwin' ? 20 : 100

/** Of a file or folder: who may write it. `user`: of this process. */
export function refusedByMode(
  { mode, uid, gid }: Pick<Stats, 'mode' | 'uid'> & Partial<Pick<Stats, 'gid'>>,
  what: string,
  user = process.getuid?.(),
): string | null {
  const isEveryUsers = (mode & groupWrites) !== 0 && gid === everyUsersGroup
  if ((mode & othersWrite) !== 0 || isEveryUsers)
    return `${what} every user may write: let administrators alone`
  const isOurs = user === undefined || uid === user || uid === 0
  return isOurs ? null : `${what} belongs to another user: give it to an administrator`
}

/** A folder above that every user may write lets them move this one away, unless it is sticky. */
function replaceable(folder: string): string | null {
  for (let above = dirname(folder); ; above = dirname(above)) {
    const { mode } = statSync(above)
    if ((mode & othersWrite) !== 0 && (mode & sticky) === 0) {
      return `lies below ${above}, which every user may write: let administrators alone`
    }
    if (above === dirname(above)) return null
  }
}

/** Null where the system does not tell. */
function accessListOf(path: string): string | null {
  const icacls = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'icacls.exe')
  const folder = mkdtempSync(join(tmpdir(), 'counter-access-'))
  try {
    // `/save` writes SDDL, the same in every language of Windows; what it prints is translated.
    const list = join(folder, 'list')
    execFileSync(icacls, [path, '/save', list, '/q'], { timeout: 5000, windowsHide: true })
    const decoded = decodeText(readFileSync(list))
    return 'text' in decoded ? (decoded.text.split(/\r?\n/)[1] ?? null) : null
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everyone, signed-in, local, interactive, network, anonymous and guest users. */
const everyUser: ReadonlySet<string> = new Set(
  'WD AU BU IU NU AN BG LG DU DG S-1-1-0 S-1-5-11 S-1-5-32-545 S-1-5-4 S-1-5-2 S-1-5-7 S-1-5-32-546'.split(
    ' ',
  ),
)
/** The system, administrators of the computer and of the domain, and the installer of Windows. */
const administrators: ReadonlySet<string> = new Set([
  ...'SY BA LA DA EA S-1-5-18 S-1-5-32-544'.split(' '),
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
])

/**
 * What a Windows access list in SDDL says ([MS-DTYP] 2.5.1): who may write. An entry that denies is not
 * subtracted, so that a list which cannot be weighed is refused.
 */
export function refusedByList(
  sddl: string | null,
  onlyAdministrators: boolean,
  what: string,
): string | null {
  if (sddl === null) return `${what} nobody can tell who may write`
  // What follows in `S:` tells who is watched and grants nothing.
  const list = /D:([A-Z_]*)(.*)/.exec(sddl)
  // Without a list everybody may do everything.
  if (list === null || (list[1] ?? '').includes('NO_ACCESS_CONTROL')) {
    return `${what} every user may write: let administrators alone`
  }
  for (const [, type = '', flags = '', rights = '', account = ''] of (list[2] ?? '').matchAll(
    /\(([A-Z]*);([A-Z]*);([^;]*);[^;]*;[^;]*;([^;)]*)/g,
  )) {
    const grants = type === 'A' || type === 'XA' || type === 'OA' || type === 'ZA'
    const isForOthersOnly = /^(?:[A-Z]{2})*?IO/.test(flags)
    if (!grants || isForOthersOnly || !mayWrite(rights) || administrators.has(account)) continue
    if (isEveryUser(account)) return `${what} every user may write: let administrators alone`
    if (onlyAdministrators) return `${what} others than administrators may write (${account})`
  }
  return null
}

/** 513 and 514 are all users and all guests of a domain. */
function isEveryUser(account: string): boolean {
  return everyUser.has(account) || /^S-1-5-21-.*-51[34]$/.test(account)
}

/** Write, append, delete a child, delete, change the list or the owner, everything; by [MS-DTYP] 2.5.1.1. */
const writing = 0x2 | 0x4 | 0x40 | 0x1_0000 | 0x4_0000 | 0x8_0000 | 0x1000_0000 | 0x4000_0000
const writingWords: ReadonlySet<string> = new Set('GA GW FA FW KA KW DC LC DT SD WD WO'.split(' '))

function mayWrite(rights: string): boolean {
  if (/^(?:0x[0-9a-f]+|\d+)$/i.test(rights)) return (Number(rights) & writing) !== 0
  return (rights.match(/../g) ?? []).some((word) => writingWords.has(word))
}
