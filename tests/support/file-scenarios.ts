import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { unzipSync } from 'fflate'
import { lockDataFolder } from '../../electron/adapters/data-folder.ts'
import { createFiles } from '../../electron/adapters/files.ts'
import { createPlacedFiles } from '../../electron/adapters/hand-over-folder/placed-files.ts'
import { watchHandOverFolder } from '../../electron/adapters/hand-over-folder/watch-folder.ts'
import { createLog } from '../../electron/adapters/log.ts'
import { createOperatorsMark } from '../../electron/adapters/operators-mark.ts'
import { serveLocalSocket } from '../../electron/adapters/local-socket.ts'
import { removeUnfinished, writeWhole } from '../../electron/adapters/write-whole.ts'
import { keepNewestDate } from '../../electron/services/updates/feed-date.ts'
import { createDesk } from '../../electron/workplace/desk.ts'
import { settingsFile } from '../../electron/workplace/settings-file.ts'
import { createMachine } from '../../electron/workplace/machine.ts'
import { readPhotos } from '../../electron/workplace/photo-files.ts'
import { ok, type Fault, type Result } from '../../shared/fault.ts'
import { quietLog } from './quiet-log.ts'
import { createShiftedClock } from './shifted-clock.ts'
import { unwatched } from './disk-watch.ts'

// What the counter writes beside its database, each as something that happens in a folder: what lies
// there before, what is done, and what may lie there afterwards, whatever the disk did meanwhile.

/** What is kept by the process that goes on, and by the next one. */
export type Run = {
  /** What the counter has taken in its database, by claim; kept, as a database is. */
  taken: Map<string, string>
}

export type FileScenario = {
  name: string
  prepare(folder: string): void
  /** Answers why it did not come off, or null. It never throws. */
  run(folder: string, run: Run): Promise<Fault | null>
  /** What nobody may find, even after a kill and before the next start; null: nothing. */
  wrongAtOnce(folder: string, run: Run): string | null
  /** What is not as it has to be once it was done again undisturbed; null: nothing. */
  wrongInTheEnd(folder: string, run: Run): string | null
}

// What the test itself looks at is not the counter's.
const listed = (path: string, all = false): string[] =>
  unwatched(() => readdirSync(path, { recursive: all, encoding: 'utf8' }))
const read = (path: string): Buffer => unwatched(() => readFileSync(path))
const isThere = (path: string): boolean => unwatched(() => existsSync(path))

const large = (sign: string): Uint8Array => Buffer.from(`%PDF ${sign.repeat(20_000)} %%EOF`)
const [before, after] = [large('a'), large('b')]

function oneOf(path: string, wanted: readonly (string | Uint8Array | null)[]): string | null {
  const found = isThere(path) ? read(path) : null
  const isRight = wanted.some((content) =>
    content === null || found === null
      ? content === found
      : Buffer.from(content).equals(Buffer.from(found)),
  )
  return isRight ? null : `${path} has ${found === null ? 'gone' : `${String(found.length)} bytes`}`
}

function litter(folder: string): string | null {
  const left = listed(folder, true).filter((name) => /\.(new|part)$/.test(name))
  return left.length === 0 ? null : `${left.join()} was left`
}

const faultOf = <T>(answer: Result<T>): Fault | null => (answer.ok ? null : answer.fault)
const opener = (): Promise<string> => Promise.resolve('')
const clockThatWaits = () => ({ ...createShiftedClock(), after: () => () => undefined })

