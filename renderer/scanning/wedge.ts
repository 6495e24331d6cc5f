import { judge, median, type UnreadBecause } from './typed-code.ts'

/**
 * Tells a scanner that works as a keyboard from a person, and a scanner's Enter from a person's.
 *
 * An Enter is a person's only as a key of its own: no sign went down shortly before it that went into
 * no field, and none that a scanner typed. Signs in a field end with their field's own Enter. The
 * numbers, in milliseconds, and where they come from:
 *
 * - Fast typists need 55 to 60 a sign (Dhakal et al., "Observations on Typing from 136 Million
 *   Keystrokes", 2018); two keys struck as one are quicker, a row of six never is. USB scanners send a
 *   sign every 1 to 10, with an inter-character delay up to 30 (`fast`); Bluetooth and remote desktops
 *   36 to 60 (`slow`), where only a longer text with digits in it is surely none of a person.
 * - Into no field people type nothing on purpose, so any text there is taken for a scan, at any pace
 *   (`textPause` apart at most). Its end is the end of that text, however late it comes within it.
 * - A pause inside one text (`brokenPause`) may be a lost sign or two scans: then only a code that
 *   proves itself is read, and anything else is said.
 */
const fast = 35
/** 60, and half a millisecond because the times of keys are rounded. */
const slow = 60.5
const textPause = 1000
/** A single key and then Enter is a person's sooner than behind a text: no code has one sign. */
const loneKeyPause = 300
const tipPause = 100
/**
 * A second suffix (CR LF, Tab and Enter) follows its first at the scanner's own pace. Nobody answers
 * what the page says about a scan within a fifth of a second.
 */
const suffixPause = (longest: number): number =>
  Math.min(mostSuffixPause, Math.max(60, 1.5 * longest + 20))
const mostSuffixPause = 200
/** Behind a scan of a scanner that is known to send no Enter, this long a silence ends it. */
const silentEnd = 150
const shortest = 6
const shortestSlow = 8
/** People strike two keys as one, seldom more: as many fast ones in a row are a scanner's. */
const fewestOfScanner = 3
const mostSigns = 600

/** `nowhere`: no field takes what is typed. `list`: a list that jumps to what is typed. */
export type KeyPlace = 'nowhere' | 'field' | 'text' | 'list'

export type Key<B> = {
  readonly key: string
  /** Milliseconds of any steady clock: when the key went down, not when it was looked at. */
  readonly at: number
  /** The system repeats a key that is held down, quicker than 35 ms on many machines. */
  readonly repeat?: boolean
  readonly place?: KeyPlace
  /** Letters lie on the buttons now: one key may be meant for one of them. */
  readonly isTip?: boolean
  /** What was where before this key. */
  readonly before?: () => B
}

/** `before`: how things were before the first sign that is taken. */
export type Heard<B> =
  | { kind: 'scan'; text: string; end: 'sent' | 'none'; before: B | null }
  | { kind: 'unread'; text: string; because: UnreadBecause; before: B | null }

/** `swallow`: this key is none of a person's, nothing else may happen with it. */
export type AfterKey<B> = { swallow: boolean; heard: Heard<B> | null }

export type Wedge<B> = {
  key(key: Key<B>): AfterKey<B>
  /** When `quiet` may answer something, or null. */
  quietAt(): number | null
  /** A text that nothing ended: said, or read if this scanner is known to send no end. */
  quiet(at: number): Heard<B> | null
  /** Whether a sign came just now, so that what follows may belong to it. */
  isTyping(at: number): boolean
  /** Something else came between: what was typed before is no part of a scan. */
  forget(): void
}

type Sign<B> = {
  text: string
  gap: number
  place: KeyPlace
  isTip: boolean
  before: B | null
}

/** Keys that only change what the next one means. */
const modifiers: ReadonlySet<string> = new Set([
  ...['Shift', 'CapsLock', 'NumLock', 'Alt', 'AltGraph', 'Control', 'Meta', 'Fn', 'ScrollLock'],
])
/** Keys whose sign is not known: dead keys, and those that an input method took. */
const unknownKeys: ReadonlySet<string> = new Set(['Dead', 'Unidentified', 'Process'])
export const unknownSign = '\ufffd'

