import { z } from 'zod'
import {
  Accounts,
  AccountTest,
  CicopassCredentials,
  Configured,
  CyclesoftwareCredentials,
} from './account.ts'
import { BackupState } from './backup.ts'
import { BegunLeads, LeadForm, LeadStart } from './begun-lead.ts'
import { RegisteredBike } from './bike.ts'
import { BikePage, BikeSearch, CheckDesk, NamedBike, Picture } from './check.ts'
import { Delivery, mostLines } from './delivery.ts'
import { outsidePages } from './contacts.ts'
import { Check } from './diagnostics.ts'
import { Desk, DeskSettings } from './desk.ts'
import { Fault, ServiceName } from './fault.ts'
import { HandOverDesk, HandOverOutcome } from './hand-over.ts'
import { Language } from './language-schema.ts'
import { LeadDesk, PosCustomer } from './lead-desk.ts'
import { JobDetail, JobKind, JobState, QueuedJob } from './job.ts'
import { LockAfter, OperatorDesk, OperatorName, Pin, Role, TypedCode } from './operator.ts'
import { ListedOrder, OrderRequest, ShieldStock } from './order.ts'
import { mostOverviewDays, Overview } from './overview.ts'
import { CertificateStatus, NextSteps, PaperForm, PaperSettings } from './paper.ts'
import { BikePhoto, largestTakenPhoto, PhotoName, TakenPhoto } from './photo.ts'
import { Draft, DraftBike, Part, Sale, UnknownWord } from './registration.ts'
import { CustomerRecords, CustomerSearch } from './privacy.ts'
import { ScanRules } from './scan-rules.ts'
import { DroppedBytes, Scan, ScanMeaning } from './scan.ts'
import { SoldBikes } from './sold-bike.ts'
import { ShieldCode } from './shield.ts'
import { LeaveQuestion, Unsent } from './leaving.ts'
import { PlatformKey, Store } from './stock.ts'
import { ScannerLine } from './scanner-line.ts'
import { Sound } from './sound.ts'
import { ChosenScanner, CounterStatus, ScannerPortDescription } from './status.ts'
import { RecoveryReport, TheftReport } from './theft.ts'
import { UpdateDesk, UpdateSettings } from './update.ts'
import { PracticeDesk, TroubleOf } from './training.ts'

/**
 * THE contract between the window and the counter. Every endpoint is declared here once, with what
 * goes in and what comes out; main, preload and renderer derive from it. Every call answers
 * `Answer<Output>`: faults are values. To add one, see CONTRIBUTING.md.
 */
const none = z.object({}).strict()
const bikeId = z.number().int().min(0)
const operatorId = z.string().max(100)
/** The bikes whose thefts may pass, why, and who says so: null is the owner who is signed in or scanned. */
const ownersWord = {
  bikeIds: z.array(bikeId).min(1).max(100),
  reason: z.string().trim().min(3).max(500),
  owner: z.object({ id: operatorId, pin: TypedCode }).nullable(),
}

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

const QueuePage = z.object({
  jobs: z.array(QueuedJob),
  /** Null: more than this page shows, and not counted. */
  total: z.number().int().nullable(),
  /** Give it back to read on; null at the end. */
  next: z.string().nullable(),
})

/** A queued sale turned out stolen. */
export const Alarm = z.object({
  jobId: z.string(),
  frameNumber: z.string(),
  title: z.string().nullable(),
})
export type Alarm = z.infer<typeof Alarm>

const Diagnostics = z.object({
  checks: z.array(Check),
  /** How many crash reports lie on this computer; they leave it only when somebody says so. */
  crashReports: z.number().int(),
})

const LearnedArticle = z.object({
  barcode: z.string(),
  attributes: DraftBike,
  learnedAt: z.iso.datetime(),
})

export const ScreenName = z.enum([
  'sell',
  'sold',
  'check',
  'shields',
  'leads',
  'queue',
  'overview',
  'settings',
  'first-run',
])
export type ScreenName = z.infer<typeof ScreenName>

/** A scan that was not used, until somebody says it was seen. Scans made meanwhile are held. */
export const ScanHold = z.object({
  scan: Scan,
  meaning: ScanMeaning,
  outcome: z.enum(['refused', 'not-here']),
  screen: ScreenName,
  fault: Fault.nullable(),
  /** The screens on which it makes sense. */
  couldGo: z.array(ScreenName),
  held: z.array(z.object({ scan: Scan, meaning: ScanMeaning })),
})
export type ScanHold = z.infer<typeof ScanHold>

