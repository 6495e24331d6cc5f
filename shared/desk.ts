import { z } from 'zod'
import { Fault } from './fault.ts'

/** Modifiers and a key, as Electron writes them: `Control+Alt+K`. */
export const GlobalKey = z
  .string()
  .regex(/^(?:(?:Control|Alt|Shift|Super)\+){1,3}(?:F(?:[1-9]|1\d|2[0-4])|[A-Z0-9]|Space)$/)

/** How the counter stands on this computer's desk, beside the till. Off until somebody turns it on. */
export const DeskSettings = z.object({
  /** Brings the counter up, ready to scan, whatever program is in front. */
  globalKey: GlobalKey.nullable(),
  startAtSignIn: z.boolean(),
  /** Closing the window leaves the counter at work in the tray. */
  inTray: z.boolean(),
  /** Absolute path of the folder that the till writes files into. */
  handOverFolder: z.string().trim().min(1).max(1_000).nullable(),
})
export type DeskSettings = z.infer<typeof DeskSettings>

export const Desk = z.object({
  settings: DeskSettings,
  /** False: another program has the key, or the system gives none to programs. */
  globalKeyWorks: z.boolean(),
  /** False: this system did not take it. */
  startAtSignInWorks: z.boolean(),
  /** Why nothing can be taken from the folder. */
  folderFault: Fault.nullable(),
  /** Where a folder for the till would lie if nobody says otherwise. */
  usualFolder: z.string(),
})
export type Desk = z.infer<typeof Desk>
