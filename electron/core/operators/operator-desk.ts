import { randomUUID } from 'node:crypto'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Operator, OperatorDesk as DeskView, Role } from '../../../shared/operator.ts'
import type { CounterEvents } from '../events.ts'
import type { Ports } from '../ports.ts'
import type { TakenScan } from '../scanning/scan-desk.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'
import { createActivity } from './activity.ts'
import { createGuessLimit } from './guess-limit.ts'
import {
  readOperators,
  waitAfter,
  type KeptOperator,
  type KeptOperators,
} from './kept-operators.ts'
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
  /** No owner can be read of what is kept, so that nobody could ever own again: the recovery code helps. */
  needsRecovery(): boolean
  /**
   * With the recovery code, where it is needed: what cannot be read is kept aside, and operators are off.
   * `isRight` looks at the code that was given, under the one limit of guesses.
   */
  recover(isRight: () => Promise<Result<boolean>>): Promise<Result<DeskView>>
  /** A person did something here. */
  seen(): void
  /** Nobody is there, such as after sleep. */
  lock(): void
  close(): void
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

/**
 * Says outside the database that there are operators: a copy from before them, or one without them, does
 * not turn them off. Both throw what the disk says.
 */
export type OperatorsMark = { isSet(): boolean; set(on: boolean): void }

/** Of a counter whose database is not on a disk. */
const noMark: OperatorsMark = { isSet: () => false, set: () => undefined }