/** A paper of the customer: the one of before or the new one, whole; under another name where one is held. */
function paper(
  name: string,
  place: string,
  save: (folder: string) => Promise<Result<string>>,
): FileScenario {
  const path = (folder: string): string => join(folder, place, 'a.pdf')
  const papers = (folder: string): string[] =>
    isThere(join(folder, place))
      ? listed(join(folder, place)).filter((one) => one.endsWith('.pdf'))
      : []
  return {
    name,
    prepare(folder) {
      mkdirSync(join(folder, place))
      writeFileSync(path(folder), before)
    },
    async run(folder) {
      removeUnfinished(join(folder, place))
      const saved = await save(folder)
      if (!saved.ok) return saved.fault
      return oneOf(saved.value, [after]) === null ? null : { kind: 'internal', reference: 'half' }
    },
    wrongAtOnce: (folder) =>
      papers(folder)
        .map((one) => oneOf(join(folder, place, one), [before, after]))
        .find((wrong) => wrong !== null) ?? null,
    wrongInTheEnd: (folder) => oneOf(path(folder), [after]) ?? litter(folder),
  }
}

/** A file that is there as it was or as it shall be, and reads so. */
function whole(
  name: string,
  file: string,
  how: {
    before: string
    after: string
    write: (folder: string) => Result<unknown> | Promise<Result<unknown>>
  },
): FileScenario {
  return {
    name,
    prepare(folder) {
      writeFileSync(join(folder, file), how.before)
    },
    async run(folder) {
      removeUnfinished(folder)
      return faultOf(await how.write(folder))
    },
    wrongAtOnce: (folder) => oneOf(join(folder, file), [how.before, how.after]),
    wrongInTheEnd: (folder) => oneOf(join(folder, file), [how.after]) ?? litter(folder),
  }
}

const inbound: FileScenario = {
  name: 'the inbound folder',
  prepare(folder) {
    mkdirSync(join(folder, 'kassa'))
    for (const name of ['1', '2', '3']) {
      writeFileSync(join(folder, 'kassa', `${name}.json`), JSON.stringify({ sale: name }))
    }
    writeFileSync(join(folder, 'kassa', 'invoices-2026.xlsx'), 'not ours')
  },
  async run(folder, { taken }) {
    const watched = watchHandOverFolder({
      folder: join(folder, 'kassa'),
      sign: 'one',
      clock: clockThatWaits(),
      log: quietLog(),
      placed: createPlacedFiles(join(folder, 'inbound-files.jsonl')),
      take(text, claim) {
        taken.set(claim, text)
        return ok({ refused: text.includes('"2"') ? 'frame: is not a number' : null })
      },
      changed: () => undefined,
    })
    await watched.look()
    await watched.look()
    const fault = watched.fault()
    await watched.stop()
    return fault
  },
  wrongAtOnce(folder, { taken }) {
    const all = listed(join(folder, 'kassa'), true)
    for (const name of ['1', '2', '3']) {
      const text = JSON.stringify({ sale: name })
      const files = all.filter(
        (one) => one.endsWith('.json') && oneOf(join(folder, 'kassa', one), [text]) === null,
      )
      if (files.length !== 1) return `${name}.json lies there ${String(files.length)} times`
      const claims = [...taken.values()].filter((one) => one === text).length
      if (claims > 1) return `${name}.json was taken as ${String(claims)} sales`
      if (claims === 0 && /done|refused/.test(String(files[0]))) return `${name}.json was not taken`
    }
    return oneOf(join(folder, 'kassa', 'invoices-2026.xlsx'), ['not ours'])
  },
  wrongInTheEnd(folder) {
    const at = (...path: string[]): string => join(folder, 'kassa', ...path)
    const list = createPlacedFiles(join(folder, 'inbound-files.jsonl'))
    const [one, three] = [at('done', '1.json'), at('done', '3.json')]
    for (const path of [one, three, at('refused', '2.json')]) {
      if (!isThere(path)) return `${path} is not there`
      if (!list.has(path)) return `${path} is not known as one that the counter put there`
    }
    const left = listed(at()).filter((name) => name.endsWith('.json'))
    return left.length + listed(at('taking')).length === 0 ? litter(folder) : 'a file was left'
  },
}

const environmentOf = (folder: string) => ({
  dataFolder: folder,
  cicopassUrl: null,
  cyclesoftwareUrl: null,
  keychainService: 'Counter Test',
  scanners: null,
  language: null,
  logLevel: 'info' as const,
})

