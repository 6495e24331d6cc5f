import pLimit from 'p-limit'
import type { AppState, EndpointName, Mode } from '../../shared/counter-api.ts'
import { firstSpoken, type Language } from '../../shared/language.ts'
import { failed, ok, type Fault, type Result, type ServiceName } from '../../shared/fault.ts'
import type { Unsent } from '../../shared/leaving.ts'
import type { LocalServer } from '../adapters/local-socket.ts'
import { removeUnfinished } from '../adapters/write-whole.ts'
import {
  isRecoveryCode,
  makeRecoveryCode,
  recoveryCodeMade,
} from '../adapters/database/counter-database.ts'
import type { CounterEndpoint, Handler, RootEndpoint } from '../core/handlers.ts'
import { isToldWhileLocked } from '../core/operators/guarded-endpoints.ts'
import { withoutPeople } from '../core/operators/while-locked.ts'
import { behindOperators } from '../core/operators/operator-handlers.ts'
import { createCounterEvents, type CounterEvents } from '../core/events.ts'
import { createLeavingDesk, unsentJobs, type LeavingDesk } from '../core/leaving.ts'
import type { Browser, Log, Printer, Undo } from '../core/ports.ts'
import { fileSchema } from '../core/settings/settings-files.ts'
import { endpoints } from '../../shared/counter-api.ts'
import { diagnosticsHandlers } from './diagnostics.ts'
import { createDesk, type Desktop } from './desk.ts'
import { keepDailyCopies } from './daily-copies.ts'
import { placeOf, type Environment } from './environment.ts'
import {
  configurationFolders,
  configuredAccounts,
  readItConfiguration,
} from './it-configuration.ts'
import { createMachine } from './machine.ts'
import { openCounter, type OpenCounter } from './open-counter.ts'
import { createPatience } from './patience.ts'
import { serveCommands } from './serve-commands.ts'
import { settingsFile } from './settings-file.ts'
import { openTrainingCounter } from './training-counter.ts'
import { practiceHandlers } from './practice-desk.ts'
import { createUpdates, type UpdateShell } from './updates.ts'

export type WorkplaceHandlers = { readonly [N in EndpointName]: Handler<N> }

/** The counter behind the window: in the shop or in training, whichever was chosen. */
export type Workplace = {
  readonly handlers: WorkplaceHandlers
  readonly events: CounterEvents
  /** The machine woke up: try now. */
  wake(): void
  /** Something beside the counter failed and goes on: staff are told. */
  taskFailed(task: string): void
  /** A link of another program, as the system passed it on. */
  receiveLink(link: string): void
  readonly leaving: Pick<LeavingDesk, 'mayLeave'>
  /** What has not gone out yet; null while no counter is open. */
  unsent(): Unsent | null
  close(): Promise<void>
}

export type Surroundings = {
  environment: Environment
  printer: Printer
  openFile: (path: string) => Promise<string>
  /** Shows a file in its folder. */
  showFile: (path: string) => void
  browser: Browser
  proxyFor: (url: URL) => Promise<URL | null>
  version: string
  /** The system's languages, best first (`nl-NL`). */
  languages: readonly string[]
  log: Log
  desktop: Desktop
  updates: UpdateShell
}

