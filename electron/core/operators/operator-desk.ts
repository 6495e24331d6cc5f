import { randomUUID } from 'node:crypto'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Operator, OperatorDesk as DeskView, Role } from '../../../shared/operator.ts'
import type { CounterEvents } from '../events.ts'
import type { Ports } from '../ports.ts'
import type { TakenScan } from '../scanning/scan-desk.ts'
import { readSetting, settings, writeSetting } from '../settings.ts'
import { waitAfter, type KeptOperator, type KeptOperators } from './kept-operators.ts'
import { apiKeyOf, isPersonalCode, withEmployees } from './employees.ts'
import { ownersOnly } from './guarded-endpoints.ts'
import { isPin, keepPin, markOfBadge } from './secrets.ts'

export type OperatorDesk = {
  get(): DeskView
  /** Who jobs are made by; null while operators are off or nobody is signed in. */
  name(): string | null
  isLocked(): boolean
  /** Operators are off, or an owner is signed in. */
  mayOwn(): boolean
  /** The first owner, who is signed in with it. */
  turnOn(owner: { name: string; pin: string }): Promise<Result<DeskView>>
  /** Forgets everybody. What they did keeps their names. */
  turnOff(): Result<DeskView>
  add(person: { name: string; role: Role; pin: string }): Promise<Result<DeskView>>
  /** Refused where it would leave no owner who comes in with a PIN of this counter. */
  setRole(id: string, role: Role): Result<DeskView>
  setPin(id: string, pin: string): Promise<Result<DeskView>>
  /** Brings the POS's employees in, with their personal codes; again, it follows who came and left. */
  readEmployees(): Promise<Result<DeskView>>
  remove(id: string): Result<DeskView>
  setLock(minutes: number): Result<DeskView>
  awaitBadge(id: string): DeskView
  takeBadge(badge: string): TakenScan
  signIn(id: string, pin: string): Promise<Result<DeskView>>
  signOut(): DeskView
  /**
   * The name of an owner who says that something may be, on the spot and for this once: the one who is
   * signed in, whose badge was scanned for it, or who types a PIN.
   */
  ownersWord(given: { id: string; pin: string } | null): Promise<Result<string>>
  /** The next badge that is scanned gives an owner's word instead of signing in. */
  awaitOwner(awaits: boolean): DeskView
}

const usualLock = 5

