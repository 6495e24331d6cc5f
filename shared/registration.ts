import { Language } from './language-schema.ts'
import { BikeNumbers } from './bike-numbers.ts'
import { z } from 'zod'
import { FrameNumberQuestion } from './frame-number-reasons.ts'
import { BikeAttributes, FrameNumber, KnownTheft, RegisteredBike, Verdict } from './bike.ts'
import { Fault } from './fault.ts'
import { JobState, ParkedBecause } from './job.ts'
import { CertificateStatus } from './paper.ts'
import { ShieldCode } from './shield.ts'

/** A registration's three parts, in the order the screen asks for them. */
export const Part = z.enum(['bike', 'frameNumber', 'shield'])
export type Part = z.infer<typeof Part>

/** Where the bike's attributes came from: `pos` from the stock object, `learned` from last time. */
export const BikeSource = z.enum(['pos', 'learned', 'typed'])
export type BikeSource = z.infer<typeof BikeSource>

/** The registry's five required fields without the frame number, which is a part of its own. */
export const requiredAttributes = ['brand', 'color', 'type', 'audience'] as const
export type RequiredAttribute = (typeof requiredAttributes)[number]

/** What staff entered or the POS said so far; anything may still be missing. */
export const DraftBike = BikeAttributes.partial().extend({
  salePriceCents: z.number().int().min(0).max(100_000_000).optional(),
})
export type DraftBike = z.infer<typeof DraftBike>

/** A word of the POS that no table knows: asked once, then remembered. */
export const UnknownWord = z.object({
  field: z.enum(['color', 'type', 'audience']),
  word: z.string(),
})
export type UnknownWord = z.infer<typeof UnknownWord>

/** One of several stock bikes behind one product code; the scanned frame number chooses. */
const BikeChoice = z.object({
  objectId: z.number().int(),
  frameNumber: z.string().nullable(),
  description: z.string(),
  isDemo: z.boolean(),
})

/** What a check of a frame number said. `fault` is why it could not be asked. */
export const FrameCheck = z.object({
  state: z.enum(['checking', 'done']),
  verdict: Verdict.nullable(),
  hits: z.array(RegisteredBike),
  fault: Fault.nullable(),
})
export type FrameCheck = z.infer<typeof FrameCheck>

/** What stops a sale. Nothing was sent and nothing is lost. */
export const Stop = z.discriminatedUnion('because', [
  z.object({ because: z.literal('stolen'), hits: z.array(RegisteredBike) }),
  z.object({ because: z.literal('shield-stolen'), hits: z.array(RegisteredBike) }),
  /** The frame number is in the registry under another brand. */
  z.object({ because: z.literal('other-brand'), hits: z.array(RegisteredBike) }),
  /** In the registry already: its own way on is to link the shield to that bike. */
  z.object({ because: z.literal('registered'), hits: z.array(RegisteredBike) }),
  /** Sold and confirmed at this counter already; `saleId` is that sale. */
  z.object({ because: z.literal('sold-here'), saleId: z.string() }),
  z.object({ because: z.literal('shield-in-use'), detail: z.string().nullable() }),
  /** What was read may not be the frame number, or would replace another: a person says which. */
  z.object({
    because: z.literal('frame-number-asked'),
    asks: FrameNumberQuestion,
    number: FrameNumber,
  }),
])
export type Stop = z.infer<typeof Stop>

/** An owner let the sale go on despite these thefts, and says why. */
const Override = z.object({
  by: z.string(),
  reason: z.string(),
  thefts: z.array(KnownTheft),
})

/** The sale on the screen before it is confirmed. */
export const Draft = z.object({
  id: z.string(),
  bike: z
    .object({
      attributes: DraftBike,
      source: BikeSource,
      barcode: z.string().nullable(),
      /** `asking` the POS · `found` · `not-found` · `not-asked` because it is offline or not set up. */
      lookup: z.enum(['idle', 'asking', 'found', 'not-found', 'not-asked']),
      lookupFault: Fault.nullable(),
      /** A bad check digit on a known code warns, it never refuses. */
      badCheckDigit: z.boolean(),
      choices: z.array(BikeChoice),
      objectId: z.number().int().nullable(),
      /** Of this very bike, as the POS has them. */
      numbers: BikeNumbers.optional(),
      unknownWords: z.array(UnknownWord),
    })
    .nullable(),
  frameNumber: z
    .object({
      number: FrameNumber,
      check: FrameCheck,
      /** A number seen here or in stock that differs only by look-alikes (O 0, I 1 L, …). */
      lookAlike: z.string().nullable(),
      /** The POS said this bike had another frame number. */
      differsFromStock: z.string().nullable(),
    })
    .nullable(),
  shield: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('code'),
        code: ShieldCode,
        check: z.object({
          state: z.enum(['checking', 'done']),
          verdict: Verdict.nullable(),
          fault: Fault.nullable(),
        }),
      }),
      z.object({ kind: z.literal('without') }),
    ])
    .nullable(),
  /** Linking a shield to this bike of the registry instead of registering a new one. */
  existingBikeId: z.number().int().nullable(),
  /** The bike of the till's worklist that this sale registers. */
  soldBikeId: z.string().nullable(),
  /** What goes with it, in order. The pictures stay in main: `draft.photo` shows one. */
  photos: z.array(z.object({ name: z.string(), bytes: z.number().int() })),
  /** What an owner let pass; a theft that is not among it stops the sale again. */
  override: Override.nullable(),
  stop: Stop.nullable(),
  /** The last thing that was refused, until the next scan; the draft itself is unharmed. */
  refusal: Fault.nullable(),
  /** The screen is empty because staff emptied it, and the sale that was there can come back. */
  canUndoClear: z.boolean(),
  missingParts: z.array(Part),
  missingAttributes: z.array(z.enum(requiredAttributes)),
  canConfirm: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

/** How one job of a sale stands, as the day's list and the certificate read it. */
const SaleJob = z.object({
  jobId: z.string(),
  state: JobState,
  parkedBecause: ParkedBecause.nullable(),
  message: z.string().nullable(),
})

/**
 * A confirmed sale. `state` is what staff read: held (undo still possible) · on-its-way ·
 * registered (with everything that was asked) · attention (a person decides) · undone.
 */
/** What was said of the bike that was sold, and its own numbers. */
export const SaleBike = DraftBike.extend({ numbers: BikeNumbers.optional() })
export type SaleBike = z.infer<typeof SaleBike>

export const Sale = z.object({
  id: z.string(),
  soldAt: z.iso.datetime(),
  heldUntil: z.iso.datetime().nullable(),
  state: z.enum(['held', 'on-its-way', 'registered', 'attention', 'undone']),
  bike: SaleBike,
  frameNumber: FrameNumber,
  shieldCode: ShieldCode.nullable(),
  barcode: z.string().nullable(),
  bikeId: z.number().int().nullable(),
  registration: SaleJob.nullable(),
  link: SaleJob.nullable(),
  operator: z.string().nullable(),
  /** What the certificate said that was last opened for the customer; null: there was none. */
  paper: CertificateStatus.nullable(),
  /** As the POS has it; null: nobody knows. */
  customerLanguage: Language.nullable(),
})
export type Sale = z.infer<typeof Sale>
