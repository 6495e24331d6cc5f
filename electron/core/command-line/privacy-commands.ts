import type { z } from 'zod'
import { ok, type Result } from '../../../shared/fault.ts'
import { CustomerSearch } from '../../../shared/privacy.ts'
import { printed } from './command.ts'
import type { CommandDeclaration, Given } from './declaration.ts'
import { badInput } from './outcome.ts'

const answers = 'see **privacy** below'

/** What this computer knows of a customer. */
export const privacyCommands: readonly CommandDeclaration[] = [
  {
    form: 'privacy find <name, phone number or e-mail address...>',
    does: 'what is known of a customer here',
    input: null,
    answers,
    run(given, _request, { counter }) {
      const search = searchOf(given)
      return search.ok ? printed(counter.privacy.find(search.value)) : search
    },
  },
  {
    form: 'privacy export <name, phone number or e-mail address...>',
    does: 'all of it',
    input: null,
    answers,
    run(given, _request, { counter }) {
      const search = searchOf(given)
      return search.ok ? printed(counter.privacy.gather(search.value)) : search
    },
  },
  {
    form: 'privacy erase <name, phone number or e-mail address...>',
    does: 'forgets it, except what is still in use',
    input: null,
    answers,
    run(given, _request, { counter }) {
      const search = searchOf(given)
      if (!search.ok) return search
      const erased = counter.privacy.erase(search.value)
      if (!erased.ok) return erased
      const { inUse } = erased.value
      const rest =
        inUse === 0 ? '' : `; ${String(inUse)} still in use, to be erased when they ended`
      return ok({
        status: inUse === 0 ? 0 : 1,
        json: erased.value,
        text: `${String(erased.value.erased)} erased${rest}`,
      })
    },
  },
]

function searchOf({ args }: Given): Result<z.infer<typeof CustomerSearch>> {
  const search = CustomerSearch.safeParse(args.join(' '))
  return search.success
    ? ok(search.data)
    : badInput('customer', 'give a name, phone number or e-mail address')
}
