import { z } from 'zod'
import { AccountTest, Accounts, CicopassCredentials, CyclesoftwareCredentials } from '../account.ts'
import { Fault, ServiceName } from '../fault.ts'
import { LockAfter, OperatorDesk, OperatorName, Pin, Role, TypedCode } from '../operator.ts'
import { CustomerRecords, CustomerSearch } from '../privacy.ts'
import { PlatformKey } from '../stock.ts'
import { change, read } from './endpoint.ts'
import { none, operatorId } from './inputs.ts'

/** Who stands at the counter, whose accounts it works with, and what it knows of customers. */
export const accountsEndpoints = {
  'operators.get': read({ who: 'anybody', input: none, output: OperatorDesk }),
  /** The first owner, signed in with it. */
  'operators.turnOn': change({
    who: 'anybody',
    input: z.object({ name: OperatorName, pin: Pin }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  /** Forgets everybody; what they did keeps their names. */
  'operators.turnOff': change({
    who: 'owner',
    input: none,
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  'operators.add': change({
    who: 'owner',
    input: z.object({ name: OperatorName, role: Role, pin: Pin }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  /** Also of an employee of the POS, who joins as staff. */
  'operators.setRole': change({
    who: 'owner',
    input: z.object({ id: operatorId, role: Role }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  'operators.setPin': change({
    who: 'owner',
    input: z.object({ id: operatorId, pin: Pin }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  'operators.remove': change({
    who: 'owner',
    input: z.object({ id: operatorId }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  'operators.setLock': change({
    who: 'owner',
    input: z.object({ minutes: LockAfter }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  /** The next badge that is scanned becomes theirs. */
  'operators.awaitBadge': change({
    who: 'owner',
    input: z.object({ id: operatorId }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  /** Brings the POS's employees in, who come in with their personal code there. */
  'operators.readEmployees': change({
    who: 'owner',
    input: none,
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  'operators.signIn': change({
    who: 'anybody',
    input: z.object({ id: operatorId, pin: TypedCode }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  'operators.signOut': change({
    who: 'anybody',
    input: none,
    output: OperatorDesk,
    sets: 'operators.get',
  }),
  /** A key, a touch: whoever is signed in is still there. */
  'operators.seen': change({ who: 'staff', input: none, output: z.object({}), refreshes: [] }),
  /** The next badge gives an owner's word for one thing instead of signing in. */
  'operators.awaitOwner': change({
    who: 'staff',
    input: z.object({ awaits: z.boolean() }),
    output: OperatorDesk,
    sets: 'operators.get',
  }),

  'accounts.get': read({ who: 'anybody', input: none, output: Accounts }),
  /** Signs in with a real call before it keeps anything; the password never comes back. */
  'accounts.signInCicopass': change({
    who: 'owner',
    input: CicopassCredentials,
    output: Accounts,
    sets: 'accounts.get',
  }),
  /** Makes a real call with what is kept and says what came back. */
  'accounts.testCicopass': read({ who: 'staff', input: none, output: AccountTest }),
  /** Keeps the credentials; a refusal of the keys call because of the IP is not one of the account. */
  'accounts.signInCyclesoftware': change({
    who: 'owner',
    input: CyclesoftwareCredentials,
    output: z.object({ accounts: Accounts, keysFault: Fault.nullable() }),
    refreshes: ['accounts.get'],
  }),
  'accounts.testCyclesoftware': read({ who: 'staff', input: none, output: AccountTest }),
  /** The stores of credentials that are being typed, for choosing one. */
  'accounts.cyclesoftwareKeys': read({
    who: 'staff',
    input: CyclesoftwareCredentials.omit({ store: true }),
    output: z.array(PlatformKey),
  }),
  'accounts.signOut': change({
    who: 'owner',
    input: z.object({ service: ServiceName }),
    output: Accounts,
    sets: 'accounts.get',
  }),

  /** What this computer knows of one customer. */
  'privacy.find': read({
    who: 'owner',
    input: z.object({ search: CustomerSearch }),
    output: CustomerRecords,
  }),
  /** Writes all of it to a file. */
  'privacy.export': read({
    who: 'owner',
    input: z.object({ search: CustomerSearch }),
    output: z.object({ path: z.string(), records: z.number().int() }),
  }),
  /** Forgets it, for good, except where something still goes on. */
  'privacy.erase': change({
    who: 'owner',
    input: z.object({ search: CustomerSearch }),
    output: z.object({ erased: z.number().int(), inUse: z.number().int() }),
    refreshes: [],
  }),
}
