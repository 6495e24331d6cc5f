import { z } from 'zod'
import { CicopassAccount, CyclesoftwareAccount } from '../../shared/account.ts'
import { AsideSale } from '../../shared/aside-sale.ts'
import { BegunLead } from '../../shared/begun-lead.ts'
import { NextSteps, PaperForm } from '../../shared/paper.ts'
import { ScanRules } from '../../shared/scan-rules.ts'
import { SettingPart } from '../../shared/setting-part.ts'
import { Sound } from '../../shared/sound.ts'
import { KeyboardScanner } from '../../shared/keyboard-scanner.ts'
import { ChosenScanner } from '../../shared/status.ts'
import { Mended } from '../../shared/backup.ts'
import { KeptDelivery } from './deliveries/kept-delivery.ts'
import { Guesses } from './operators/guess-limit.ts'
import { KeptOperators } from './operators/kept-operators.ts'
import { readJson } from './outbox/payloads.ts'
import type { SettingStore } from './ports.ts'
import { KeptStock } from './shields/kept-stock.ts'
import { UnreadableRecords } from './kept-unreadable.ts'

/**
 * A stored value: its key, its parser, how long it lives, and what it means that the parser cannot read
 * what lies there. Sign-out clears by construction. `default`: it is as if it was never written, and the
 * text is kept aside. `locked`: it stays where it is, and whoever reads it must not take it for absent
 * (`stateOfSetting`).
 */
export type Setting<T> = {
  readonly key: string
  readonly schema: z.ZodType<T>
  readonly lives: 'until-sign-out-of-cicopass' | 'until-sign-out-of-cyclesoftware' | 'until-changed'
  /** What it is for, as staff are told when it could not be read. */
  readonly part: SettingPart
  readonly unreadable: 'default' | 'locked'
}

type Declared = Pick<Setting<unknown>, 'lives' | 'part'> & Partial<Setting<unknown>>

function setting<T>(key: string, schema: z.ZodType<T>, how: Declared): Setting<T> {
  return { unreadable: 'default', ...how, key, schema }
}

/** Epoch milliseconds. */
const Limited = z.object({ since: z.number(), until: z.number() })

/** `parkedAt` (ISO 8601): a job that was tried again and is still stolen is a new alarm. */
const AcknowledgedAlarms = z.array(z.object({ jobId: z.string(), parkedAt: z.string() }))

/** `at` in epoch milliseconds: a sale of this bike since then was this one. */
const KeptSale = z.object({ at: z.number(), handOverId: z.string().nullable(), sale: AsideSale })

const RegisteredTwice = z.object({ frameNumber: z.string(), bikeIds: z.array(z.number().int()) })

export const settings = {
  cicopassAccount: setting('account.cicopass', CicopassAccount, {
    lives: 'until-sign-out-of-cicopass',
    part: 'accounts',
  }),
  cyclesoftwareAccount: setting('account.cyclesoftware', CyclesoftwareAccount, {
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'accounts',
  }),
  /** Who is being signed in, or null: out; until keychain and database agree (`account-change.ts`). */
  cicopassChange: setting(
    'account.cicopass.change',
    z.object({ account: CicopassAccount.nullable() }),
    { lives: 'until-sign-out-of-cicopass', part: 'accounts' },
  ),
  cyclesoftwareChange: setting(
    'account.cyclesoftware.change',
    z.object({ account: CyclesoftwareAccount.nullable() }),
    { lives: 'until-sign-out-of-cyclesoftware', part: 'accounts' },
  ),
  shopName: setting('shop.name', z.string(), {
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'accounts',
  }),
  /** Since and until when the allowance is spent, as the service said: the next process holds to it. */
  cicopassLimited: setting('limited.cicopass', Limited, {
    lives: 'until-sign-out-of-cicopass',
    part: 'accounts',
  }),
  cyclesoftwareLimited: setting('limited.cyclesoftware', Limited, {
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'accounts',
  }),
  /** Leads that were begun and not sent: their customers go with the account. */
  begunLeads: setting('leads.begun', z.array(BegunLead), {
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'leads',
  }),
  /** The half-done sale on the screen (`hand-overs/kept-screen.ts`). */
  saleOnScreen: setting('draft.on-screen', KeptSale, { lives: 'until-changed', part: 'sale' }),
  /** Which alarms staff said they saw; only those of jobs that are still parked are kept. */
  acknowledgedAlarms: setting('alarms.acknowledged', AcknowledgedAlarms, {
    lives: 'until-changed',
    part: 'notices',
  }),
  scanners: setting('scanners', z.array(ChosenScanner), {
    lives: 'until-changed',
    part: 'scanners',
  }),
  /** How a scanner that works as a keyboard ends its scans, learned from the printed test code. */
  keyboardScanner: setting('scanners.keyboard', KeyboardScanner, {
    lives: 'until-changed',
    part: 'scanners',
  }),
  /** The keys of those that ever sent something (`scanning/spoken-scanners.ts`). */
  spokenScanners: setting('scanners.spoken', z.array(z.string()), {
    lives: 'until-changed',
    part: 'scanners',
  }),
  sound: setting('sound', Sound, { lives: 'until-changed', part: 'scanners' }),
  /** What was received and counted of shields (`shields/stock.ts`). */
  shieldStock: setting('shields.stock', KeptStock, { lives: 'until-changed', part: 'shields' }),
  /** That the database was damaged, what came of it and where the damaged file is kept. */
  mended: setting('database.mended', Mended, { lives: 'until-changed', part: 'notices' }),
  /** Who may stand at this counter, and what is kept of their PINs (`operators/`). */
  operators: setting('operators', KeptOperators, {
    lives: 'until-changed',
    part: 'operators',
    unreadable: 'locked',
  }),
  /** Wrong guesses of who stands there, of every way in. */
  operatorGuesses: setting('operators.guesses', Guesses, {
    lives: 'until-changed',
    part: 'operators',
  }),
  /** What customers read on a certificate, in the owner's words (`certificate/`). */
  nextSteps: setting('paper.next-steps', NextSteps, { lives: 'until-changed', part: 'paper' }),
  /** As a certificate was printed last. */
  paperForm: setting('paper.form', PaperForm, { lives: 'until-changed', part: 'paper' }),
  /** The bikes of a delivery that are not registered yet (`deliveries/`). */
  delivery: setting('delivery', KeptDelivery, {
    lives: 'until-sign-out-of-cicopass',
    part: 'delivery',
  }),
  /** What services sent that could not be read (`unreadable-records.ts`). */
  unreadableRecords: setting('records.unreadable', UnreadableRecords, {
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'notices',
  }),
  scanRules: setting('scan.rules', ScanRules, { lives: 'until-changed', part: 'scanners' }),
  /** Bikes that two counters registered at the same moment, until somebody read it. */
  registeredTwice: setting('registered.twice', z.array(RegisteredTwice), {
    lives: 'until-sign-out-of-cicopass',
    part: 'notices',
  }),
  /** Which notices somebody read (`notices.ts`). */
  noticesSeen: setting('notices.seen', z.array(z.string()), {
    lives: 'until-changed',
    part: 'notices',
  }),
  /** Of which settings staff were not yet told that they could not be read. */
  unreadableSettings: setting('settings.unreadable', z.array(SettingPart), {
    lives: 'until-changed',
    part: 'notices',
  }),
} as const

