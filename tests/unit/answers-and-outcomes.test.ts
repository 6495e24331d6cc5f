import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import {
  outcomeOfFault,
  sentenceOf,
  statusOfFault,
  statusOfJobs,
} from '../../electron/core/command-line/outcome.ts'
import {
  meaningOf,
  pausesService,
  serviceWordsOf,
} from '../../electron/core/outbox/answer-meaning.ts'
import { createServiceHealth } from '../../electron/core/service-health.ts'
import { settings } from '../../electron/core/settings/database-settings.ts'
import {
  clearSettingsOf,
  readSetting,
  writeSetting,
} from '../../electron/core/settings/stored-settings.ts'
import type { AnswerSeen, SettingStore } from '../../electron/core/ports.ts'
import { Fault, type FaultKind } from '../../shared/fault.ts'
import { JobState } from '../../shared/job.ts'
import english from '../../shared/locales/en/command-line.json' with { type: 'json' }

const service = 'cicopass' as const
const serviceWords = 'The service’s own words'
const detail = 'a detail'
const path = '/data'

/** One fault of every kind: a new kind fails to compile here until somebody decides what it means. */
const every: { [K in FaultKind]: Extract<Fault, { kind: K }> } = {
  'registered-twice': { kind: 'registered-twice', frameNumber: 'GZ4711', bikeIds: [101, 102] },
  'task-failed': { kind: 'task-failed', task: 'sales feed' },
  'settings-unreadable': { kind: 'settings-unreadable', settings: ['sale', 'delivery'] },
  'bad-input': { kind: 'bad-input', problems: [{ field: 'color', reason: 'is missing' }] },
  'frame-number-refused': { kind: 'frame-number-refused', reason: 'placeholder', asRead: 'none' },
  'shield-code-refused': { kind: 'shield-code-refused', asRead: 'CIC-1' },
  'draft-incomplete': { kind: 'draft-incomplete', missing: ['shield'] },
  'sale-stopped': { kind: 'sale-stopped', because: 'stolen' },
  'not-found': { kind: 'not-found', what: 'job 1' },
  'too-late': { kind: 'too-late', what: 'undo' },
  'already-here': { kind: 'already-here', jobId: '1', what: 'CICO-123456789' },
  'edit-refused': { kind: 'edit-refused', service, because: 'look-there' },
  'picture-refused': { kind: 'picture-refused', reason: 'too-large' },
  'operator-needed': { kind: 'operator-needed' },
  'owner-needed': { kind: 'owner-needed' },
  'pin-refused': { kind: 'pin-refused', retryAt: 1_790_000_000_000 },
  'badge-unknown': { kind: 'badge-unknown' },
  'api-key-needed': { kind: 'api-key-needed', service: 'cyclesoftware' },
  'photo-refused': { kind: 'photo-refused', reason: 'too-many' },
  'delivery-scan-refused': { kind: 'delivery-scan-refused', reason: 'on-the-list' },
  'ordered-already': {
    kind: 'ordered-already',
    jobId: '1',
    quantity: 50,
    orderedAt: '2026-03-01T10:00:00.000Z',
  },
  'not-signed-in': { kind: 'not-signed-in', service },
  'sign-in-refused': { kind: 'sign-in-refused', service, serviceWords, retryAt: null },
  'scope-missing': { kind: 'scope-missing', service, scope: 'register', serviceWords },
  offline: { kind: 'offline', service, detail },
  'no-answer': { kind: 'no-answer', service, detail },
  'rate-limited': { kind: 'rate-limited', service, retryAt: null, serviceWords },
  refused: { kind: 'refused', service, status: 422, serviceWords },
  'service-broken': { kind: 'service-broken', service, status: 500, serviceWords },
  'unreadable-answer': { kind: 'unreadable-answer', service, status: 200, serviceWords },
  'keychain-missing': { kind: 'keychain-missing', detail },
  'keychain-locked': { kind: 'keychain-locked', detail },
  'keychain-failed': { kind: 'keychain-failed', detail },
  'database-key-missing': { kind: 'database-key-missing', path },
  'database-key-wrong': { kind: 'database-key-wrong', path },
  'recovery-code-wrong': { kind: 'recovery-code-wrong' },
  'recovery-code-never-made': { kind: 'recovery-code-never-made' },
  'database-from-future': { kind: 'database-from-future', found: 9, known: 1, backup: path },
  'database-damaged': { kind: 'database-damaged', path, setAside: null },
  'database-missing': { kind: 'database-missing', path, found: ['recovery.json'] },
  'disk-failed': { kind: 'disk-failed', path, detail },
  'disk-full': { kind: 'disk-full', path },
  'folder-on-network': { kind: 'folder-on-network', path: '\\\\elsewhere\\till' },
  'file-in-use': { kind: 'file-in-use', path: '/data/certificate.pdf' },
  'folder-not-writable': { kind: 'folder-not-writable', path },
  'counter-already-open': { kind: 'counter-already-open', detail },
  'scanner-missing': { kind: 'scanner-missing', detail },
  'scanner-not-allowed': { kind: 'scanner-not-allowed', path },
  'scanner-busy': { kind: 'scanner-busy', path },
  'scanner-failed': { kind: 'scanner-failed', path, detail },
  'scanner-keyboard': {
    kind: 'scanner-keyboard',
    layout: 'azerty-fr',
    asRead: '&é"',
    meant: '123',
  },
  'scanner-keys': { kind: 'scanner-keys', asRead: 'AB1', because: 'too-short' },
  'print-failed': { kind: 'print-failed', detail },
  'update-off': { kind: 'update-off' },
  'update-not-reached': { kind: 'update-not-reached', detail },
  'update-refused': { kind: 'update-refused', detail },
  'update-waits': { kind: 'update-waits', because: ['sending', 'draft'] },
  'update-failed': { kind: 'update-failed', detail },
  internal: { kind: 'internal', reference: 'abcd' },
}
const faults: readonly Fault[] = Object.values(every)

