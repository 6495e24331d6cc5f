import type { Result } from '../../../shared/fault.ts'
import type { PaperForm } from '../../../shared/paper.ts'
import type { ScannerLine } from '../../../shared/scanner-line.ts'
import type {
  ChosenScanner,
  ScannerPortDescription,
  ScannerStatus,
} from '../../../shared/status.ts'
import type { Undo } from './undo.ts'

// What stands at the counter: scanners, printer, files and the screen’s own browser.

/** One of the scanners, by `scannerKey`, and how it is. */
export type OneScanner = ScannerStatus & { key: string; line: ScannerLine }

/** The scanners hand over raw bytes; what they mean is decided in `shared/scan-framing.ts`. */
export interface ScannerPort {
  ports(): Promise<Result<ScannerPortDescription[]>>
  /** Opens just these and keeps them open, on whatever path they come back. Those that stay are left alone. */
  use(scanners: readonly ChosenScanner[]): void
  /** What `use` was last given. */
  chosen(): readonly ChosenScanner[]
  statuses(): OneScanner[]
  onBytes(listener: (bytes: Uint8Array, from: OneScanner) => void): Undo
  onStatus(listener: (scanner: OneScanner) => void): Undo
  close(): Promise<void>
}

export interface Printer {
  /**
   * One document from complete HTML with everything inlined. The counter's own font families
   * (`Atkinson Hyperlegible Next Variable`, `… Mono Variable`) are put into its first `<style>`.
   * `receipt` and `receipt-58`: on a roll of 80 or 58 mm, one page as long as it needs.
   */
  pdf(html: string, form: PaperForm): Promise<Result<Uint8Array>>
}

export interface Files {
  /** Writes whole or not at all and answers the path. */
  saveCertificate(fileName: string, pdf: Uint8Array): Promise<Result<string>>
  /** Writes whole or not at all, as the pieces come, and answers the path. Read by this user only. */
  saveExport(fileName: string, pieces: Iterable<string>): Promise<Result<string>>
  saveReport(fileName: string, pdf: Uint8Array): Promise<Result<string>>
  /** A list of the shop itself. */
  saveList(fileName: string, pdf: Uint8Array): Promise<Result<string>>
  /** Hands the file to the system's viewer. */
  open(path: string): Promise<Result<void>>
}

export interface Browser {
  /** Opens a page in the system's browser; https only. */
  open(address: string): Promise<Result<void>>
}

/** A code as SVG markup for print. */
export interface CodeDrawer {
  qr(text: string): string
  /** Code 128, which every scanner reads as it comes from the factory. */
  code128(text: string): string
  /** Code 128 that ends with FNC3: a command for the scanner, which it does not pass on. */
  scannerCommand(command: string): string
}
