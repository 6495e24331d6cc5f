import { z } from 'zod'
import { AccountTest, Accounts, CicopassCredentials, CyclesoftwareCredentials } from '../account.ts'
import { Fault } from '../fault.ts'
import { LockAfter, OperatorDesk, OperatorName, Pin, Role, TypedCode } from '../operator.ts'
import { CustomerRecords, CustomerSearch } from '../privacy.ts'
import { PlatformKey } from '../stock.ts'
import { none, operatorId } from './inputs.ts'

/** Who stands at the counter, whose accounts it works with, and what it knows of customers. */
export const accountsEndpoints = {
  'operators.get': { input: none, output: OperatorDesk },
  /** The first owner, signed in with it. */
  'operators.turnOn': { input: z.object({ name: OperatorName, pin: Pin }), output: OperatorDesk },
  /** Forgets everybody; what they did keeps their names. */
  'operators.turnOff': { input: none, output: OperatorDesk },
  'operators.add': {
    input: z.object({ name: OperatorName, role: Role, pin: Pin }),
    output: OperatorDesk,
  },
  /** Also of an employee of the POS, who joins as staff. */
  'operators.setRole': { input: z.object({ id: operatorId, role: Role }), output: OperatorDesk },
  'operators.setPin': { input: z.object({ id: operatorId, pin: Pin }), output: OperatorDesk },
  'operators.remove': { input: z.object({ id: operatorId }), output: OperatorDesk },
  'operators.setLock': { input: z.object({ minutes: LockAfter }), output: OperatorDesk },
  /** The next badge that is scanned becomes theirs. */
  'operators.awaitBadge': { input: z.object({ id: operatorId }), output: OperatorDesk },
  /** Brings the POS's employees in, who come in with their personal code there. */
  'operators.readEmployees': { input: none, output: OperatorDesk },
  'operators.signIn': { input: z.object({ id: operatorId, pin: TypedCode }), output: OperatorDesk },
  'operators.signOut': { input: none, output: OperatorDesk },
  /** A key, a touch: whoever is signed in is still there. */
  'operators.seen': { input: none, output: z.object({}) },
  /** The next badge gives an owner's word for one thing instead of signing in. */
  'operators.awaitOwner': { input: z.object({ awaits: z.boolean() }), output: OperatorDesk },

  'accounts.get': { input: none, output: Accounts },
  /** Signs in with a real call before it keeps anything; the password never comes back. */
  'accounts.signInCicopass': { input: CicopassCredentials, output: Accounts },
  /** Makes a real call with what is kept and says what came back. */
  'accounts.testCicopass': { input: none, output: AccountTest },
  /** Keeps the credentials; a refusal of the keys call because of the IP is not one of the account. */
  'accounts.signInCyclesoftware': {
    input: CyclesoftwareCredentials,
    output: z.object({ accounts: Accounts, keysFault: Fault.nullable() }),
  },
  'accounts.testCyclesoftware': { input: none, output: AccountTest },
  /** The stores of credentials that are being typed, for choosing one. */
  'accounts.cyclesoftwareKeys': {
    input: CyclesoftwareCredentials.omit({ store: true }),
    output: z.array(PlatformKey),
  },
  'accounts.signOut': {
    input: z.object({ service: z.enum(['cicopass', 'cyclesoftware']) }),
    output: Accounts,
  },

  /** What this computer knows of one customer. */
  'privacy.find': { input: z.object({ search: CustomerSearch }), output: CustomerRecords },
  /** Writes all of it to a file. */
  'privacy.export': {
    input: z.object({ search: CustomerSearch }),
    output: z.object({ path: z.string(), records: z.number().int() }),
  },
  /** Forgets it, for good, except where something still goes on. */
  'privacy.erase': {
    input: z.object({ search: CustomerSearch }),
    output: z.object({ erased: z.number().int(), inUse: z.number().int() }),
  },
} as const