/** Who stands at the counter (docs/privacy.md says what is kept of them). */
export function createOperatorDesk(
  {
    clock,
    database,
    log,
    keychain,
    employees: staff,
  }: Pick<Ports, 'clock' | 'database' | 'log' | 'keychain' | 'employees'>,
  events: Pick<CounterEvents, 'emit'>,
  mark: OperatorsMark = noMark,
): OperatorDesk {
  const store = database.settings
  let current: Operator | null = null
  let awaitsBadge: string | null = null
  let awaitsOwner = false
  /** Whose badge was scanned for it. */
  let vouching: string | null = null

  const limit = createGuessLimit(clock, {
    read: () => readSetting(store, settings.operatorGuesses),
    write(guesses) {
      const written = database.write(() => writeSetting(store, settings.operatorGuesses, guesses))
      if (!written.ok) log.warn('A guess was not kept', { fault: written.fault.kind })
      return written.ok
    },
  })
  const activity = createActivity(clock, {
    minutes: () => read().lockAfterMinutes,
    over: signOut,
  })

  function all() {
    return readOperators(store.read(settings.operators.key))
  }

  function read(): KeptOperators {
    return all().kept
  }

  /** In the database; what the mark says besides, `lost` knows. */
  function isKept(): boolean {
    const { kept, damaged } = all()
    return kept.people.length > 0 || damaged.length > 0
  }

  // Where they were on and the database knows of none: it is a copy of another time.
  let lost = !isKept() && mayBeMarked()
  if (lost) log.error('The operators are not in the database: the counter is locked')
  else if (isKept()) setMark(true)

  /** A mark that cannot be looked at keeps the counter locked: nothing fails open. */
  function mayBeMarked(): boolean {
    try {
      return mark.isSet()
    } catch (refused) {
      log.error('The mark of the operators could not be looked at', { error: String(refused) })
      return true
    }
  }

  function setMark(on: boolean): Result<void> {
    try {
      if (mark.isSet() !== on) mark.set(on)
      return ok(undefined)
    } catch (refused) {
      log.error('The mark of the operators was not kept', { error: String(refused) })
      return failed({ kind: 'folder-not-writable', path: 'operators.on' })
    }
  }

  function isOn(): boolean {
    return lost || isKept()
  }

  function needsRecovery(): boolean {
    return isOn() && !read().people.some(({ role }) => role === 'owner')
  }

  function get(): DeskView {
    const { people, lockAfterMinutes } = read()
    return {
      isOn: isOn(),
      ...(needsRecovery() ? { needsRecovery: true } : {}),
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
      refused: mayOwn() ? [] : [...ownersOnly()],
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
      const { kept, damaged } = all()
      const { lockAfterMinutes, people } = change(kept)
      // Who cannot be read stays as they are.
      const everybody = { lockAfterMinutes, people: [...people, ...damaged] }
      store.write(settings.operators.key, JSON.stringify(everybody))
    })
    if (written.ok && isKept()) setMark(true)
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

  /** Nobody is there any more, whoever noticed it. */
  function signOut(): DeskView {
    current = null
    awaitsBadge = null
    forgetWord()
    activity.ended()
    return tell()
  }

  /** Inside nothing else: it may lock. */
  function isIn(): boolean {
    if (current !== null && activity.isOver()) signOut()
    return current !== null
  }

  function enter({ id, name, role }: Operator): DeskView {
    current = { id, name, role }
    activity.seen()
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
    return !isOn() || (isIn() && current?.role === 'owner')
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
    const retryAt = Math.max(waits, limit.waitsUntil() ?? 0)
    if (retryAt > now) return failed({ kind: 'pin-refused', retryAt })
    // Counted before it is looked at: many at once are as many tries.
    const wrong = person.wrong + 1
    const counted = keepPerson(id, { wrong, waitsUntil: now + waitAfter(wrong) })
    if (!counted.ok) return counted
    limit.spend()
    const right = await isRight(pin, person)
    if (!right.ok) return right // nothing was looked at, and it counts all the same
    if (!right.value) {
      const wait = waitAfter(wrong)
      log.warn('A PIN was wrong', { inARow: wrong })
      return failed({ kind: 'pin-refused', retryAt: wait === 0 ? null : now + wait })
    }
    limit.giveBack()
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
    isLocked: () => !isIn() && isOn(),
    mayOwn,
    needsRecovery,

    async recover(isRight) {
      if (!needsRecovery()) return failed({ kind: 'owner-needed' })
      const waits = limit.waitsUntil()
      if (waits !== null) return failed({ kind: 'pin-refused', retryAt: waits })
      limit.spend()
      const right = await isRight()
      if (!right.ok) return right
      if (!right.value) return failed({ kind: 'recovery-code-wrong' })
      limit.giveBack()
      const freed = setMark(false)
      if (!freed.ok) return freed
      const written = database.write(() => {
        // What could not be read is kept aside by it.
        writeSetting(store, settings.operators, { lockAfterMinutes: 5, people: [] })
      })
      if (!written.ok) return written
      lost = false
      log.warn('The operators could not be read and were turned off with the recovery code')
      return ok(signOut())
    },

    seen() {
      if (isIn()) activity.seen()
    },

    lock() {
      if (current !== null) signOut()
    },

    close: activity.ended,

    async turnOn(owner) {
      if (isOn()) return ok(get())
      const person = await newPerson({ ...owner, role: 'owner' })
      // Making a PIN takes a moment, in which somebody else may have been the first.
      if (isOn()) return ok(get())
      const kept = keep((before) => ({ ...before, people: [person] }))
      return kept.ok ? ok(enter(person)) : kept
    },

    turnOff() {
      // First: killed in between, they are on.
      const freed = setMark(false)
      if (!freed.ok) return freed
      const written = database.write(() => {
        store.write(settings.operators.key, JSON.stringify({ ...read(), people: [] }))
      })
      if (!written.ok) {
        setMark(isKept())
        return written
      }
      lost = false
      return ok(signOut())
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
      const employees = await staff.employees()
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
      if (!isOn()) return { outcome: 'warning' }
      const badgeMark = markOfBadge(badge)
      const owner = people.find((person) => person.badge === badgeMark)
      if (awaitsBadge !== null && isIn() && current?.role === 'owner') {
        const id = awaitsBadge
        awaitsBadge = null
        // One step: it is the one's or the other's.
        const kept = keep((before) => ({
          ...before,
          people: before.people.map((person) => {
            if (person.id === id) return { ...person, badge: badgeMark }
            return person.badge === badgeMark ? { ...person, badge: null } : person
          }),
        }))
        return kept.ok ? { outcome: 'accepted' } : { outcome: 'refused', fault: kept.fault }
      }
      const waits = limit.waitsUntil()
      if (waits !== null) {
        return { outcome: 'refused', fault: { kind: 'pin-refused', retryAt: waits } }
      }
      if (owner === undefined) {
        limit.spend()
        return { outcome: 'refused', fault: { kind: 'badge-unknown' } }
      }
      if (awaitsOwner && isIn()) {
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

    signOut,
  }
}
