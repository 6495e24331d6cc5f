import { z } from 'zod'
import { HandOverDesk } from '../hand-over.ts'
import { Language } from '../language-schema.ts'
import { CertificateStatus, NextSteps, PaperForm, PaperSettings } from '../paper.ts'
import { BikePhoto, PhotoName, TakenPhoto, largestTakenPhoto } from '../photo.ts'
import { Draft, DraftBike, Part, Sale, UnknownWord } from '../registration.ts'
import { none, ownersWord } from './inputs.ts'

/** The sale on the screen, what comes to it from elsewhere, and its paper. */
export const sellingEndpoints = {
  'draft.get': { input: none, output: Draft },
  /** Text typed where a code is asked for, `part` being the field it was typed in. */
  'draft.read': {
    input: z.object({ text: z.string().max(512), part: Part.nullable() }),
    output: Draft,
  },
  /** The way on from `other-brand`: those bikes are others, and this one is registered. */
  'draft.otherMake': { input: none, output: Draft },
  /** What was asked about is the frame number: the one whose sent form was shown. */
  'draft.useFrameNumber': { input: z.object({ sent: z.string().max(512) }), output: Draft },
  /** It is not; the number that was there stays. */
  'draft.dropFrameNumber': { input: none, output: Draft },
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
} as const