export function createWedge<B>(options: { sendsNoEnd?: () => boolean } = {}): Wedge<B> {
  const sendsNoEnd = options.sendsNoEnd ?? (() => false)
  let signs: Sign<B>[] = []
  let lastAt = -Infinity
  /** The end of a text, which a second suffix may follow. */
  let ended: { at: number; within: number; isDouble: boolean } | null = null
  /**
   * Until when keys belong to the text that a silence ended. A busy page may look at the silence before
   * the keys that were pressed within it: they were no silence, and the text goes on.
   */
  let saidUntil: number | null = null
  /** How many texts in a row had a second suffix behind them. */
  let doubled = 0

  function clear(): void {
    signs = []
    saidUntil = null
  }

  function addSign({ key, at, place = 'nowhere', isTip = false, before }: Key<B>): AfterKey<B> {
    const gap = Math.max(0, at - lastAt)
    // A letter on a button is pressed once nothing follows it for a moment.
    const wasTip = signs.length === 1 && signs[0]?.isTip === true && gap > tipPause
    if (gap > textPause || signs.length >= mostSigns || wasTip) clear()
    const isPart = signs.length > 0 && place === 'nowhere'
    lastAt = at
    if (ended !== null) doubled = ended.isDouble ? doubled + 1 : 0
    ended = null
    const text = [...key].length === 1 ? key : unknownSign
    signs.push({ text, gap, place, isTip, before: before?.() ?? null })
    // A space presses the button in focus, and `?` may open something: inside a text neither does.
    return { swallow: isPart && key === ' ', heard: null }
  }

  /**
   * A key without a sign: F8, Escape, an arrow. Scanners type them for control codes inside a code (GS
   * is F8 with many) and as suffix. At a scanner's pace they are part of what it typed, and say that not
   * all of it was understood; otherwise a person goes elsewhere.
   */
  function addOther(key: Key<B>): AfterKey<B> {
    if (signs.length === 0 && ended !== null && key.at - ended.at <= ended.within) {
      ended = { ...ended, at: key.at }
      return { swallow: true, heard: null }
    }
    if (isInsideScan(signs, key.at - lastAt)) return { ...addSign(key), swallow: true }
    clear()
    ended = null
    return { swallow: false, heard: null }
  }

  /** The longest step of this text, its end included. */
  function paceTo({ at }: Key<B>): number {
    return Math.max(Math.min(at - lastAt, 2 * slow), ...gapsOf(signs))
  }

  function finish(key: Key<B>, heard: Heard<B> | null, swallow: boolean): AfterKey<B> {
    if (swallow) ended = { at: key.at, within: suffixPause(paceTo(key)), isDouble: false }
    clear()
    lastAt = key.at
    return { swallow, heard }
  }

  function addEnd(key: Key<B>): AfterKey<B> {
    const { at, place = 'nowhere' } = key
    const gap = Math.max(0, at - lastAt)
    if (ended !== null && signs.length === 0) {
      const isSuffix = at - ended.at <= ended.within
      ended = { ...ended, at, isDouble: at - ended.at <= mostSuffixPause }
      if (!isSuffix) ended.within = 0
      return { swallow: isSuffix, heard: null }
    }
    if (signs.length === 0 || gap > textPause) return finish(key, null, false)
    return place === 'nowhere' ? endNowhere(key, gap) : endInField(key, gap)
  }

  function endNowhere(key: Key<B>, gap: number): AfterKey<B> {
    if (signs.length === 1) {
      const isOwn = signs[0]?.isTip === true ? gap > tipPause : gap > loneKeyPause
      if (isOwn) return finish(key, null, false)
    }
    const judged = judge(partsOf(signs))
    if (key.key === 'Tab' && judged.kind === 'unread' && judged.because === 'too-short') {
      // Somebody walks on; an Enter that follows at once is still none of a person.
      lastAt = key.at
      return { swallow: false, heard: null }
    }
    return finish(key, heardOf(signs, judged), true)
  }

  function endInField(key: Key<B>, gap: number): AfterKey<B> {
    const scan = scanAtEnd(signs, gap)
    if (scan !== null) return finish(key, scan, true)
    // The field has its own use for this Enter. Behind it a person may press the next one at once,
    // unless this scanner was seen to send two.
    const within = doubled >= 2 ? mostSuffixPause : fast
    const answer = finish(key, null, false)
    ended = { at: key.at, within, isDouble: false }
    return answer
  }

  function quietAt(): number | null {
    if (signs.length < shortest || saidUntil !== null) return null
    if (!sendsNoEnd()) return lastAt + textPause
    return lastAt + Math.max(silentEnd, 3 * Math.max(0, ...gapsOf(signs)))
  }

  function quiet(at: number): Heard<B> | null {
    const due = quietAt()
    if (due === null || at < due) return null
    const found = unended(signs)
    if (found === null) {
      clear()
      return null
    }
    saidUntil = due
    const judged = judge(partsOf(found))
    const before = found[0]?.before ?? null
    if (judged.kind === 'scan' && sendsNoEnd()) {
      return { kind: 'scan', text: judged.text, end: 'none', before }
    }
    return { kind: 'unread', text: textOf(found), because: 'no-end', before }
  }

  function press(key: Key<B>): AfterKey<B> {
    if (saidUntil !== null && key.at >= saidUntil) clear()
    saidUntil = null
    if (key.repeat === true && key.key !== 'Enter' && key.key !== 'Tab') {
      clear()
      return { swallow: false, heard: null }
    }
    if (key.key === 'Enter' || key.key === 'Tab') return addEnd(key)
    if ([...key.key].length === 1 || unknownKeys.has(key.key)) return addSign(key)
    if (modifiers.has(key.key)) {
      // Shift and its like come between the signs of a scan and are none themselves.
      if (signs.length > 0 && key.at - lastAt <= slow) lastAt = key.at
      return { swallow: false, heard: null }
    }
    return addOther(key)
  }

  return {
    key(key) {
      // On a busy page a key may be seen before the timer of the silence before it.
      const late = quiet(key.at)
      const answer = press(key)
      return late === null ? answer : { ...answer, heard: late }
    },
    quietAt,
    quiet,
    isTyping: (at) => signs.length > 0 && at - lastAt <= 2 * slow,
    forget() {
      clear()
      ended = null
    },
  }
}

