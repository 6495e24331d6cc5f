import { z } from 'zod'
import { Configured } from '../account.ts'
import { BackupState } from '../backup.ts'
import { Desk, DeskSettings } from '../desk.ts'
import { Check } from '../diagnostics.ts'
import { Fault, ServiceName } from '../fault.ts'
import { Language } from '../language-schema.ts'
import { LeaveQuestion, Unsent } from '../leaving.ts'
import { CounterStatus, Notice } from '../status.ts'
import { PracticeDesk, TroubleOf } from '../training.ts'
import { UpdateDesk, UpdateSettings } from '../update.ts'
import { change, read } from './endpoint.ts'
import { none } from './inputs.ts'

/** `shop` works with the shop's own accounts; `training` with simulated services and its own data. */
export const Mode = z.enum(['shop', 'training'])
export type Mode = z.infer<typeof Mode>

export const AppState = z.object({
  version: z.string(),
  language: Language,
  /** Null until first run chose. */
  mode: Mode.nullable(),
  /** Why the counter could not open its data: everything but `app.*` and `recovery.*` answers it. */
  opening: Fault.nullable(),
  /** The counter is trying to open by itself; `app.changed` tells what came of it. */
  triesAgain: z.boolean(),
  recoveryCodeMade: z.boolean(),
  /** What the sign-in forms begin with. */
  configured: Configured,
})
export type AppState = z.infer<typeof AppState>

const Diagnostics = z.object({
  checks: z.array(Check),
  /** How many crash reports lie on this computer; they leave it only when somebody says so. */
  crashReports: z.number().int(),
})

/** The counter itself: where it works, how it stands on this computer, and what keeps it whole. */
export const applicationEndpoints = {
  'app.state': read({ who: 'anybody', input: none, output: AppState }),
  /** Tries once more to open what was chosen; nothing when it is open. The state says how it went. */
  'app.reopen': change({
    who: 'anybody',
    input: none,
    output: AppState,
    sets: 'app.state',
    refreshes: 'everything',
  }),
  'app.chooseMode': change({
    who: 'owner',
    input: z.object({ mode: Mode }),
    output: AppState,
    sets: 'app.state',
    refreshes: 'everything',
  }),
  'app.setLanguage': change({
    who: 'anybody',
    input: z.object({ language: Language }),
    output: AppState,
    sets: 'app.state',
  }),
  /** How the counter stands on this computer beside the till; kept beside the language. */
  'app.desk': read({ who: 'anybody', input: none, output: Desk }),
  'app.setDesk': change({ who: 'owner', input: DeskSettings, output: Desk, sets: 'app.desk' }),

  /** A new code replaces the last one; it is shown once and never stored in readable form. */
  'recovery.makeCode': change({
    who: 'owner',
    input: none,
    output: z.object({ code: z.string() }),
    refreshes: ['app.state'],
  }),
  'recovery.open': change({
    who: 'recovery',
    input: z.object({ code: z.string().min(1).max(200) }),
    output: AppState,
    sets: 'app.state',
    refreshes: 'everything',
  }),

  /** Only in training: what there is to practise with. */
  'training.get': read({ who: 'staff', input: none, output: PracticeDesk }),
  /** Makes one simulated service suffer from something, until another word. */
  'training.setTrouble': change({
    who: 'staff',
    input: TroubleOf,
    output: PracticeDesk,
    sets: 'training.get',
  }),
  /** The codes as a page for a real scanner; opens it. */
  'training.print': read({ who: 'staff', input: none, output: z.object({ path: z.string() }) }),

  'backups.get': read({ who: 'anybody', input: none, output: BackupState }),
  /** Somebody read that the database had to be mended: it is not said on every screen any more. */
  'backups.mendingSeen': change({
    who: 'staff',
    input: none,
    output: BackupState,
    sets: 'backups.get',
  }),

  /** Also when the counter could not open: then what kept it from that is one of the checks. */
  'diagnostics.run': read({ who: 'staff', input: none, output: Diagnostics }),
  /** Writes the report for whoever is asked for help, without customers and secrets. */
  'diagnostics.bundle': read({
    who: 'owner',
    /** Pictures of the program's memory when it crashed: they may hold what was on the screen. */
    input: z.object({ withCrashReports: z.boolean() }),
    output: z.object({ path: z.string() }),
  }),
  /** Shows the report that was written last in its folder. */
  'diagnostics.show': read({ who: 'owner', input: none, output: none }),

  /** New versions of the counter itself. */
  'updates.get': read({ who: 'anybody', input: none, output: UpdateDesk }),
  'updates.set': change({
    who: 'owner',
    input: UpdateSettings,
    output: UpdateDesk,
    sets: 'updates.get',
  }),
  /** Asks the update server; downloads nothing. */
  'updates.look': change({ who: 'owner', input: none, output: UpdateDesk, sets: 'updates.get' }),
  /** Begins; `updates.changed` tells how far it is. */
  'updates.download': change({
    who: 'owner',
    input: none,
    output: UpdateDesk,
    sets: 'updates.get',
  }),
  'updates.cancel': change({ who: 'owner', input: none, output: UpdateDesk, sets: 'updates.get' }),
  /** Ends the counter and starts the new one, if nothing stands in the way. */
  'updates.install': change({ who: 'owner', input: none, output: UpdateDesk, sets: 'updates.get' }),

  /** What is left behind when a service's account, or this mode (null), is left. */
  'leaving.unsent': read({
    who: 'anybody',
    input: z.object({ service: ServiceName.nullable() }),
    output: Unsent,
  }),
  /** The question before the counter closes, if there is one: a page that asks is one that shows it. */
  'leaving.question': read({ who: 'anybody', input: none, output: LeaveQuestion.nullable() }),
  'leaving.answer': change({
    who: 'anybody',
    input: z.object({ id: z.string(), go: z.boolean() }),
    output: LeaveQuestion.nullable(),
    sets: 'leaving.question',
  }),

  'status.get': read({ who: 'anybody', input: none, output: CounterStatus }),
  /** Somebody read it: it is not said again. */
  'status.noticeSeen': change({
    who: 'staff',
    input: z.object({ notice: Notice }),
    output: CounterStatus,
    sets: 'status.get',
  }),
  /** Somebody read what went wrong in the counter itself (`faults`). */
  'status.faultsSeen': change({
    who: 'anybody',
    input: none,
    output: CounterStatus,
    sets: 'status.get',
  }),
}