/** Who stands at the counter (docs/privacy.md says what is kept of them). */
export function createOperatorDesk(
  {
    clock,
    database,
    log,
    keychain,
    pos,
  }: Pick<Ports, 'clock' | 'database' | 'log' | 'keychain' | 'pos'>,
  events: Pick<CounterEvents, 'emit'>,
): OperatorDesk {
  const store = database.settings
  let current: Operator | null = null
  let awaitsBadge: string | null = null
  let awaitsOwner = false
  /** Whose badge was scanned for it. */
  let vouching: string | null = null

  function read(): KeptOperators {
    return readSetting(store, settings.operators) ?? { lockAfterMinutes: usualLock, people: [] }
  }

  function get(): DeskView {
    const { people, lockAfterMinutes } = read()
    return {
      isOn: people.length > 0,
      people: people.map(({ id, name, role, badge, employee }) => ({
        id,
        name,
        role,
        hasBadge: badge !== null,
        isEmployee: employee !== null,
        awaitsBadge: id === awaitsBadge,
      })),
      current,
      lockAfterMinutes,
      refused: mayOwn() ? [] : [...ownersOnly],
      ownersWordOf: vouching,
    }
  }

  function tell(): DeskView {
    const view = get()
    events.emit('operators.changed', view)
    return view
  }

  function keep(change: (kept: KeptOperators) => KeptOperators): Result<DeskView> {
    const written = database.write(() => {
      writeSetting(store, settings.operators, change(read()))
    })
    return written.ok ? ok(tell()) : written
  }

  function keepPerson(id: string, change: Partial<KeptOperator>): Result<DeskView> {
    return keep((kept) => ({
      ...kept,
      people: kept.people.map((person) => (person.id === id ? { ...person, ...change } : person)),
    }))
  }

  async function newPerson(given: {
    name: string
    role: Role
    pin: string
  }): Promise<KeptOperator> {
    const { name, role } = given
    const pin = await keepPin(given.pin)
    return {
      id: randomUUID(),
      name,
      role,
      pin,
      employee: null,
      badge: null,
      wrong: 0,
      waitsUntil: 0,
    }
  }

  function enter({ id, name, role }: Operator): DeskView {
    current = { id, name, role }
    awaitsBadge = null
    forgetWord()
    log.info('An operator came to the counter', { role })
    return tell()
  }

  function forgetWord(): void {
    awaitsOwner = false
    vouching = null
  }

  function find(id: string): KeptOperator | undefined {
    return read().people.find((person) => person.id === id)
  }

  function mayOwn(): boolean {
    return current?.role === 'owner' || read().people.length === 0
  }

  /**
   * The last owner with a PIN of this counter stays: nobody could change anything after them. One of
   * the POS may leave there, and comes in only while its api-key is known.
   */
  function isLastOwner(id: string): boolean {
    const owners = read().people.filter(({ role, pin }) => role === 'owner' && pin !== null)
    return owners.length === 1 && owners[0]?.id === id
  }

  /** Who this is, by the PIN. Too many wrong ones in a row make the next wait. */
  async function prove(id: string, pin: string): Promise<Result<KeptOperator>> {
    const person = find(id)
    if (person === undefined) return failed({ kind: 'not-found', what: 'this operator' })
    // A clock that was put back must not keep anybody out for longer than it would have been.
    const now = clock.now()
    const waits = Math.min(person.waitsUntil, now + waitAfter(person.wrong))
    if (waits > now) return failed({ kind: 'pin-refused', retryAt: waits })
    // Counted before it is looked at: many at once are as many tries.
    const wrong = person.wrong + 1
    const counted = keepPerson(id, { wrong, waitsUntil: now + waitAfter(wrong) })
    if (!counted.ok) return counted
    const right = await isRight(pin, person)
    if (!right.ok) return right
    if (!right.value) {
      const wait = waitAfter(wrong)
      log.warn('A PIN was wrong', { inARow: wrong })
      return failed({ kind: 'pin-refused', retryAt: wait === 0 ? null : now + wait })
    }
    const cleared = keepPerson(id, { wrong: 0, waitsUntil: 0 })
    return cleared.ok ? ok(person) : cleared
  }

  async function isRight(pin: string, person: KeptOperator): Promise<Result<boolean>> {
    if (person.pin !== null) return ok(await isPin(pin, person.pin))
    const apiKey = await apiKeyOf(keychain)
    if (!apiKey.ok || person.employee === null) return apiKey.ok ? ok(false) : apiKey
    return ok(isPersonalCode(pin, { hash: person.employee.hash, apiKey: apiKey.value }))
  }

  /** Signed in, or their badge was scanned for it. */
  function nameOfOwner(): string | null {
    return vouching ?? (current?.role === 'owner' ? current.name : null)
  }

  async function provenOwner({ id, pin }: { id: string; pin: string }) {
    const person = await prove(id, pin)
    if (!person.ok) return person
    return person.value.role === 'owner' ? person.value.name : null
  }

  return {
    get,
    name: () => current?.name ?? null,
    isLocked: () => current === null && read().people.length > 0,
    mayOwn,

    async turnOn(owner) {
      if (read().people.length > 0) return ok(get())
      const person = await newPerson({ ...owner, role: 'owner' })
      // Making a PIN takes a moment, in which somebody else may have been the first.
      if (read().people.length > 0) return ok(get())
      const kept = keep((before) => ({ ...before, people: [person] }))
      return kept.ok ? ok(enter(person)) : kept
    },

    turnOff() {
      const kept = keep((before) => ({ ...before, people: [] }))
      if (!kept.ok) return kept
      current = null
      awaitsBadge = null
      return ok(tell())
    },

    async add(given) {
      const person = await newPerson(given)
      return keep((kept) => ({ ...kept, people: [...kept.people, person] }))
    },

    setRole(id, role) {
      if (find(id) === undefined) return failed({ kind: 'not-found', what: 'this operator' })
      if (role !== 'owner' && isLastOwner(id)) return failed({ kind: 'owner-needed' })
      if (current?.id === id) current = { ...current, role }
      return keepPerson(id, { role })
    },

    async setPin(id, pin) {
      return keepPerson(id, { pin: await keepPin(pin), wrong: 0, waitsUntil: 0 })
    },

    async readEmployees() {
      const apiKey = await apiKeyOf(keychain)
      if (!apiKey.ok) return apiKey
      const employees = await pos.employees()
      if (!employees.ok) return employees
      // Without an owner nobody could change anything, and operators would be on.
      if (read().people.length === 0) return failed({ kind: 'owner-needed' })
      const kept = keep((before) => ({
        ...before,
        people: withEmployees(before.people, employees.value, randomUUID),
      }))
      const isGone = current !== null && find(current.id) === undefined
      if (isGone) current = null
      return kept.ok && isGone ? ok(tell()) : kept
    },

    remove(id) {
      if (isLastOwner(id)) return failed({ kind: 'owner-needed' })
      if (current?.id === id) current = null
      return keep((kept) => ({ ...kept, people: kept.people.filter((one) => one.id !== id) }))
    },

    setLock: (lockAfterMinutes) => keep((kept) => ({ ...kept, lockAfterMinutes })),

    awaitBadge(id) {
      awaitsBadge = id
      return tell()
    },

    takeBadge(badge) {
      const { people } = read()
      if (people.length === 0) return { outcome: 'warning' }
      const mark = markOfBadge(badge)
      const owner = people.find((person) => person.badge === mark)
      if (awaitsBadge !== null && current?.role === 'owner') {
        const id = awaitsBadge
        awaitsBadge = null
        if (owner !== undefined && owner.id !== id) keepPerson(owner.id, { badge: null })
        const kept = keepPerson(id, { badge: mark })
        return kept.ok ? { outcome: 'accepted' } : { outcome: 'refused', fault: kept.fault }
      }
      if (owner === undefined) return { outcome: 'refused', fault: { kind: 'badge-unknown' } }
      if (awaitsOwner && current !== null) {
        if (owner.role !== 'owner') return { outcome: 'refused', fault: { kind: 'owner-needed' } }
        vouching = owner.name
        tell()
        return { outcome: 'accepted' }
      }
      enter(owner)
      return { outcome: 'accepted' }
    },

    async signIn(id, pin) {
      const person = await prove(id, pin)
      return person.ok ? ok(enter(person.value)) : person
    },

    async ownersWord(given) {
      const name = given === null ? nameOfOwner() : await provenOwner(given)
      if (name === null) return failed({ kind: 'owner-needed' })
      if (typeof name !== 'string') return name
      forgetWord()
      tell()
      return ok(name)
    },

    awaitOwner(awaits) {
      forgetWord()
      awaitsOwner = awaits
      return tell()
    },

    signOut() {
      current = null
      awaitsBadge = null
      forgetWord()
      return tell()
    },
  }
}