/** Opens what was chosen last time; the first time nothing, and the window asks. */
export async function openWorkplace(around: Surroundings): Promise<Workplace> {
  const { environment, log } = around
  const events = createCounterEvents()
  removeUnfinished(environment.dataFolder)
  const { configuration, refused } = readItConfiguration(
    configurationFolders(environment.dataFolder),
  )
  for (const wrong of refused) log.warn('A configuration counts for nothing', wrong)
  const choicesFile = settingsFile('counter.json', { dataFolder: environment.dataFolder, log })
  // Nothing that can be read: a first run, and the choices are offered again.
  const chosen = choicesFile.read() ?? fileSchema('counter.json').parse({})
  let choices = { ...chosen, mode: chosen.mode ?? configuration.mode ?? null }
  let current: { open: OpenCounter; stopForwarding: Undo; socket: LocalServer | null } | null = null
  let fault: Fault | null = null

  const desk = createDesk({
    dataFolder: environment.dataFolder,
    configured: configuration.desk,
    desktop: around.desktop,
    log,
    changed(now) {
      events.emit('desk.changed', now)
    },
  })

  const language = (): Language =>
    environment.language ??
    choices.language ??
    configuration.language ??
    firstSpoken(around.languages) ??
    'nl'

  function state(): AppState {
    const { mode } = choices
    return {
      version: around.version,
      language: language(),
      mode,
      opening: fault,
      triesAgain: patience.isTrying(),
      recoveryCodeMade: mode !== null && recoveryCodeMade(placeOf(environment, mode).folder),
      configured: configuredAccounts(configuration),
    }
  }

  /** One opening after another: a second one at the same time would find our own lock. */
  const inTurn = pLimit(1)

  /** A command that holds the data for a few seconds is no reason to leave the shop with a fault. */
  const patience = createPatience(() => inTurn(openOnceLetGo), {
    log,
    ended() {
      events.emit('app.changed', state())
    },
  })

  async function openOnceLetGo(): Promise<boolean> {
    const { mode } = choices
    if (current !== null || mode === null || !isHeldElsewhere() || !patience.isTrying()) {
      return false
    }
    await open(mode)
    return isHeldElsewhere()
  }

  const isHeldElsewhere = (): boolean => fault?.kind === 'counter-already-open'

  async function open(mode: Mode, recoveryCode?: string): Promise<Result<AppState>> {
    await closeCurrent()
    const opening = {
      ...around,
      mode,
      addresses: { cicopass: environment.cicopassUrl, cyclesoftware: environment.cyclesoftwareUrl },
      language,
      ...(recoveryCode === undefined ? {} : { recoveryCode }),
    }
    const opened =
      mode === 'training' ? await openTrainingCounter(opening) : await openCounter(opening)
    if (!opened.ok) {
      const isNews = fault?.kind !== opened.fault.kind
      fault = opened.fault
      if (isNews) log.warn('The counter did not open', { fault: opened.fault.kind })
      return opened
    }
    try {
      return await serve(opened.value, mode)
    } catch (defect) {
      // Half of a counter would hold the data, and keep every further try from opening it.
      await (current === null ? opened.value.close() : closeCurrent())
      throw defect
    }
  }

  /** Puts the window, the tray and the commands before a counter that is open. */
  async function serve(opened: OpenCounter, mode: Mode): Promise<Result<AppState>> {
    fault = null
    const { counter, ports } = opened
    const stopForwarding = counter.events.onAny((name, payload) => {
      const isLocked = counter.operators.isLocked()
      if (isLocked && !isToldWhileLocked(name)) return
      events.emit(name, isLocked ? (withoutPeople(payload) as typeof payload) : payload)
    })
    const socket =
      mode === 'shop' ? await serveCommands(opened, { machine: machineOf(ports), log }) : null
    const stopCopies = keepDailyCopies(opened, log)
    current = {
      open: opened,
      socket,
      stopForwarding() {
        stopForwarding()
        stopCopies()
      },
    }
    counter.open()
    desk.serve(counter, mode === 'shop')
    if (environment.scanners !== null) ports.scanner.use(environment.scanners)
    events.emit('status.changed', counter.status())
    return ok(state())
  }

  async function openPatiently(mode: Mode): Promise<Result<AppState>> {
    const opened = await open(mode)
    if (isHeldElsewhere()) patience.start()
    return opened
  }

  async function closeCurrent(): Promise<void> {
    const closing = current
    current = null
    if (closing === null) return
    await desk.stopServing()
    closing.stopForwarding()
    await closing.socket?.close()
    await closing.open.close()
  }

  function machineOf({ database }: OpenCounter['ports']) {
    return createMachine({ ...around, mode: 'shop', database })
  }

  function unsentOf(service: ServiceName | null): Unsent | null {
    if (current === null) return null
    const { counter, ports } = current.open
    if (service === null) return unsentJobs(ports.database, null)
    const account = counter.accounts.current(service)
    // Nobody is signed in: nothing is left behind that was not before.
    return account === null
      ? { total: 0, bikes: [] }
      : unsentJobs(ports.database, { service, account })
  }

  const leaving = createLeavingDesk({
    unsent: () => unsentOf(null),
    changed() {
      events.emit('leaving.changed', {})
    },
  })

  const updates = createUpdates({
    ...around,
    shell: around.updates,
    configured: configuration.updates ?? {},
    current: () => current?.open ?? null,
    mayLeave: (otherwise) => leaving.mayLeave('update', otherwise),
    closedDuring: (install) =>
      inTurn(async () => {
        const { mode } = choices
        await closeCurrent()
        const installed = await install()
        if (!installed.ok && mode !== null) await openPatiently(mode)
        return installed
      }),
    changed(view) {
      events.emit('updates.changed', view)
    },
  })

  const rootHandlers: { readonly [N in RootEndpoint]: Handler<N> } = {
    ...diagnosticsHandlers({
      ...around,
      mode: () => choices.mode ?? 'shop',
      current: () => current?.open ?? null,
      fault: () => fault,
    }),
    ...updates.handlers,
    ...practiceHandlers(() => current?.open.practice ?? null),
    'app.state': () => ok(state()),
    'app.reopen': () =>
      inTurn(async () => {
        if (choices.mode !== null && current === null) await openPatiently(choices.mode)
        return ok(state())
      }),
    'app.chooseMode': ({ mode }) =>
      inTurn(async () => {
        if (mode === choices.mode && current !== null) return ok(state())
        const before = choices
        choices = { ...choices, mode }
        const opened = await openPatiently(mode)
        if (!opened.ok && before.mode !== null) return opened
        const kept = choicesFile.write(choices)
        if (!opened.ok) return opened
        return kept.ok ? ok(state()) : kept
      }),
    'app.setLanguage'(input) {
      const wanted = { ...choices, language: input.language }
      const kept = choicesFile.write(wanted)
      if (!kept.ok) return kept
      choices = wanted
      return ok(state())
    },
    'app.desk': () => ok(desk.get()),
    'app.setDesk': (settings) => desk.set(settings),
    'leaving.unsent'({ service }) {
      const unsent = unsentOf(service)
      return unsent === null ? failed(notOpen()) : ok(withoutNames(unsent))
    },
    'leaving.question': () => ok(questionWithoutNames()),
    'leaving.answer'({ id, go }) {
      leaving.answer(id, go)
      return ok(questionWithoutNames())
    },
    async 'recovery.makeCode'() {
      if (current === null) return failed(notOpen())
      const made = await makeRecoveryCode(current.open.place)
      return made.ok ? ok({ code: made.value }) : made
    },
    'recovery.open': ({ code }) =>
      inTurn(async () => {
        if (current?.open.counter.operators.needsRecovery() === true) {
          const { counter, place } = current.open
          const freed = await counter.operators.recover(() => isRecoveryCode(place.folder, code))
          return freed.ok ? ok(state()) : freed
        }
        const opened = await open(choices.mode ?? 'shop', code)
        return opened.ok ? ok(state()) : opened
      }),
  }

  /** The title of a lead is a customer's: a locked counter only counts. */
  function withoutNames(unsent: Unsent): Unsent {
    const isLocked = current?.open.counter.operators.isLocked() === true
    return isLocked ? { ...unsent, bikes: [] } : unsent
  }

  function questionWithoutNames() {
    const question = leaving.question()
    return question === null ? null : { ...question, unsent: withoutNames(question.unsent) }
  }

  function notOpen(): Fault {
    return fault ?? { kind: 'not-found', what: 'an open counter' }
  }

  function passOn<N extends CounterEndpoint>(name: N): Handler<N> {
    return (input) => {
      if (current === null) return failed(notOpen())
      const handle: Handler<N> = current.open.counter.handlers[name]
      return handle(input)
    }
  }

  const names = Object.keys(endpoints) as EndpointName[]
  // Made from the contract's own names: every endpoint is there, which `fromEntries` cannot tell.
  const passedOn = Object.fromEntries(
    names
      .filter((name) => !(name in rootHandlers))
      .map((name) => [name, passOn(name as CounterEndpoint)]),
  ) as unknown as WorkplaceHandlers
  const guarded = behindOperators(rootHandlers, () => current?.open.counter.operators ?? null)
  const handlers: WorkplaceHandlers = { ...passedOn, ...guarded }

  const { mode } = choices
  if (mode !== null) await inTurn(() => openPatiently(mode))

  return {
    handlers,
    events,
    wake() {
      current?.open.counter.wake()
    },
    taskFailed(task) {
      current?.open.counter.taskFailed(task)
    },
    receiveLink: (link) => desk.receiveLink(link),
    leaving,
    unsent: () => unsentOf(null),
    close() {
      patience.stop()
      updates.stop()
      return inTurn(closeCurrent)
    },
  }
}