export const endpoints = {
  'app.state': { input: none, output: AppState },
  /** Tries once more to open what was chosen; nothing when it is open. The state says how it went. */
  'app.reopen': { input: none, output: AppState },
  'app.chooseMode': { input: z.object({ mode: Mode }), output: AppState },
  'app.setLanguage': { input: z.object({ language: Language }), output: AppState },
  /** How the counter stands on this computer beside the till; kept beside the language. */
  'app.desk': { input: none, output: Desk },
  'app.setDesk': { input: DeskSettings, output: Desk },
  /** A new code replaces the last one; it is shown once and never stored in readable form. */
  'recovery.makeCode': { input: none, output: z.object({ code: z.string() }) },
  'recovery.open': { input: z.object({ code: z.string().min(1).max(200) }), output: AppState },

  /** Only in training: what there is to practise with. */
  'training.get': { input: none, output: PracticeDesk },
  /** Makes one simulated service suffer from something, until another word. */
  'training.setTrouble': { input: TroubleOf, output: PracticeDesk },
  /** The codes as a page for a real scanner; opens it. */
  'training.print': { input: none, output: z.object({ path: z.string() }) },

  'operators.get': { input: none, output: OperatorDesk },
  /** The first owner, signed in with it. */
  'operators.turnOn': { input: z.object({ name: OperatorName, pin: Pin }), output: OperatorDesk },
  /** Forgets everybody; what they did keeps their names. */
  'operators.turnOff': { input: none, output: OperatorDesk },
  'operators.add': {
    input: z.object({ name: OperatorName, role: Role, pin: Pin }),
    output: OperatorDesk,
  },
  /** Also of an employee of the POS, who joins as staff. */
  'operators.setRole': { input: z.object({ id: operatorId, role: Role }), output: OperatorDesk },
  'operators.setPin': { input: z.object({ id: operatorId, pin: Pin }), output: OperatorDesk },
  'operators.remove': { input: z.object({ id: operatorId }), output: OperatorDesk },
  'operators.setLock': { input: z.object({ minutes: LockAfter }), output: OperatorDesk },
  /** The next badge that is scanned becomes theirs. */
  'operators.awaitBadge': { input: z.object({ id: operatorId }), output: OperatorDesk },
  /** Brings the POS's employees in, who come in with their personal code there. */
  'operators.readEmployees': { input: none, output: OperatorDesk },
  'operators.signIn': { input: z.object({ id: operatorId, pin: TypedCode }), output: OperatorDesk },
  'operators.signOut': { input: none, output: OperatorDesk },
  /** The next badge gives an owner's word for one thing instead of signing in. */
  'operators.awaitOwner': { input: z.object({ awaits: z.boolean() }), output: OperatorDesk },

  'backups.get': { input: none, output: BackupState },
  /** Somebody read that the database had to be mended: it is not said on every screen any more. */
  'backups.mendingSeen': { input: none, output: BackupState },

  /** Also when the counter could not open: then what kept it from that is one of the checks. */
  'diagnostics.run': { input: none, output: Diagnostics },
  /** Writes the report for whoever is asked for help, without customers and secrets. */
  'diagnostics.bundle': {
    /** Pictures of the program's memory when it crashed: they may hold what was on the screen. */
    input: z.object({ withCrashReports: z.boolean() }),
    output: z.object({ path: z.string() }),
  },
  /** Shows the report that was written last in its folder. */
  'diagnostics.show': { input: none, output: none },
  /** What is left behind when a service's account, or this mode (null), is left. */
  /** New versions of the counter itself. */
  'updates.get': { input: none, output: UpdateDesk },
  'updates.set': { input: UpdateSettings, output: UpdateDesk },
  /** Asks the update server; downloads nothing. */
  'updates.look': { input: none, output: UpdateDesk },
  /** Begins; `updates.changed` tells how far it is. */
  'updates.download': { input: none, output: UpdateDesk },
  'updates.cancel': { input: none, output: UpdateDesk },
  /** Ends the counter and starts the new one, if nothing stands in the way. */
  'updates.install': { input: none, output: UpdateDesk },

  'leaving.unsent': { input: z.object({ service: ServiceName.nullable() }), output: Unsent },
  /** The question before the counter closes, if there is one: a page that asks is one that shows it. */
  'leaving.question': { input: none, output: LeaveQuestion.nullable() },
  'leaving.answer': {
    input: z.object({ id: z.string(), go: z.boolean() }),
    output: LeaveQuestion.nullable(),
  },

  'status.get': { input: none, output: CounterStatus },

  'accounts.get': { input: none, output: Accounts },
  /** Signs in with a real call before it keeps anything; the password never comes back. */
  'accounts.signInCicopass': { input: CicopassCredentials, output: Accounts },
  /** Makes a real call with what is kept and says what came back. */
  'accounts.testCicopass': { input: none, output: AccountTest },
  /** Keeps the credentials; a refusal of the keys call because of the IP is not one of the account. */
  'accounts.signInCyclesoftware': {
    input: CyclesoftwareCredentials,
    output: z.object({ accounts: Accounts, keysFault: Fault.nullable() }),
  },
  'accounts.testCyclesoftware': { input: none, output: AccountTest },
  /** The stores of credentials that are being typed, for choosing one. */
  'accounts.cyclesoftwareKeys': {
    input: CyclesoftwareCredentials.omit({ store: true }),
    output: z.array(PlatformKey),
  },
  'accounts.signOut': {
    input: z.object({ service: z.enum(['cicopass', 'cyclesoftware']) }),
    output: Accounts,
  },

  'scanner.ports': { input: none, output: z.array(ScannerPortDescription) },
  /** Opens just these, and keeps them: several at once, each with its own line. */
  'scanner.choose': {
    input: z.object({ scanners: z.array(ChosenScanner).max(8) }),
    output: CounterStatus,
  },
  /**
   * Waits for one scan of the printed test code, works out how this scanner talks and keeps that.
   * `heard` is what came, in hex. A time limit, or bytes that prove nothing, answer no line.
   */
  'scanner.detect': {
    input: z.object({ key: z.string(), seconds: z.number().int().min(1).max(60) }),
    output: z.object({
      line: ScannerLine.nullable(),
      heard: z.string(),
      before: z.string(),
      isCertain: z.boolean(),
    }),
  },
  /** The codes to print, or to scan from the screen, as SVG. */
  'scanner.codes': {
    input: none,
    output: z.array(
      z.object({
        name: z.enum(['test', 'understood', 'honeywell-usb-serial', 'honeywell-enter']),
        text: z.string(),
        svg: z.string(),
      }),
    ),
  },
  'sound.get': { input: none, output: Sound },
  'sound.set': { input: Sound, output: Sound },

  /** Tells main which screen is in front, so that a scan goes where it makes sense. */
  'screen.entered': { input: z.object({ screen: ScreenName }), output: none },

  /** A scan of a scanner that types like a keyboard: it goes where any other scan goes. */
  'scan.read': { input: z.object({ text: z.string().max(512) }), output: none },
  'scan.hold': { input: none, output: ScanHold.nullable() },
  /** It was seen: scans are taken again. `useHeld`: those made meanwhile are taken now, in order. */
  'scan.understood': { input: z.object({ useHeld: z.boolean() }), output: none },
  /** It was seen, and is to be used on this screen, which is in front from now on. */
  'scan.useAt': { input: z.object({ screen: ScreenName }), output: none },
  'scanRules.get': { input: none, output: ScanRules },
  /** Null: as they were when the counter was new. */
  'scanRules.set': { input: z.object({ rules: ScanRules.nullable() }), output: ScanRules },

  'draft.get': { input: none, output: Draft },
  /** Text typed where a code is asked for, `part` being the field it was typed in. */
  'draft.read': {
    input: z.object({ text: z.string().max(512), part: Part.nullable() }),
    output: Draft,
  },
  'draft.setBike': { input: z.object({ attributes: DraftBike }), output: Draft },
  /** Answers a POS word that no table knows; remembered for next time. */
  'draft.teachWord': {
    input: UnknownWord.extend({ value: z.string().min(1).max(100) }),
    output: Draft,
  },
  'draft.chooseBike': { input: z.object({ objectId: z.number().int() }), output: Draft },
  'draft.withoutShield': { input: none, output: Draft },
  /** `mayBe` is in characters: most calls may carry far less (`electron/shell/input-size.ts`). */
  'draft.addPhoto': { input: TakenPhoto, output: Draft, mayBe: largestTakenPhoto },
  'draft.removePhoto': { input: PhotoName, output: Draft },
  'draft.photo': { input: PhotoName, output: BikePhoto },
  'draft.forget': { input: z.object({ part: Part }), output: Draft },
  /** The way on for a bike that is registered already: link the shield to it. */
  'draft.linkToExisting': { input: z.object({ bikeId: z.number().int() }), output: Draft },
  'draft.checkAgain': { input: none, output: Draft },
  'draft.clear': { input: none, output: Draft },
  /** Until the next sale is begun. */
  'draft.undoClear': { input: none, output: Draft },
  /**
   * An owner lets these bikes' thefts pass and the sale goes on: the one signed in, whose badge was
   * scanned for it, or with a PIN.
   */
  'draft.override': {
    input: z.object({
      draftId: z.string().max(100),
      ...ownersWord,
    }),
    output: Draft,
  },
  /** Answers when the sale is on disk. */
  'draft.confirm': { input: z.object({ draftId: z.string() }), output: Sale },

  /** What other programs handed over, and sales that staff set aside. */
  'handOvers.get': { input: none, output: HandOverDesk },
  /** On the screen with it; a half-done sale there waits in its place. */
  'handOvers.take': {
    input: z.object({ id: z.string().max(100) }),
    output: z.discriminatedUnion('what', [
      z.object({ what: z.literal('sale'), draft: Draft }),
      z.object({ what: z.literal('check') }),
      z.object({ what: z.literal('lead') }),
    ]),
  },
  'handOvers.dismiss': { input: z.object({ id: z.string().max(100) }), output: HandOverDesk },
  /** Takes `dismiss` back. */
  'handOvers.putBack': { input: z.object({ id: z.string().max(100) }), output: HandOverDesk },
  'handOvers.setAside': { input: none, output: HandOverDesk },
  'handOvers.seenRefusal': { input: none, output: HandOverDesk },

  'sales.today': { input: none, output: z.array(Sale) },
  'sales.undo': { input: z.object({ saleId: z.string() }), output: Draft },
  /** Writes the sale's certificate and opens it, in the shop's language or the customer's. */
  'sales.certificate': {
    input: z.object({
      saleId: z.string(),
      form: PaperForm.default('a4'),
      language: z.nullable(Language).default(null),
      open: z.boolean(),
    }),
    output: z.object({ path: z.string(), status: CertificateStatus }),
  },
  'paper.get': { input: none, output: PaperSettings },
  'paper.setNextSteps': { input: z.object({ nextSteps: NextSteps }), output: PaperSettings },

  /** The bikes that the till sold and what became of them. */
  'sold.list': { input: none, output: SoldBikes },
  /** Reads the till now; answers what is there then. How it went stands in `reading`. */
  'sold.read': { input: none, output: SoldBikes },
  /** Puts one on the screen as the sale to register. A sale that was begun there waits aside. */
  'sold.open': { input: z.object({ id: z.string() }), output: Draft },
  /** Takes it off the screen again; nothing is sent and it stays on the list. */
  'sold.close': { input: z.object({ id: z.string() }), output: Draft },
  'sold.dismiss': {
    input: z.object({ id: z.string(), reason: z.string().trim().min(3).max(500) }),
    output: SoldBikes,
  },
  'sold.restore': { input: z.object({ id: z.string() }), output: SoldBikes },
  /** Somebody knows that a registered bike was taken back. */
  'sold.returnSeen': { input: z.object({ id: z.string() }), output: SoldBikes },

  /** A delivery of stock bikes, scanned one after another (`Sold bikes`). */
  'delivery.get': { input: none, output: Delivery },
  /** Scans there are for the delivery while it is open. Closed, the list stays. */
  'delivery.show': { input: z.object({ isOpen: z.boolean() }), output: Delivery },
  /** A product code typed instead of scanned. */
  'delivery.readCode': { input: z.object({ text: z.string().max(100) }), output: Delivery },
  /** `barcode`: the code it is said of; null when there is none. */
  'delivery.setBike': {
    input: z.object({ bike: DraftBike, barcode: z.string().max(100).nullable() }),
    output: Delivery,
  },
  /**
   * One bike typed instead of scanned; without a frame number the shield of the bike read last. With
   * `id` what is right for that line.
   */
  'delivery.write': {
    input: z.object({
      id: z.string().max(100).nullable(),
      frameNumber: z.string().max(200),
      shieldCode: z.string().max(512),
    }),
    output: Delivery,
  },
  /** The next scan is right for this line; null: it is the next bike's again. */
  'delivery.correct': { input: z.object({ id: z.string().max(100).nullable() }), output: Delivery },
  'delivery.remove': { input: z.object({ id: z.string().max(100) }), output: Delivery },
  /** Those that are not stopped go into the queue, held for an undo; the others stay on the list. */
  'delivery.register': {
    input: z.object({ ids: z.array(z.string().max(100)).max(mostLines) }),
    output: Delivery,
  },
  'delivery.undo': { input: none, output: Delivery },

  /** What staff entered once for a product code, the newest first. */
  'articles.list': { input: none, output: z.array(LearnedArticle) },
  /** Corrects it: the next bike with this code is filled in like that. */
  'articles.save': {
    input: z.object({ barcode: z.string().min(1).max(60), attributes: DraftBike }),
    output: z.array(LearnedArticle),
  },
  'articles.forget': {
    input: z.object({ barcode: z.string().min(1).max(60) }),
    output: z.array(LearnedArticle),
  },

  /** What this computer knows of one customer. */
  'privacy.find': { input: z.object({ search: CustomerSearch }), output: CustomerRecords },
  /** Writes all of it to a file. */
  'privacy.export': {
    input: z.object({ search: CustomerSearch }),
    output: z.object({ path: z.string(), records: z.number().int() }),
  },
  /** Forgets it, for good, except where something still goes on. */
  'privacy.erase': {
    input: z.object({ search: CustomerSearch }),
    output: z.object({ erased: z.number().int(), inUse: z.number().int() }),
  },

  'check.get': { input: none, output: CheckDesk },
  /** Text typed on `Check a bike`: a frame number or a shield, as a scan would be. */
  'check.read': { input: z.object({ text: z.string().max(512) }), output: CheckDesk },
  'check.again': { input: none, output: CheckDesk },
  'check.clear': { input: none, output: CheckDesk },
  /** The next shield that is scanned there is for this bike; null: no longer. */
  'check.linkTo': { input: z.object({ bike: NamedBike.nullable() }), output: CheckDesk },
  /** Writes and opens the finished check on paper. */
  'check.report': { input: none, output: z.object({ path: z.string() }) },

  'bikes.open': { input: z.object({ bikeId }), output: BikePage },
  'bikes.search': { input: BikeSearch, output: z.array(RegisteredBike) },
  /** What this counter itself sent about the bike, newest first. */
  'bikes.jobs': {
    input: z.object({ bikeId, frameNumber: z.string().max(200) }),
    output: z.array(QueuedJob),
  },
  /** Bikes that were sold at this counter and have their number, newest first. */
  'bikes.soldHere': { input: none, output: z.array(Sale) },
  /** The nth picture of a bike that was answered before. */
  'bikes.picture': {
    input: z.object({ bikeId, place: z.number().int().min(0).max(100) }),
    output: Picture,
  },
  'bikes.linkShield': {
    input: z.object({ bike: NamedBike, shieldCode: ShieldCode }),
    output: QueuedJob,
  },
  'bikes.reportStolen': {
    input: z.object({ bike: NamedBike, report: TheftReport }),
    output: QueuedJob,
  },
  'bikes.reportFound': {
    input: z.object({ bike: NamedBike, report: RecoveryReport }),
    output: QueuedJob,
  },
  /** Opens one of the pages of `shared/contacts.ts` in the system's browser. */
  'pages.open': { input: z.object({ address: z.enum(outsidePages) }), output: none },

  'shields.stock': { input: none, output: ShieldStock },
  'shields.receive': {
    input: z.object({
      quantity: z.number().int().min(1).max(100_000),
      orderId: z.number().int().nullable(),
    }),
    output: ShieldStock,
  },
  /** Somebody counted: this many are there. */
  'shields.count': {
    input: z.object({ quantity: z.number().int().min(0).max(100_000) }),
    output: ShieldStock,
  },
  'shields.reorderPoint': {
    input: z.object({ reorderPoint: z.number().int().min(0).max(100_000).nullable() }),
    output: ShieldStock,
  },
  /** `again`: yes, once more, although as many were ordered within a day. */
  'shields.order': {
    input: z.object({ order: OrderRequest, again: z.boolean() }),
    output: QueuedJob,
  },
  'shields.orders': { input: none, output: z.array(ListedOrder) },
  /** What is left and what was ordered, on paper; writes and opens it. */
  'shields.print': { input: none, output: z.object({ path: z.string() }) },

  /** The leads the counter keeps an eye on, and those on their way. */
  'leads.list': { input: none, output: LeadDesk },
  /** Reads one now, and keeps an eye on it from then on: one made elsewhere is added like that. */
  'leads.follow': { input: z.object({ uuid: z.guid() }), output: LeadDesk },
  'leads.cancel': { input: z.object({ uuid: z.guid() }), output: QueuedJob },
  'leads.customers': {
    input: z.union([
      z.object({ phoneNumber: z.string().min(3).max(40) }),
      z.object({ postalCode: z.string().min(3).max(20), houseNumber: z.string().min(1).max(20) }),
    ]),
    output: z.array(PosCustomer),
  },
  /** Where a lead can go: the stores of the active keys, our own first. */
  'leads.stores': { input: none, output: z.array(Store) },
  /** Leads that were begun, the one in the sheet, and where the scanned bike stands. */
  'leads.begun': { input: none, output: BegunLeads },
  /** `phoneNumber`: what was typed beside the bike that was found. */
  'leads.begin': {
    input: z.object({ start: LeadStart, phoneNumber: z.string().max(40).default('') }),
    output: BegunLeads,
  },
  'leads.open': { input: z.object({ id: z.string() }), output: BegunLeads },
  /** Keeps what stands in the sheet, sent or not. */
  'leads.keep': { input: z.object({ id: z.string(), form: LeadForm }), output: none },
  /** Closes the sheet and keeps what is in it. */
  'leads.setAside': { input: none, output: BegunLeads },
  /** Throws a begun lead away. */
  'leads.forget': { input: z.object({ id: z.string() }), output: BegunLeads },
  /** Takes `forget` back: the lead is in the sheet again. */
  'leads.undoForget': { input: none, output: BegunLeads },
  'leads.withoutBike': { input: z.object({ id: z.string() }), output: BegunLeads },
  /** What was typed where a bike is asked for: as if it was scanned. */
  'leads.locate': {
    input: z.object({ code: z.string().trim().min(1).max(100) }),
    output: BegunLeads,
  },
  'leads.stopLocating': { input: none, output: BegunLeads },
  /** Answers when it is on disk, waiting to go out. */
  'leads.send': {
    input: z.object({
      id: z.string(),
      form: LeadForm,
      words: z.object({
        title: z.string().max(200),
        message: z.string().max(2_000),
        costsExVatCents: z.number().int().min(0).max(100_000_000),
      }),
    }),
    output: QueuedJob,
  },

  /** What the last days came to, from this computer's own records. */
  'overview.get': {
    input: z.object({ days: z.number().int().min(1).max(mostOverviewDays) }),
    output: Overview,
  },
  /** Every registration of a day on paper, with its state; writes and opens it. */
  'overview.printDay': {
    input: z.object({ day: z.iso.date() }),
    output: z.object({ path: z.string() }),
  },

  /** What nobody has acknowledged yet, oldest first: asked when a page loads, after a restart too. */
  'alarms.get': { input: none, output: z.array(Alarm) },
  /** Answers the alarms that are left. */
  'alarms.acknowledge': { input: z.object({ jobId: z.string() }), output: z.array(Alarm) },

  'queue.page': {
    input: z.object({
      states: z.array(JobState),
      kinds: z.array(JobKind),
      search: z.string().max(100),
      after: z.string().nullable(),
    }),
    output: QueuePage,
  },
  'queue.job': { input: z.object({ jobId: z.string() }), output: JobDetail },
  'queue.retry': { input: z.object({ jobId: z.string() }), output: JobDetail },
  'queue.retryAll': { input: none, output: z.object({ retried: z.number().int() }) },
  /** What a person found at the service, for a job that nothing else can settle. */
  'queue.settle': {
    input: z.object({ jobId: z.string(), arrived: z.boolean() }),
    output: JobDetail,
  },
  /** Every job with all that is known of it, written to a file that only this user can read. */
  'queue.export': {
    input: none,
    output: z.object({ path: z.string(), jobs: z.number().int() }),
  },
  /** What of a parked job can be edited, in the field names of the service's call; photos by number. */
  'queue.fields': {
    input: z.object({ jobId: z.string() }),
    output: z.object({ fields: z.record(z.string(), z.unknown()), photos: z.number().int() }),
  },
  /** Makes a new job in place of this one; answers the new one. Null takes a field away. */
  'queue.edit': {
    input: z.object({
      jobId: z.string(),
      changes: z.record(z.string(), z.unknown()),
      notArrived: z.boolean(),
    }),
    output: JobDetail,
  },
  /** What the registry reports stolen now, of a sale that parked for it. */
  'queue.thefts': {
    input: z.object({ jobId: z.string() }),
    output: z.array(RegisteredBike),
  },
  /** An owner lets it go on: a new job takes its place. Answers that one. */
  'queue.override': {
    input: z.object({ jobId: z.string(), ...ownersWord }),
    output: JobDetail,
  },
  'queue.discard': {
    input: z.object({ jobId: z.string(), reason: z.string().trim().min(3).max(500) }),
    output: JobDetail,
  },
} as const