describe('What an answer to a change means', () => {
  const notProcessed: readonly FaultKind[] = [
    'offline',
    'rate-limited',
    'not-signed-in',
    'sign-in-refused',
    'keychain-missing',
    'keychain-locked',
    'keychain-failed',
  ]
  const refused: readonly FaultKind[] = ['refused', 'scope-missing', 'bad-input']

  it.each(faults.map((fault) => [fault.kind, fault] as const))('%s', (kind, fault) => {
    const meant = notProcessed.includes(kind)
      ? 'not-processed'
      : refused.includes(kind)
        ? 'refused'
        : 'unknown'
    expect(meaningOf(fault)).toBe(meant)
  })

  it('pauses a service only where a person has to sign in or open the keychain', () => {
    const pausing = faults.filter(pausesService).map(({ kind }) => kind)
    expect(pausing.toSorted()).toEqual(
      notProcessed.filter((kind) => kind !== 'offline' && kind !== 'rate-limited').toSorted(),
    )
    // What pauses a service never leaves a change in doubt.
    expect(
      faults.filter(pausesService).every((fault) => meaningOf(fault) === 'not-processed'),
    ).toBe(true)
  })

  it('keeps the service’s words where it said any', () => {
    for (const fault of faults) {
      expect(serviceWordsOf(fault)).toBe('serviceWords' in fault ? serviceWords : null)
    }
  })
})

