import { z } from 'zod'
import { isScanPattern } from './scan-pattern.ts'
import { ownMeanings } from './scanner-choices.ts'

export const OwnMeaning = z.enum(ownMeanings)
export type OwnMeaning = z.infer<typeof OwnMeaning>

/** The rules of DESIGN.md, "A scan of bare digits", each with code of its own in `scan-meaning.ts`. */
export const BuiltInRule = z.enum([
  'shield-code',
  'gs1-product-code',
  'product-code-by-symbology',
  'known-product-code',
  'product-code-by-check-digit',
  'web-address',
  'too-long-for-a-frame-number',
  'frame-number',
])
export type BuiltInRule = z.infer<typeof BuiltInRule>

/**
 * One rule of meaning, as it lies in the settings. A rule of the shop: `prefix` in upper or lower
 * case, then `pattern` (`scan-pattern.ts`); what stands behind the prefix is the value.
 */
export const ScanRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('built-in'), name: BuiltInRule, isOn: z.boolean() }),
  z.object({
    kind: z.literal('own'),
    /** What `why` says, and what staff call it. */
    name: z.string().trim().min(1).max(60),
    prefix: z.string().max(40),
    pattern: z.string().min(1).max(60).refine(isScanPattern),
    meaning: OwnMeaning,
    isOn: z.boolean(),
  }),
])
export type ScanRule = z.infer<typeof ScanRule>
export type OwnRule = Extract<ScanRule, { kind: 'own' }>

export const ScanRules = z.array(ScanRule).max(60)
export type ScanRules = z.infer<typeof ScanRules>

/** On the printed card that lets staff say "understood" with the scanner in the hand. */
export const understoodCode = 'COUNTER-OK'

/** On the printed card that lets staff say "use it all the same" of a number that is asked about. */
export const useCode = 'COUNTER-USE'

/** First match wins. The shop's own rules that ship are examples that work as they are. */
export const defaultScanRules: ScanRules = [
  own('badge', { prefix: 'BADGE-', pattern: '?+', meaning: 'badge' }),
  own('understood', { prefix: '', pattern: understoodCode, meaning: 'understood' }),
  builtIn('shield-code'),
  builtIn('gs1-product-code'),
  builtIn('product-code-by-symbology'),
  builtIn('known-product-code'),
  builtIn('product-code-by-check-digit'),
  own('object', { prefix: 'OBJ-', pattern: '#+', meaning: 'object' }),
  builtIn('web-address'),
  builtIn('too-long-for-a-frame-number'),
  builtIn('frame-number'),
]

function builtIn(name: BuiltInRule): ScanRule {
  return { kind: 'built-in', name, isOn: true }
}

function own(name: string, what: Pick<OwnRule, 'prefix' | 'pattern' | 'meaning'>): ScanRule {
  return { kind: 'own', name, ...what, isOn: true }
}
