import { z } from 'zod'
import type { JobEvent } from '../../../shared/job.ts'
import { BikePhoto } from '../../../shared/photo.ts'
import type { Database, NewJob, NewJobEvent, StoredJob } from '../../core/ports.ts'
import { readEvent, readJob } from './job-rows.ts'
import { readSale } from './sale-store.ts'
import { storageFault } from './storage-faults.ts'
import type { Handle } from './sqlite.ts'
import { readJson } from './stored-json.ts'

/** Rows between two damaged pages are asked for one by one, up to this many. */
const MOST_ASKED = 200_000

export type CarriedOver = {
  /** Ids of the jobs whose newest state was read in the source. */
  jobs: ReadonlySet<string>
  /** Rows of jobs and sales that could not be read. */
  unreadable: number
}

/**
 * Takes jobs, their timelines and sales from a database that may be damaged into a whole one: what the
 * other knows already gets the newer state. Inside a transaction.
 */
export function carryOver(source: Handle, target: Database): CarriedOver {
  const carried = new Set<string>()
  const columns = tableColumns(source)
  const jobs = readable(source, 'jobs', (row) => readJob({ ...columns, ...asRow(row) }))
  const sales = readable(source, 'sales', readSale)

  // The ended ones first: at most one live job has a key, and its forerunner may still be live there.
  const isLive = ({ state }: StoredJob): boolean =>
    !(state === 'done' || state === 'undone' || state === 'discarded')
  for (const job of [...jobs.rows.filter((one) => !isLive(one)), ...jobs.rows.filter(isLive)]) {
    if (target.jobs.get(job.id) === null) continue
    target.jobs.save(job)
    carried.add(job.id)
  }
  for (const job of jobs.rows) {
    if (!carried.has(job.id)) add({ ...job, photos: photosOf(source, job) }, target)
    carried.add(job.id)
    const known = target.jobs.events(job.id).filter(isLater).length
    const events = tolerant(() =>
      source.prepare('SELECT * FROM job_events WHERE job = ? ORDER BY seq').all(job.id),
    )
    for (const event of (events ?? []).map(readEvent).filter(isLater).slice(known)) {
      target.jobs.addEvent(job.id, { ...event, at: Date.parse(event.at) })
    }
  }
  for (const sale of sales.rows) {
    if (target.sales.get(sale.id) === null) target.sales.add(sale)
    else target.sales.save(sale)
  }
  return { jobs: carried, unreadable: jobs.unreadable + sales.unreadable }
}

type LaterEvent = JobEvent & { what: NewJobEvent['what'] }

/** A database of an earlier form keeps a row that says the job was queued. */
function isLater(event: JobEvent): event is LaterEvent {
  return event.what !== 'queued'
}

function add(job: NewJob, target: Database): void {
  const awaited = job.waitsFor === null ? null : target.jobs.get(job.waitsFor)
  const live = job.uniqueKey === null ? null : target.jobs.liveJobWith(job.uniqueKey)
  const isEnded = job.state === 'done' || job.state === 'undone' || job.state === 'discarded'
  if (live !== null && !isEnded) {
    // It ended after the copy was made, or its successor could not have been made.
    target.jobs.save({
      ...live,
      state: 'discarded',
      discardReason: `Ended after the copy was made; job ${job.id} followed it`,
      endedAt: job.createdAt,
    })
  }
  if (job.waitsFor === null || awaited !== null) {
    target.jobs.add(job)
    return
  }
  // What it waits for could not be read: a person decides.
  const orphan: NewJob = { ...job, waitsFor: null }
  if (!isEnded) Object.assign(orphan, { state: 'parked', parkedBecause: 'dependency-gone' })
  target.jobs.add(orphan)
}

const BeforePhotosLayBeside = z.object({ bike: z.object({ photos: z.array(BikePhoto) }) })

/** Those that can be read; a bike goes to the registry without a damaged one. */
function photosOf(source: Handle, { id, kind, state, payload }: StoredJob): BikePhoto[] {
  if (kind !== 'bike.register' || state === 'done') return []
  if (!hasTable(source, 'job_photos')) {
    return readJson(payload, BeforePhotosLayBeside)?.bike.photos ?? []
  }
  const places = tolerant(() =>
    source.prepare('SELECT place FROM job_photos WHERE job = ? ORDER BY place').all(id),
  )
  return (places ?? []).flatMap((row) => {
    const photo = tolerant(() =>
      source
        .prepare('SELECT name, content FROM job_photos WHERE job = ? AND place = ?')
        .get(id, asRow(row)['place']),
    )
    const read = BikePhoto.safeParse(photo)
    return read.success ? [read.data] : []
  })
}

function hasTable(source: Handle, name: string): boolean {
  const found = tolerant(() =>
    source.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name),
  )
  return found !== null && found !== undefined
}

/** Every column of `jobs` that this version knows and an older database may lack. */
function tableColumns(source: Handle): Record<string, null> {
  return source.pragma('user_version', { simple: true }) === 1 ? { sent_elapsed: null } : {}
}

function asRow(row: unknown): Record<string, unknown> {
  return typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {}
}

/** From both ends towards the damage, then row by row through it. */
function readable<T>(
  source: Handle,
  table: 'jobs' | 'sales',
  parse: (row: unknown) => T,
): { rows: T[]; unreadable: number } {
  const bySeq = new Map<number, unknown>()
  const whole = walk('ASC')
  let unreadable = 0
  if (!whole) {
    const before = Math.max(0, ...bySeq.keys())
    walk('DESC')
    const after = Math.min(...[...bySeq.keys()].filter((seq) => seq > before), before + MOST_ASKED)
    const one = tolerant(() => source.prepare(`SELECT * FROM ${table} WHERE seq = ?`))
    for (let seq = before + 1; one !== null && seq < after; seq += 1) {
      const row = tolerant(() => one.get(seq) ?? 'none')
      if (row === null) unreadable += 1
      else if (row !== 'none') bySeq.set(seq, row)
    }
  }
  const rows: T[] = []
  for (const [, row] of [...bySeq].toSorted(([one], [other]) => one - other)) {
    try {
      rows.push(parse(row))
    } catch {
      unreadable += 1 // a row whose page is whole and whose words are not ours; counted and told
    }
  }
  return { rows, unreadable }

  function walk(way: 'ASC' | 'DESC'): boolean {
    const done = tolerant(() => {
      for (const row of source.prepare(`SELECT * FROM ${table} ORDER BY seq ${way}`).iterate()) {
        const { seq } = asRow(row)
        if (typeof seq !== 'number' || bySeq.has(seq)) return 'met'
        bySeq.set(seq, row)
      }
      return 'through'
    })
    return done === 'through'
  }
}

/** Null when it meets damage; any other error is a defect and thrown on. */
function tolerant<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (storageFault(error, '')?.kind === 'database-damaged') return null
    throw error
  }
}
