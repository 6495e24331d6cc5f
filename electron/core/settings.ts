import { z } from 'zod'
import { CicopassAccount, CyclesoftwareAccount } from '../../shared/account.ts'
import { AsideSale } from '../../shared/aside-sale.ts'
import { BegunLead } from '../../shared/begun-lead.ts'
import { NextSteps, PaperForm } from '../../shared/paper.ts'
import { ScanRules } from '../../shared/scan-rules.ts'
import { Sound } from '../../shared/sound.ts'
import { ChosenScanner } from '../../shared/status.ts'
import { Mended } from '../../shared/backup.ts'
import { KeptDelivery } from './deliveries/kept-delivery.ts'
import { KeptOperators } from './operators/kept-operators.ts'
import { readJson } from './outbox/payloads.ts'
import type { SettingStore } from './ports.ts'
import { KeptStock } from './shields/kept-stock.ts'
import { UnreadableRecords } from './kept-unreadable.ts'

/** A stored value: its key, its parser and how long it lives. Sign-out clears by construction. */
export type Setting<T> = {
  readonly key: string
  readonly schema: z.ZodType<T>
  readonly lives: 'until-sign-out-of-cicopass' | 'until-sign-out-of-cyclesoftware' | 'until-changed'
}

function setting<T>(key: string, schema: z.ZodType<T>, lives: Setting<T>['lives']): Setting<T> {
  return { key, schema, lives }
}

/** Epoch milliseconds. */
const Limited = z.object({ since: z.number(), until: z.number() })

/** `parkedAt` (ISO 8601): a job that was tried again and is still stolen is a new alarm. */
const AcknowledgedAlarms = z.array(z.object({ jobId: z.string(), parkedAt: z.string() }))

/** `at` in epoch milliseconds: a sale of this bike since then was this one. */
const KeptSale = z.object({ at: z.number(), handOverId: z.string().nullable(), sale: AsideSale })

export const settings = {
  cicopassAccount: setting('account.cicopass', CicopassAccount, 'until-sign-out-of-cicopass'),
  cyclesoftwareAccount: setting(
    'account.cyclesoftware',
    CyclesoftwareAccount,
    'until-sign-out-of-cyclesoftware',
  ),
  shopName: setting('shop.name', z.string(), 'until-sign-out-of-cyclesoftware'),
  /** Since and until when the allowance is spent, as the service said: the next process holds to it. */
  cicopassLimited: setting('limited.cicopass', Limited, 'until-sign-out-of-cicopass'),
  cyclesoftwareLimited: setting(
    'limited.cyclesoftware',
    Limited,
    'until-sign-out-of-cyclesoftware',
  ),
  /** Leads that were begun and not sent: their customers go with the account. */
  begunLeads: setting('leads.begun', z.array(BegunLead), 'until-sign-out-of-cyclesoftware'),
  /** The half-done sale on the screen (`hand-overs/kept-screen.ts`). */
  saleOnScreen: setting('draft.on-screen', KeptSale, 'until-changed'),
  /** Which alarms staff said they saw; only those of jobs that are still parked are kept. */
  acknowledgedAlarms: setting('alarms.acknowledged', AcknowledgedAlarms, 'until-changed'),
  scanners: setting('scanners', z.array(ChosenScanner), 'until-changed'),
  /** The keys of those that ever sent something (`scanning/spoken-scanners.ts`). */
  spokenScanners: setting('scanners.spoken', z.array(z.string()), 'until-changed'),
  sound: setting('sound', Sound, 'until-changed'),
  /** What was received and counted of shields (`shields/stock.ts`). */
  shieldStock: setting('shields.stock', KeptStock, 'until-changed'),
  /** That the database was damaged, what came of it and where the damaged file is kept. */
  mended: setting('database.mended', Mended, 'until-changed'),
  /** Who may stand at this counter, and what is kept of their PINs (`operators/`). */
  operators: setting('operators', KeptOperators, 'until-changed'),
  /** What customers read on a certificate, in the owner's words (`certificate/`). */
  nextSteps: setting('paper.next-steps', NextSteps, 'until-changed'),
  /** As a certificate was printed last. */
  paperForm: setting('paper.form', PaperForm, 'until-changed'),
  /** The bikes of a delivery that are not registered yet (`deliveries/`). */
  delivery: setting('delivery', KeptDelivery, 'until-sign-out-of-cicopass'),
  /** What services sent that could not be read (`unreadable-records.ts`). */
  unreadableRecords: setting(
    'records.unreadable',
    UnreadableRecords,
    'until-sign-out-of-cyclesoftware',
  ),
  scanRules: setting('scan.rules', ScanRules, 'until-changed'),
} as const

/** `null` when it was never written, or was written by a version that meant something else by it. */
export function readSetting<T>(store: SettingStore, { key, schema }: Setting<T>): T | null {
  const value = readJson(schema, store.read(key))
  return value.ok ? value.value : null
}

export function writeSetting<T>(store: SettingStore, { key }: Setting<T>, value: T): void {
  store.write(key, JSON.stringify(value))
}

/** Removes everything that lives no longer than this account. */
export function clearSettingsOf(store: SettingStore, service: 'cicopass' | 'cyclesoftware'): void {
  for (const { key, lives } of Object.values(settings)) {
    if (lives === `until-sign-out-of-${service}`) store.remove(key)
  }
}
