import { z } from 'zod'
import { failed, ok, type Result } from './fault.ts'
import { readJsonText } from './json-text.ts'
import { LeadType } from './lead.ts'
import { writtenLine, writtenLines } from './written-text.ts'

/**
 * What another program hands to the counter: a sale, a frame number to check, a lead. All of it is a
 * stranger's text. It is parsed here, before anything else sees it, and does no more than fill in
 * what staff then look at; docs/pos-integration.md is written for whoever makes the other program.
 */

/** The one place where the scheme of our links is written. */
export const handOverScheme = 'cicopass-counter'
/** In signs; what a link of Windows holds at most. */
export const longestLink = 2_048
/** In bytes; far more than every field at its longest. */
export const largestFile = 65_536

/** No control, format, private or unassigned sign, no line end, no sign that stands for a broken one. */
const printable = /^[^\p{C}\p{Zl}\p{Zp}\uFFFD]*$/u

function words(most: number) {
  return z.string().trim().min(1).max(most).regex(printable, 'holds a sign that cannot be printed')
}

function peoplesLine(most: number) {
  return writtenLine(most).min(1)
}

const Ref = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{1,64}$/, 'is letters, digits, and . _ : - only, at most 64')
  .meta({ description: 'Your own name for this hand-over. The same one again changes nothing.' })
const Barcode = z.string().regex(/^\d{6,14}$/, 'is 6 to 14 digits')
const Frame = words(64)
/** In a file only: a link may come from any page, and asks nobody. */
const FrameConfirmed = z.boolean().optional().meta({
  description:
    'Your program asked its user, who said that this is the frame number, though it does not look like one.',
})

/** `color`, `type` and `audience` may be the shop's words or the registry's (`Black`, `Zwart`). */
const SaleHandOver = z
  .strictObject({
    handOver: z.literal('sale'),
    ref: Ref.optional(),
    barcode: Barcode.optional(),
    frame: Frame.optional(),
    frameNumberConfirmed: FrameConfirmed,
    priceCents: z.number().int().min(0).max(100_000_000).optional(),
    brand: words(100).optional(),
    model: words(100).optional(),
    color: words(60).optional(),
    type: words(60).optional(),
    audience: words(60).optional(),
  })
  .refine(({ barcode, frame, brand }) => (barcode ?? frame ?? brand) !== undefined, {
    message: 'names no bike: give barcode, frame or brand',
  })
  .meta({
    anyOf: [{ required: ['barcode'] }, { required: ['frame'] }, { required: ['brand'] }],
  })
export type SaleHandOver = z.infer<typeof SaleHandOver>

const CheckHandOver = z.strictObject({
  handOver: z.literal('check'),
  ref: Ref.optional(),
  frame: Frame,
  frameNumberConfirmed: FrameConfirmed,
})

const LeadHandOver = z.strictObject({
  handOver: z.literal('lead'),
  ref: Ref.optional(),
  type: LeadType.optional(),
  title: peoplesLine(200).optional(),
  message: writtenLines(1_000).optional(),
  barcode: Barcode.optional(),
  name: peoplesLine(200).optional(),
  phone: words(40).optional(),
  email: words(200).optional(),
  postalCode: words(20).optional(),
  houseNumber: words(20).optional(),
})

export const HandOver = z.discriminatedUnion('handOver', [
  SaleHandOver,
  CheckHandOver,
  LeadHandOver,
])
export type HandOver = z.infer<typeof HandOver>

/** What waits for staff, as the window shows it. `counter`: a sale that staff set aside themselves. */
export const WaitingHandOver = z.object({
  id: z.string(),
  what: z.enum(['sale', 'check', 'lead']),
  via: z.enum(['link', 'file', 'counter']),
  cameAt: z.iso.datetime(),
  /** The bike's or the customer's name, as far as it is known. */
  title: z.string().nullable(),
  frame: z.string().nullable(),
  barcode: z.string().nullable(),
  shieldCode: z.string().nullable(),
})
export type WaitingHandOver = z.infer<typeof WaitingHandOver>

/** What could not be read, for whoever makes the other program. */
export const RefusedHandOver = z.object({
  via: z.enum(['link', 'file']),
  cameAt: z.iso.datetime(),
  problems: z.array(z.object({ field: z.string(), reason: z.string() })),
})
export type RefusedHandOver = z.infer<typeof RefusedHandOver>