export type SettingState<T> =
  | { state: 'absent' }
  | { state: 'read'; value: T }
  /** Something lies there that the parser cannot read. */
  | { state: 'unreadable' }

export function stateOfSetting<T>(
  store: SettingStore,
  { key, schema }: Pick<Setting<T>, 'key' | 'schema'>,
): SettingState<T> {
  const text = store.read(key)
  if (text === null) return { state: 'absent' }
  const value = readJson(schema, text)
  return value.ok ? { state: 'read', value: value.value } : { state: 'unreadable' }
}

/** `null` when it was never written, or cannot be read: for a setting that is safe to take as absent. */
export function readSetting<T>(store: SettingStore, setting: Setting<T>): T | null {
  const known = stateOfSetting(store, setting)
  return known.state === 'read' ? known.value : null
}

/** Inside a transaction. What could not be read is not lost by it: it is kept aside. */
export function writeSetting<T>(store: SettingStore, setting: Setting<T>, value: T): void {
  if (stateOfSetting(store, setting).state === 'unreadable') keepAside(store, setting.key)
  store.write(setting.key, JSON.stringify(value))
}

/** Removes everything that lives no longer than this account. */
export function clearSettingsOf(store: SettingStore, service: 'cicopass' | 'cyclesoftware'): void {
  for (const { key, lives } of Object.values(settings)) {
    if (lives !== `until-sign-out-of-${service}`) continue
    store.remove(key)
    forgetAside(store, key, Infinity)
  }
}

/** A text that could not be read, and since when it lies aside, in epoch milliseconds. */
const Aside = z.object({ at: z.number(), text: z.string() })

/** Where the nth text of a key that could not be read lies. */
function asideKey(key: string, nth: number): string {
  return `unreadable.${key}.${String(nth)}`
}

function keepAside(store: SettingStore, key: string): void {
  const text = store.read(key)
  if (text === null) return
  let nth = 1
  for (; ; nth += 1) {
    const before = store.read(asideKey(key, nth))
    if (before === null) break
    const kept = readJson(Aside, before)
    if (kept.ok && kept.value.text === text) return
  }
  store.write(asideKey(key, nth), JSON.stringify({ at: Date.now(), text }))
}

function forgetAside(store: SettingStore, key: string, keptBefore: number): void {
  for (let nth = 1; ; nth += 1) {
    const text = store.read(asideKey(key, nth))
    if (text === null) return
    const kept = readJson(Aside, text)
    if (!kept.ok || kept.value.at < keptBefore) eraseAside(store, asideKey(key, nth))
  }
}

/** Forgets what lies at this place, which stays taken: those behind it are found by it. */
export function eraseAside(store: SettingStore, place: string): void {
  store.write(place, '""')
}

/** What was kept aside before then is forgotten: it may name customers. Inside a transaction. */
export function forgetUnreadable(store: SettingStore, keptBefore: number): void {
  for (const { key } of Object.values(settings)) forgetAside(store, key, keptBefore)
}

/**
 * Keeps aside what cannot be read, once a start: from here on such a setting has its default, and one
 * that is `locked` stays where it is. Answers what it found now; what staff are still to be told is in
 * `settings.unreadableSettings`. Inside a transaction.
 */
export function setUnreadableAside(store: SettingStore): string[] {
  const found = Object.values<Setting<unknown>>(settings).filter(
    (setting) => stateOfSetting(store, setting).state === 'unreadable',
  )
  for (const { key, unreadable } of found) {
    keepAside(store, key)
    if (unreadable === 'default') store.remove(key)
  }
  if (found.length > 0) {
    const told = readSetting(store, settings.unreadableSettings) ?? []
    const parts = new Set([...told, ...found.map(({ part }) => part)])
    writeSetting(store, settings.unreadableSettings, [...parts])
  }
  return found.map(({ key }) => key)
}
