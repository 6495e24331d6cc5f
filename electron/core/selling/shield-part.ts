import type { Draft } from '../../../shared/registration.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import { checkShield, shieldSoFar } from '../checking/check-shield.ts'
import { createKnownHits } from '../checking/known-hits.ts'
import type { Ports } from '../ports.ts'
import type { SaleOnScreen } from './sale-on-screen.ts'
import { waitingInVain } from './superseded.ts'

export type ShieldPart = { set(code: string): Draft }

/** The shield of the sale and who carries it, as far as anybody can tell. */
export function createShieldPart(
  { database, registry }: Pick<Ports, 'database' | 'registry'>,
  { sale, accounts }: { sale: SaleOnScreen; accounts: AccountDesk },
): ShieldPart {
  const { jobs } = database
  /** What is known of shields, from sale to sale. */
  const known = createKnownHits()
  /** Counts the questions asked: only the answer to the newest is kept. */
  let asked = 0

  function frameNumberWaitedFor(shieldCode: string): string | null {
    const account = accounts.current(registryName)
    if (account === null) return null
    return waitingInVain({ jobs, account }, shieldCode)?.compared ?? null
  }

  async function ask(code: string): Promise<void> {
    const account = accounts.current(registryName)
    asked += 1
    const mine = asked
    const check = await checkShield({ registry, jobs, account, known }, code).catch(
      (defect: unknown) => ({
        ...sale.failed('check of a shield', defect),
        verdict: shieldSoFar({ jobs, account, hits: known.of(code) }, code),
      }),
    )
    const { shield } = sale.content
    if (mine !== asked || shield?.kind !== 'code' || shield.code !== code) return
    const { verdict, fault, hits } = check
    sale.change({
      shield: { ...shield, check: { state: 'done', verdict, fault } },
      shieldHits: hits,
      shieldWaitsFor: frameNumberWaitedFor(code),
    })
  }

  return {
    set(code) {
      const account = accounts.current(registryName)
      const hits = known.of(code)
      const verdict = shieldSoFar({ jobs, account, hits }, code)
      const view = sale.change({
        shield: { kind: 'code', code, check: { state: 'checking', verdict, fault: null } },
        shieldHits: hits,
        shieldWaitsFor: frameNumberWaitedFor(code),
        refusal: null,
      })
      sale.inBackground(ask(code), 'check of a shield')
      return view
    },
  }
}
