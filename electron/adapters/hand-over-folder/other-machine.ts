/**
 * Whether a path leads to another machine's share in any spelling of Windows (`\\host\share`,
 * `//host/share`, `\\?\UNC\host\share`, `\??\UNC\host\share`). Windows sends this user's sign-in to
 * whatever host is named, so it is told by the words alone, before anything opens it.
 */
export function isOnAnotherMachine(path: string): boolean {
  if (!/^\s*(?:[\\/]{2}|[\\/]\?\?[\\/])/.test(path)) return false
  // `\\?\C:\…` and `\\.\C:\…` are a drive of this machine.
  return !/^\s*[\\/][\\/?][?.][\\/][A-Za-z]:(?:[\\/]|$)/.test(path)
}
