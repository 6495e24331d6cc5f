import { z } from 'zod'
import { HandOverDesk } from '../hand-over.ts'
import { Language } from '../language-schema.ts'
import { CertificateStatus, NextSteps, PaperForm, PaperSettings } from '../paper.ts'
import { BikePhoto, PhotoName, TakenPhoto, largestTakenPhoto } from '../photo.ts'
import { Draft, DraftBike, Part, Sale, UnknownWord } from '../registration.ts'
import { change, read } from './endpoint.ts'
import { none, ownersWord } from './inputs.ts'

/** The sale on the screen, what comes to it from elsewhere, and its paper. */
export const sellingEndpoints = {
  'draft.get': read({ who: 'anybody', input: none, output: Draft }),
  /** Text typed where a code is asked for, `part` being the field it was typed in. */
  'draft.read': change({
    who: 'staff',
    input: z.object({ text: z.string().max(512), part: Part.nullable() }),
    output: Draft,
    sets: 'draft.get',
  }),
  /** The way on from `other-brand`: those bikes are others, and this one is registered. */
  'draft.otherMake': change({ who: 'staff', input: none, output: Draft, sets: 'draft.get' }),
  /** What was asked about is the frame number: the one whose sent form was shown. */
  'draft.useFrameNumber': change({
    who: 'staff',
    input: z.object({ sent: z.string().max(512) }),
    output: Draft,
    sets: 'draft.get',
  }),
  /** It is not; the number that was there stays. */
  'draft.dropFrameNumber': change({ who: 'staff', input: none, output: Draft, sets: 'draft.get' }),
  'draft.setBike': change({
    who: 'staff',
    input: z.object({ attributes: DraftBike }),
    output: Draft,
    sets: 'draft.get',
  }),
  /** Answers a POS word that no table knows; remembered for next time. */
  'draft.teachWord': change({
    who: 'staff',
    input: UnknownWord.extend({ value: z.string().min(1).max(100) }),
    output: Draft,
    sets: 'draft.get',
  }),
  'draft.chooseBike': change({
    who: 'staff',
    input: z.object({ objectId: z.number().int() }),
    output: Draft,
    sets: 'draft.get',
  }),
  'draft.withoutShield': change({ who: 'staff', input: none, output: Draft, sets: 'draft.get' }),
  /** `mayBe` is in characters: most calls may carry far less (`electron/shell/input-size.ts`). */
  'draft.addPhoto': change({
    who: 'staff',
    input: TakenPhoto,
    output: Draft,
    mayBe: largestTakenPhoto,
    sets: 'draft.get',
  }),
  'draft.removePhoto': change({ who: 'staff', input: PhotoName, output: Draft, sets: 'draft.get' }),
  'draft.photo': read({ who: 'staff', input: PhotoName, output: BikePhoto }),
  'draft.forget': change({
    who: 'staff',
    input: z.object({ part: Part }),
    output: Draft,
    sets: 'draft.get',
  }),
  /** The way on for a bike that is registered already: link the shield to it. */
  'draft.linkToExisting': change({
    who: 'staff',
    input: z.object({ bikeId: z.number().int() }),
    output: Draft,
    sets: 'draft.get',
  }),
  'draft.checkAgain': change({ who: 'staff', input: none, output: Draft, sets: 'draft.get' }),
  'draft.clear': change({ who: 'staff', input: none, output: Draft, sets: 'draft.get' }),
  /** Until the next sale is begun. */
  'draft.undoClear': change({ who: 'staff', input: none, output: Draft, sets: 'draft.get' }),
  /**
   * An owner lets these bikes' thefts pass and the sale goes on: the one signed in, whose badge was
   * scanned for it, or with a PIN.
   */
  'draft.override': change({
    who: 'staff',
    input: z.object({
      draftId: z.string().max(100),
      ...ownersWord,
    }),
    output: Draft,
    sets: 'draft.get',
  }),
  /** Answers when the sale is on disk. */
  'draft.confirm': change({
    who: 'staff',
    input: z.object({ draftId: z.string() }),
    output: Sale,
    refreshes: ['sales.today', 'draft.get'],
  }),

  /** What other programs handed over, and sales that staff set aside. */
  'handOvers.get': read({ who: 'staff', input: none, output: HandOverDesk }),
  /** On the screen with it; a half-done sale there waits in its place. */
  'handOvers.take': change({
    who: 'staff',
    input: z.object({ id: z.string().max(100) }),
    output: z.discriminatedUnion('what', [
      z.object({ what: z.literal('sale'), draft: Draft }),
      z.object({ what: z.literal('check') }),
      z.object({ what: z.literal('lead') }),
    ]),
    refreshes: ['draft.get'],
  }),
  'handOvers.dismiss': change({
    who: 'staff',
    input: z.object({ id: z.string().max(100) }),
    output: HandOverDesk,
    sets: 'handOvers.get',
  }),
  /** Takes `dismiss` back. */
  'handOvers.putBack': change({
    who: 'staff',
    input: z.object({ id: z.string().max(100) }),
    output: HandOverDesk,
    sets: 'handOvers.get',
  }),
  'handOvers.setAside': change({
    who: 'staff',
    input: none,
    output: HandOverDesk,
    sets: 'handOvers.get',
  }),
  'handOvers.seenRefusal': change({
    who: 'staff',
    input: none,
    output: HandOverDesk,
    sets: 'handOvers.get',
  }),

  'sales.today': read({ who: 'anybody', input: none, output: z.array(Sale) }),
  'sales.undo': change({
    who: 'staff',
    input: z.object({ saleId: z.string() }),
    output: Draft,
    sets: 'draft.get',
    refreshes: ['sales.today'],
  }),
  /** Writes the sale's certificate and opens it, in the shop's language or the customer's. */
  'sales.certificate': read({
    who: 'staff',
    input: z.object({
      saleId: z.string(),
      form: PaperForm.default('a4'),
      language: z.nullable(Language).default(null),
      open: z.boolean(),
    }),
    output: z.object({ path: z.string(), status: CertificateStatus }),
  }),

  'paper.get': read({ who: 'anybody', input: none, output: PaperSettings }),
  'paper.setNextSteps': change({
    who: 'owner',
    input: z.object({ nextSteps: NextSteps }),
    output: PaperSettings,
    sets: 'paper.get',
  }),
}