/**
 * shown: it is on the Sell screen · waits: another sale is on the screen, or another screen is asked
 * for · known: its `ref` came before and changed nothing · refused: it could not be read.
 */
export const HandOverOutcome = z.enum(['shown', 'waits', 'known', 'refused'])
export type HandOverOutcome = z.infer<typeof HandOverOutcome>

export const HandOverDesk = z.object({
  /** Oldest first. */
  waiting: z.array(WaitingHandOver),
  /** The last one refused, until staff put it away. */
  refused: RefusedHandOver.nullable(),
  /** The last one that staff put away, and until when that can be undone, in epoch milliseconds. */
  putAway: z.object({ handOver: WaitingHandOver, since: z.number(), until: z.number() }).nullable(),
})
export type HandOverDesk = z.infer<typeof HandOverDesk>

const linkStart = new RegExp(`^[\\s"']*${handOverScheme}:`, 'i')

/** Whether a word of a command line is one of our links, or one that was torn out of its quotes. */
export function isHandOverLink(word: string): boolean {
  return linkStart.test(word)
}

/** Reads `cicopass-counter://sale?barcode=…`. Never throws; a refusal names each bad field. */
export function readHandOverLink(link: string): Result<HandOver> {
  if (link.length > longestLink) return refused('', `is longer than ${longestLink} signs`)
  if (!URL.canParse(link)) return refused('', 'is not a link')
  const url = new URL(link)
  const handOver = url.host.toLowerCase()
  if (url.protocol !== `${handOverScheme}:`) return refused('', `is not a ${handOverScheme} link`)
  // Windows puts a slash behind the host.
  const isBare = /^\/?$/.test(url.pathname) && url.username === '' && url.hash === ''
  if (!isBare) return refused('', 'has more than a name and its parameters')
  const fields: [string, unknown][] = [['handOver', handOver]]
  for (const [field, value] of url.searchParams) {
    if (fields.some(([known]) => known === field)) return refused(field, 'is given twice')
    if (field === 'frameNumberConfirmed') return refused(field, 'can be said in a file only')
    fields.push([field, field === 'priceCents' ? wholeNumber(value) : value])
  }
  return parse(Object.fromEntries(fields))
}

/** Reads a file's text: one JSON object. Never throws. */
export function readHandOverFile(text: string): Result<HandOver> {
  const json = readJsonText(text)
  if ('value' in json) return parse(json.value)
  // The words of the parser quote the file: the reason is ours alone.
  return refused('', json.isTwice ? 'has a field twice' : 'is not JSON')
}

/** Whether a file is written to its end: half an object never parses. */
export function isWholeJson(text: string): boolean {
  const json = readJsonText(text)
  return 'value' in json || json.isTwice
}

function parse(value: unknown): Result<HandOver> {
  const parsed = HandOver.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.flatMap(problemsOfIssue).slice(0, 10)
  return failed({ kind: 'bad-input', problems })
}

const notKnown = 'is not a known field'

/** A field's name may be a stranger's; a reason is always ours (`RefusedHandOver`). */
function problemsOfIssue(issue: z.core.$ZodIssue): { field: string; reason: string }[] {
  if (issue.code === 'unrecognized_keys') {
    const named = issue.keys.map((key) => ({ field: key.slice(0, 100), reason: notKnown }))
    return [{ field: '', reason: 'has a field that is not known' }, ...named]
  }
  const field = issue.path.map(String).join('.').slice(0, 100)
  return [{ field, reason: issue.message.slice(0, 300) }]
}

/**
 * Why a file was refused, in our own words alone: it is written where the folder's other users read, and
 * what stood in the file must not come out of it under this user's name.
 */
export function reasonForFile(problems: RefusedHandOver['problems']): string {
  return problems
    .filter(({ field }) => field === '' || knownFields.has(field))
    .map(({ field, reason }) => (field === '' ? `It ${reason}.` : `${field}: ${reason}`))
    .join('\n')
}

const knownFields: ReadonlySet<string> = new Set(
  HandOver.options.flatMap((option) => Object.keys(option.shape)),
)

/** Digits become a number; anything else stays what it is, and is refused as that. */
function wholeNumber(written: string): number | string {
  return /^\d{1,9}$/.test(written) ? Number(written) : written
}

function refused(field: string, reason: string): Result<HandOver> {
  return failed({ kind: 'bad-input', problems: [{ field, reason }] })
}
