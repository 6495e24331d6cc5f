import { ok } from '../../../shared/fault.ts'
import { CustomerSearch } from '../../../shared/privacy.ts'
import { printed, type Command } from './command.ts'
import { badInput } from './outcome.ts'

/** `privacy find|export|erase <name, phone number or e-mail address>`. */
export const privacy: Command = async ([what, ...words], _request, { counter }) => {
  const search = CustomerSearch.safeParse(words.join(' '))
  if (!search.success) return badInput('customer', 'give a name, phone number or e-mail address')
  switch (what) {
    case 'find':
      return printed(counter.privacy.find(search.data))
    case 'export':
      return printed(counter.privacy.gather(search.data))
    case 'erase': {
      const erased = counter.privacy.erase(search.data)
      if (!erased.ok) return erased
      const { inUse } = erased.value
      const rest =
        inUse === 0 ? '' : `; ${String(inUse)} still in use, to be erased when they ended`
      return ok({
        status: inUse === 0 ? 0 : 1,
        json: erased.value,
        text: `${String(erased.value.erased)} erased${rest}`,
      })
    }
    default:
      return badInput('', 'privacy find, export or erase')
  }
}
