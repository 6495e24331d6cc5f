import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import { z } from 'zod'
import {
  comparedForm,
  isStolen,
  unknownBikeId,
  type RegisteredBike,
  type StatusChange,
} from '../../../shared/bike.ts'
import { readFlag } from '../../../shared/flag.ts'
import type { UnreadableHit } from '../../core/ports.ts'
import { isRecord, mostRecords, readEach, recordsOf } from '../records.ts'
import { readId, readText, readWholeNumber } from './forms.ts'

/** More than these say nothing new of one bike. */
const mostImages = 100
const mostStatusChanges = 1_000

/** What decides of a bike in an answer; null where it is missing or cannot be read. */
type Deciding = {
  id: number | null
  frameNumber: string | null
  status: string | null
}

function decidingOf(value: Record<string, unknown>): Deciding {
  return {
    id: readId(value['id']),
    frameNumber: readFrameNumber(value['frameNumber']),
    status: readStatus(value['currentStatus']),
  }
}

/** As it came, in any spelling. What has no letter and no digit to compare is none. */
function readFrameNumber(value: unknown): string | null {
  const isText = typeof value === 'string' || Number.isSafeInteger(value)
  const written = isText ? readText(value) : null
  return written === null || comparedForm(written) === '' ? null : written
}

/**
 * As it came. Null: there is none, or one that cannot be read: signs without a word, a number, another structure; one that
 * has the word "stolen" somewhere inside is read as that.
 */
function readStatus(value: unknown): string | null {
  if (typeof value === 'string') return /[\p{L}\p{N}]/u.test(value) ? readText(value) : null
  return textsIn(value, 3).find((text) => isStolen({ currentStatus: text })) ?? null
}

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || depth === 0) return []
  return Object.values(value)
    .slice(0, 20)
    .flatMap((part) => textsIn(part, depth - 1))
}

function readImage(value: unknown): RegisteredBike['images'][number] | null {
  const url = typeof value === 'string' ? value : isRecord(value) ? value['url'] : null
  if (typeof url !== 'string' || url.trim() === '') return null
  return { name: (isRecord(value) ? readText(value['name']) : null) ?? '', url }
}

/**
 * The history, and what of it cannot be read: who compares it with what was there before must not
 * take an entry that was left out for one that is not there.
 */
function readHistory(value: unknown): Pick<RegisteredBike, 'statusHistory' | 'unreadableChanges'> {
  const records = recordsOf(value)
  if (records === null || records.length > mostStatusChanges) {
    const statusHistory = readEach(value, mostStatusChanges, readStatusChange)
    return { statusHistory, unreadableChanges: null }
  }
  const statusHistory: StatusChange[] = []
  const unreadableChanges: string[] = []
  for (const record of records) {
    const read = readStatusChange(record)
    if (read !== null) statusHistory.push(read)
    // One of which the status is missing is shown with what it says, and tells nothing.
    if (read === null || read.status.trim() === '') unreadableChanges.push(digestOf(record))
  }
  return unreadableChanges.length === 0 ? { statusHistory } : { statusHistory, unreadableChanges }
}

function digestOf(record: unknown): string {
  return createHash('sha256').update(writtenOut(record)).digest('base64url')
}

/** Nothing that a history holds goes this deep. */
const deepest = 50

/** As JSON; what is nested too deep for that only as far down as a history may go. */
function writtenOut(record: unknown): string {
  try {
    return JSON.stringify(record)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const whole = { maxArrayLength: null, maxStringLength: null, breakLength: Infinity }
    return inspect(record, { depth: deepest, ...whole })
  }
}

function readStatusChange(value: unknown): StatusChange | null {
  if (!isRecord(value)) return null
  const text = (name: string) => readText(value[name])
  return {
    status: readStatus(value['status']) ?? '',
    changedOn: text('changedOn'),
    notes: text('notes'),
    placeTitle: text('stolenPlaceTitle') ?? text('foundPlaceTitle'),
    placeLocation: text('stolenPlaceLocation') ?? text('foundPlaceLocation'),
    happenedOn: text('stolenDateTime') ?? text('foundDateTime'),
    isPoliceReported: readFlag(value['isPoliceReported']),
    policeReportNumber: text('policeReportNumber'),
    isInsured: readFlag(value['isInsured']),
    insuranceCompany: text('insuranceCompany'),
  }
}

function readRest(value: Record<string, unknown>): Omit<RegisteredBike, 'id' | 'frameNumber'> {
  const text = (name: string) => readText(value[name])
  return {
    brand: text('brand') ?? '',
    color: text('color'),
    type: text('type'),
    audience: text('audience'),
    model: text('model'),
    year: text('year'),
    frameHeight: text('frameHeight'),
    frameMaterial: text('frameMaterial'),
    frameColor: text('frameColor'),
    gearType: text('gearType'),
    gears: readWholeNumber(value['gears']),
    wheelSize: text('wheelSize'),
    driveType: text('driveType'),
    propulsionType: text('propulsionType'),
    images: readEach(value['images'], mostImages, readImage),
    createdAt: text('createdAt'),
    currentStatus: readStatus(value['currentStatus']),
    statusHistory: readHistory(value['statusHistory']).statusHistory,
  }
}

/** One bike: its id and its frame number must be there. */
export const AnsweredBike = z.unknown().transform((value, context): RegisteredBike => {
  if (isRecord(value)) {
    const { id, frameNumber } = decidingOf(value)
    if (id !== null && frameNumber !== null) return { id, frameNumber, ...readRest(value) }
  }
  context.addIssue({ code: 'custom', message: 'no id or no frame number' })
  return z.NEVER
})

export type Hits = { bikes: RegisteredBike[]; unreadable: UnreadableHit[] }

/**
 * The hits of a search, record by record: an odd one never hides the others. Whatever reads stolen is
 * a hit, also without an id or a frame number that can be read. Any other record of which one of the
 * three that decide cannot be read is answered as such: what it is about counts as not checked. With
 * `listsStatusless` a bike that lacks only its status is listed too: it is there, whatever became of it.
 */
function hitsOf({ listsStatusless }: { listsStatusless: boolean }) {
  return z.unknown().transform((value, context): Hits => {
    // No object is taken for a list here: what is not the published form must not read as "no hit".
    if (!Array.isArray(value) || value.length > mostRecords) {
      context.addIssue({ code: 'custom', message: 'not a list of bikes' })
      return z.NEVER
    }
    const hits: Hits = { bikes: [], unreadable: [] }
    for (const record of value as unknown[]) {
      const fields = isRecord(record) ? record : {}
      const { id, frameNumber, status } = decidingOf(fields)
      const isNamed = id !== null && frameNumber !== null
      const isTold = isStolen({ currentStatus: status }) || (isNamed && status !== null)
      if (isTold || (isNamed && listsStatusless)) {
        const rest = { ...readRest(fields), ...readHistory(fields['statusHistory']) }
        hits.bikes.push({ id: id ?? unknownBikeId, frameNumber: frameNumber ?? '', ...rest })
      }
      if (!isTold) hits.unreadable.push({ id, frameNumber })
    }
    return hits
  })
}

/**
 * A lookup lists bikes of any status, and the published ones all have one: without it nobody can tell
 * whether the bike is stolen.
 */
export const LookupHits = hitsOf({ listsStatusless: true })

/** A search for stolen bikes says nothing of a bike that it lists without a status, not even that it carries a shield. */
export const StolenSearchHits = hitsOf({ listsStatusless: false })