const diagnostics: FileScenario = {
  name: 'the diagnostics file',
  prepare(folder) {
    mkdirSync(join(folder, 'logs'))
    writeFileSync(join(folder, 'logs', 'counter-2026-11-30.log'), '{"message":"one"}\n')
    writeFileSync(join(folder, 'report.zip'), 'the one of before')
  },
  run(folder) {
    removeUnfinished(folder)
    const machine = createMachine({
      ...{ environment: environmentOf(folder), mode: 'shop', version: '1.0.0' },
      ...{ proxyFor: undefined, database: null },
    })
    return Promise.resolve(
      faultOf(machine.writeBundle({ path: join(folder, 'report.zip'), checks: [] })),
    )
  },
  wrongAtOnce(folder) {
    const path = join(folder, 'report.zip')
    if (oneOf(path, ['the one of before']) === null) return null
    const files = Object.keys(unzipSync(read(path)))
    return files.includes('report.json') ? null : 'the report is not in it'
  },
  wrongInTheEnd(folder) {
    const files = Object.keys(unzipSync(read(join(folder, 'report.zip'))))
    return files.includes('logs-window/counter-2026-11-30.log')
      ? litter(folder)
      : 'the log is not in it'
  },
}

const photo = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(50_000, 7)])
const photos: FileScenario = {
  name: 'a photo',
  prepare(folder) {
    writeFileSync(join(folder, 'bike.jpg'), photo)
  },
  async run(folder) {
    const path = join(folder, 'bike.jpg')
    const given = await readPhotos(JSON.stringify({ photos: [path] }))
    if (!given.ok) return given.fault
    const content = Buffer.from(given.value[0]?.content ?? '', 'base64')
    return content.equals(photo) ? null : { kind: 'internal', reference: 'half a photo' }
  },
  wrongAtOnce: () => null,
  wrongInTheEnd: (folder) => oneOf(join(folder, 'bike.jpg'), [photo]),
}

const log: FileScenario = {
  name: 'the log',
  prepare: () => undefined,
  run(folder) {
    const written = createLog({ folder, fallback: () => undefined, most: 200 })
    for (const nth of ['one', 'two', 'three', 'four']) written.info(nth)
    return Promise.resolve(null)
  },
  wrongAtOnce: () => null,
  wrongInTheEnd(folder) {
    const text = listed(join(folder, 'logs'))
      .map((name) => read(join(folder, 'logs', name)).toString())
      .join('')
    return text.includes('four') ? null : 'the last line is not there'
  },
}

const socket: FileScenario = {
  name: "the command line's socket and its token",
  prepare: () => undefined,
  async run(folder) {
    removeUnfinished(folder)
    const served = await serveLocalSocket({
      folder,
      handler: () => Promise.resolve(null),
      onDefect: String,
    })
    if (!served.ok) return served.fault
    const isUsable = isThere(join(folder, 'counter.sock'))
    const token = read(join(folder, 'counter.token')).toString()
    await served.value.close()
    return isUsable && token.length === 64 ? null : { kind: 'internal', reference: 'no socket' }
  },
  wrongAtOnce(folder) {
    const path = join(folder, 'counter.token')
    return isThere(path) && read(path).length !== 64 ? 'half a token' : null
  },
  wrongInTheEnd: litter,
}

const desk: FileScenario = whole('the settings of this computer', 'desk.json', {
  before: `${JSON.stringify({ globalKey: null, startAtSignIn: false, inTray: false, handOverFolder: null }, null, 2)}\n`,
  after: `${JSON.stringify({ globalKey: null, startAtSignIn: false, inTray: true, handOverFolder: null }, null, 2)}\n`,
  write(folder) {
    const desktop = {
      useGlobalKey: () => true,
      startAtSignIn: () => true,
      useTray: () => undefined,
    }
    const made = createDesk({
      ...{ dataFolder: folder, configured: undefined, desktop },
      ...{ log: quietLog(), changed: () => undefined },
    })
    return made.set({ globalKey: null, startAtSignIn: false, inTray: true, handOverFolder: null })
  },
})

