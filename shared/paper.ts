import { z } from 'zod'
import { Language } from './language-schema.ts'

/**
 * `a4`: a page for the customer's folder · `receipt` and `receipt-58`: 80 and 58 mm wide, for the receipt
 * printer beside the POS.
 */
export const PaperForm = z.enum(['a4', 'receipt', 'receipt-58'])
export type PaperForm = z.infer<typeof PaperForm>

/** REGISTERED only when everything on the paper is true at the registry; PENDING until then. */
export const CertificateStatus = z.enum(['PENDING', 'REGISTERED'])
export type CertificateStatus = z.infer<typeof CertificateStatus>

/** What of a sale was made as a file, once for each form. */
export const SalePaper = z.object({
  form: PaperForm,
  /** Null: made before there was a choice, in the shop's language. */
  language: z.nullable(Language),
  path: z.string(),
  status: CertificateStatus,
  /** What it said when it was last opened for somebody; null: it never was. */
  shown: CertificateStatus.nullable(),
})
export type SalePaper = z.infer<typeof SalePaper>

/** What the owner wants customers to read on a certificate; a language without one has our own words. */
export const NextSteps = z.partialRecord(Language, z.string().trim().min(1).max(600))
export type NextSteps = z.infer<typeof NextSteps>

export const PaperSettings = z.object({
  nextSteps: NextSteps,
  /** What stands there where the owner wrote nothing. */
  ownWords: z.record(Language, z.string()),
  /** As it was printed last. */
  form: PaperForm,
})
export type PaperSettings = z.infer<typeof PaperSettings>