export const events = {
  /** The counter opened by itself, or stopped trying. */
  'app.changed': AppState,
  'desk.changed': Desk,
  'updates.changed': UpdateDesk,
  /** The global key was pressed: whoever did wants to scan. */
  'desk.called': z.object({}),
  /** A question before closing came or went: `leaving.question`. */
  'leaving.changed': z.object({}),
  'status.changed': CounterStatus,
  'draft.changed': Draft,
  'operators.changed': OperatorDesk,
  'delivery.changed': Delivery,
  'check.changed': CheckDesk,
  'sales.changed': z.object({ saleId: z.string() }),
  'queue.changed': z.object({}),
  /** The worklist of the till, or the reading of it, is not what it was. */
  'sold.changed': z.object({}),
  /** A lead was read again, came or went. */
  'leads.changed': z.object({}),
  'leads.begun': BegunLeads,
  'handOvers.changed': HandOverDesk,
  /** Another program handed something over just now; `what` null: it could not be read. */
  'handOvers.arrived': z.object({
    outcome: HandOverOutcome,
    what: z.enum(['sale', 'check', 'lead']).nullable(),
  }),
  /** Every scan with what it was taken for and what it did, for the beam, the tone and the setup page. */
  scanned: z.object({
    scan: Scan,
    meaning: ScanMeaning,
    /** `held`: one before it was not used and nobody saw that yet. `shown`: on the setup page. */
    outcome: z.enum(['accepted', 'warning', 'refused', 'repeated', 'not-here', 'held', 'shown']),
    /** The screen that was in front. */
    screen: ScreenName,
    /** Why it was refused, where that can be said. */
    fault: Fault.nullable(),
  }),
  /** What a scanner sent just now, in hex: only while the setup page is in front. */
  'scanner.bytes': z.object({
    key: z.string(),
    hex: z.string(),
    /** Since this scanner was opened. */
    dropped: DroppedBytes.nullable(),
  }),
  /** What is not used and unseen now, or null. */
  'scan.held': ScanHold.nullable(),
  /** A queued sale turned out stolen: shown on every screen until acknowledged. */
  alarm: Alarm,
} as const

export type EndpointName = keyof typeof endpoints
export type EventName = keyof typeof events
export type Input<N extends EndpointName> = z.input<(typeof endpoints)[N]['input']>
export type ParsedInput<N extends EndpointName> = z.output<(typeof endpoints)[N]['input']>
export type Output<N extends EndpointName> = z.output<(typeof endpoints)[N]['output']>
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: Fault }

/** What the preload exposes as `window.counter`. */
export type CounterBridge = {
  readonly call: { readonly [N in EndpointName]: (input: Input<N>) => Promise<Answer<Output<N>>> }
  /** Returns its undo. */
  readonly on: <N extends EventName>(
    event: N,
    listener: (payload: EventPayload<N>) => void,
  ) => () => void
}
