import { posName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { Database } from '../ports.ts'
import type { Lessons } from './lessons.ts'

/** Product codes that the shop knows, for telling one from a frame number. */
export type KnownCodes = {
  /** The POS answered for it in this session. */
  add(code: string): void
  /** By the POS, in this session or before, or taught by a sale. */
  has(code: string): boolean
}

export function createKnownCodes(
  { articles }: Pick<Database, 'articles'>,
  { accounts, lessons }: { accounts: Pick<AccountDesk, 'current'>; lessons: Lessons },
): KnownCodes {
  const answered = new Set<string>()

  function isPosCode(code: string): boolean {
    const account = accounts.current(posName)
    return account !== null && articles.isPosCode(account, code)
  }

  return {
    add(code) {
      answered.add(code)
    },
    has: (code) => answered.has(code) || lessons.learned(code) !== null || isPosCode(code),
  }
}