describe('How a command ends', () => {
  it('has a sentence for every fault, and none for another', () => {
    const kinds = Fault.options.map(({ shape }) => shape.kind.value)
    expect(Object.keys(english.commandLine.fault).toSorted()).toEqual(kinds.toSorted())
  })

  it('first of 4, 3 and 0 that applies to its jobs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...JobState.options)), (states) => {
        const status = statusOfJobs(states.map((state) => ({ state })))
        if (states.includes('parked')) expect(status).toBe(4)
        else if (
          states.some((state) => ['held', 'waiting', 'sending', 'unknown'].includes(state))
        ) {
          expect(status).toBe(3)
        } else expect(status).toBe(0)
      }),
    )
  })

  it.each(faults.map((fault) => [fault.kind, fault] as const))(
    '%s is a sentence; 2 only for what the caller said wrong, 4 where a person decides',
    (kind, fault) => {
      const bad = [
        'bad-input',
        'frame-number-refused',
        'shield-code-refused',
        'picture-refused',
        'photo-refused',
      ].includes(kind)
      const ends = ['edit-refused', 'ordered-already'].includes(kind) ? 4 : bad ? 2 : 1
      expect(statusOfFault(fault)).toBe(ends)
      const { status, json, text } = outcomeOfFault(fault)
      expect({ status, json }).toEqual({ status: ends, json: { fault, message: text } })
      expect(text).toMatch(/^\S.*[.!?"]$|^The input is not right: .+/s)
      expect(text).not.toMatch(/undefined|\[object|\{\{/)
      if ('serviceWords' in fault) expect(sentenceOf(fault)).toContain(serviceWords)
      expect(Fault.parse(fault)).toEqual(fault)
    },
  )
})

describe('How a service is doing', () => {
  const answer = (faultKind: FaultKind | null, call = 'lookup'): AnswerSeen => ({
    service,
    call,
    status: null,
    serviceTime: null,
    limits: null,
    faultKind,
    certificateDate: false,
  })
  const health = () => {
    const time = { now: 1_000 }
    return {
      time,
      health: createServiceHealth({
        now: () => time.now,
        elapsed: () => time.now,
        after: () => () => undefined,
      }),
    }
  }

  it('is unknown until an answer says otherwise, and any answer of its own shows it is there', () => {
    const { health: at } = health()
    expect(at.of(service)).toEqual({ state: 'unknown', since: null, missingScopes: [] })
    for (const kind of [
      'refused',
      'rate-limited',
      'sign-in-refused',
      'service-broken',
      null,
    ] as const) {
      at.saw(answer(kind))
      expect(at.of(service).state).toBe('online')
    }
    at.saw(answer('unreadable-answer'))
    expect(at.of(service).state).toBe('unknown')
    expect(at.of('cyclesoftware').state).toBe('unknown')
  })

  it('came back only after it was away: one that breaks now and then keeps its back-off', () => {
    const { health: at } = health()
    expect(at.saw(answer(null)).cameBack).toBe(false)
    expect(at.saw(answer('no-answer')).cameBack).toBe(false)
    expect(at.saw(answer(null)).cameBack).toBe(false)
    expect(at.saw(answer('offline')).cameBack).toBe(false)
    expect(at.saw(answer('no-answer')).cameBack).toBe(false)
    expect(at.saw(answer(null)).cameBack).toBe(true)
    expect(at.saw(answer(null)).cameBack).toBe(false)
  })

  it('says since when, and which rights are missing until a call works again', () => {
    const { health: at, time } = health()
    at.saw(answer('offline'))
    time.now = 9_000
    at.saw(answer('offline'))
    expect(at.of(service).since).toBe(new Date(1_000).toISOString())
    at.saw(answer('scope-missing', 'stolen-search'))
    at.saw(answer(null, 'lookup'))
    expect(at.of(service).missingScopes).toEqual(['stolen-search'])
    at.saw(answer(null, 'stolen-search'))
    expect(at.of(service).missingScopes).toEqual([])
    at.saw(answer('offline'))
    at.forget(service)
    expect(at.of(service)).toEqual({ state: 'unknown', since: null, missingScopes: [] })
  })
})

describe('Stored settings', () => {
  function inMemory(): SettingStore & { values: Map<string, string> } {
    const values = new Map<string, string>()
    return {
      values,
      read: (key) => values.get(key) ?? null,
      write: (key, value) => void values.set(key, value),
      remove: (key) => void values.delete(key),
    }
  }

  it('read back as they were written, and as nothing when they mean something else by now', () => {
    const store = inMemory()
    expect(readSetting(store, settings.shopName)).toBeNull()
    writeSetting(store, settings.shopName, 'Fietsen & Zo')
    expect(readSetting(store, settings.shopName)).toBe('Fietsen & Zo')
    store.write(settings.shopName.key, '{"name":1}')
    expect(readSetting(store, settings.shopName)).toBeNull()
    store.write(settings.shopName.key, 'no json')
    expect(readSetting(store, settings.shopName)).toBeNull()
  })

  it('a sign-out takes what belongs to that account and nothing else', () => {
    const store = inMemory()
    for (const { key } of Object.values(settings)) store.write(key, '1')
    clearSettingsOf(store, 'cyclesoftware')
    expect([...store.values.keys()].toSorted()).toEqual(
      Object.values(settings)
        .filter(({ lives }) => lives !== 'until-sign-out-of-cyclesoftware')
        .map(({ key }) => key)
        .toSorted(),
    )
    expect(store.values.has(settings.cicopassAccount.key)).toBe(true)
  })

  it('have keys of their own', () => {
    const keys = Object.values(settings).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
