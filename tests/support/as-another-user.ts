import process from 'node:process'

/** `nobody`, on Debian and most others. */
const NOBODY = 65_534

/** Who passes no permission by: root passes them all, so a test of root's becomes `nobody`. */
export function ordinaryUser(): { uid: number; gid: number } {
  const uid = process.getuid?.() ?? NOBODY
  const gid = process.getgid?.() ?? NOBODY
  return uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid }
}

/** Spawn options for a child that is that user. What it is to own must be given to it first. */
export function asOrdinaryUser(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? ordinaryUser() : {}
}