const choices: FileScenario = whole('the first choices', 'counter.json', {
  before: `${JSON.stringify({ mode: 'training', language: 'nl' }, null, 2)}\n`,
  after: `${JSON.stringify({ mode: 'shop', language: 'nl' }, null, 2)}\n`,
  write(folder) {
    const file = settingsFile('counter.json', { dataFolder: folder, log: quietLog() })
    file.read()
    return file.write({ mode: 'shop', language: 'nl' })
  },
})

const mark: FileScenario = {
  name: 'the mark of the operators',
  prepare: () => undefined,
  run(folder) {
    removeUnfinished(folder)
    const made = createOperatorsMark(folder)
    try {
      made.set(true)
    } catch (refused) {
      return Promise.resolve({ kind: 'disk-failed', path: folder, detail: String(refused) })
    }
    return Promise.resolve(null)
  },
  wrongAtOnce: () => null,
  wrongInTheEnd: (folder) =>
    isThere(join(folder, 'operators.on')) ? litter(folder) : 'it is not set',
}

const lock: FileScenario = {
  name: 'the lock of the data folder',
  prepare: () => undefined,
  run(folder) {
    const locked = lockDataFolder(join(folder, 'shop'))
    if (!locked.ok) return Promise.resolve(locked.fault)
    // Held by us: nobody else gets it.
    const second = lockDataFolder(join(folder, 'shop'))
    locked.value.release()
    if (second.ok) second.value.release()
    return Promise.resolve(second.ok ? { kind: 'internal', reference: 'locked twice' } : null)
  },
  wrongAtOnce: () => null,
  wrongInTheEnd: (folder) => litter(folder),
}

/** Of the feed that was taken last: an older one is refused, whatever the disk does. */
const [older, newer] = [1_000, 2_000]
const feed: FileScenario = {
  name: 'the date of the newest feed',
  prepare(folder) {
    keepNewestDate(join(folder, 'updates'), {
      ...{ name: 'latest.yml', releasedAt: older, writeWhole },
    })
  },
  run(folder) {
    const feedAt = (releasedAt: number): boolean =>
      keepNewestDate(join(folder, 'updates'), { name: 'latest.yml', releasedAt, writeWhole })
    try {
      removeUnfinished(folder)
      return Promise.resolve(
        feedAt(newer) && !feedAt(older) ? null : { kind: 'internal', reference: 'an old feed' },
      )
    } catch (refused) {
      return Promise.resolve({ kind: 'disk-failed', path: folder, detail: String(refused) })
    }
  },
  wrongAtOnce(folder) {
    const dates: unknown = JSON.parse(read(join(folder, 'updates-dates.json')).toString())
    return [older, newer].some((date) => isDeepStrictEqual(dates, { 'latest.yml': date }))
      ? null
      : 'another date'
  },
  wrongInTheEnd: (folder) =>
    read(join(folder, 'updates-dates.json')).toString().includes(String(newer))
      ? litter(folder)
      : 'the new date is not kept',
}

export const fileScenarios: readonly FileScenario[] = [
  paper('a certificate', 'certificates', (folder) =>
    createFiles({ folder, opener }).saveCertificate('a.pdf', after),
  ),
  paper('the report of a check', 'checks', (folder) =>
    createFiles({ folder, opener }).saveReport('a.pdf', after),
  ),
  paper('an export', 'exports', (folder) =>
    createFiles({ folder, opener }).saveExport('a.pdf', [
      Buffer.from(after.subarray(0, 9_000)).toString('latin1'),
      Buffer.from(after.subarray(9_000)).toString('latin1'),
    ]),
  ),
  inbound,
  diagnostics,
  photos,
  log,
  socket,
  desk,
  choices,
  mark,
  lock,
  feed,
]