/** What a scanner typed into a field, or null: then the field keeps it. */
function scanAtEnd<B>(signs: readonly Sign<B>[], gap: number): Heard<B> | null {
  const start = tailStart(signs)
  const tail = signs.slice(start)
  const run = runBefore(signs, start)
  if (!isOfScanner(tail)) {
    // Most of a scan and then, behind a pause, too little to tell: it must not stay half in the field.
    const before = signs.slice(start - run)
    const isRest = run >= shortest && digitsOf(signs.slice(start - run, start)) >= 3
    return isRest ? heardOf(before, judge(partsOf(before))) : null
  }
  if (gap > slow && digitsOf(tail) < 3) return null
  if (start === 0) return heardOf(tail, judge(partsOf(tail)))
  const isPersons = run < fewestOfScanner && start - run > 0
  if (isPersons) return heardOf(tail, judge(partsOf(tail)))
  const whole = signs.slice(start - run)
  return heardOf(whole, judge(partsOf(whole), { isBroken: true }))
}

/** Whether a key right behind these signs comes at the pace of the scanner that typed them. */
function isInsideScan<B>(signs: readonly Sign<B>[], gap: number): boolean {
  if (signs.at(-1)?.place === 'nowhere') {
    return gap <= (signs.length < fewestOfScanner ? fast : 2 * slow)
  }
  if (signs.length === 0 || gap > slow) return false
  const run = runBefore(signs, signs.length)
  return (run >= fewestOfScanner && gap <= fast) || isOfScanner(signs.slice(tailStart(signs)))
}

/** What nothing ended although no person typed it. */
function unended<B>(signs: readonly Sign<B>[]): readonly Sign<B>[] | null {
  const place = signs.at(-1)?.place
  if (place === 'text' || place === 'list') return null
  if (place === 'nowhere') {
    const isQuick = gapsOf(signs).every((gap) => gap <= 2 * slow)
    const isLikely = signs.length >= shortest && digitsOf(signs) >= 3
    if (isLikely && (isQuick || isOfScanner(signs.slice(tailStart(signs))))) return signs
    return null
  }
  const start = tailStart(signs)
  const tail = signs.slice(start)
  if (!isOfScanner(tail) || digitsOf(tail) < 3) return null
  const run = runBefore(signs, start)
  return run >= fewestOfScanner ? signs.slice(start - run) : tail
}

/** Where the signs begin that came at one scanner's pace, up to the last. */
function tailStart<B>(signs: readonly Sign<B>[]): number {
  let start = signs.length - 1
  let longest = 0
  while (start > 0) {
    const gap = signs[start]?.gap ?? Infinity
    if (gap > slow) break
    const size = signs.length - start
    const isSamePace = size < shortest || gap <= Math.max(fast, 2.5 * longest)
    if (!isSamePace && runBefore(signs, start) < fewestOfScanner) break
    longest = Math.max(longest, gap)
    start -= 1
  }
  return start
}

/** How many signs right before this one came as quickly as a scanner's. */
function runBefore<B>(signs: readonly Sign<B>[], start: number): number {
  if (start === 0) return 0
  let run = 1
  while (run < start && (signs[start - run]?.gap ?? Infinity) <= fast) run += 1
  return run
}

function isOfScanner<B>(tail: readonly Sign<B>[]): boolean {
  if (tail.length >= shortest && gapsOf(tail).every((gap) => gap <= fast)) return true
  return tail.length >= shortestSlow && digitsOf(tail) >= 3 && median(gapsOf(tail)) <= slow
}

/** Digits, and the signs that digits become at other keyboards. */
function digitsOf<B>(signs: readonly Sign<B>[]): number {
  return signs.filter(({ text }) => /[éèçàù]|[^\p{L}\s]/u.test(text)).length
}

function gapsOf<B>(signs: readonly Sign<B>[]): number[] {
  return signs.slice(1).map(({ gap }) => gap)
}

function textOf<B>(signs: readonly Sign<B>[]): string {
  return signs.map(({ text }) => text).join('')
}

function partsOf<B>(signs: readonly Sign<B>[]): { text: string; gaps: number[] } {
  return { text: textOf(signs), gaps: gapsOf(signs) }
}

function heardOf<B>(signs: readonly Sign<B>[], judged: ReturnType<typeof judge>): Heard<B> {
  const before = signs[0]?.before ?? null
  return judged.kind === 'scan'
    ? { ...judged, end: 'sent', before }
    : { ...judged, text: textOf(signs), before }
}
