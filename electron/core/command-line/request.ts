import { z } from 'zod'
import { BikePhoto } from '../../../shared/photo.ts'

/**
 * A command as it goes to the counter that holds the data: this process, or the window over the
 * local socket. Files were read by whoever was asked, so that paths mean what they meant there.
 */
export const CommandRequest = z.object({
  /** The words after the program's name, without `--json`. */
  words: z.array(z.string()),
  /** Everything that came in on standard input, or null for a command that reads none. */
  input: z.string().nullable(),
  photos: z.array(BikePhoto),
})
export type CommandRequest = z.infer<typeof CommandRequest>

export const CommandAnswer = z.object({
  status: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  json: z.unknown(),
  text: z.string(),
})

/** Whether a command takes its input from standard input. */
export function readsInput(words: readonly string[]): boolean {
  const [name = '', what] = words
  return (
    ['login', 'register', 'delivery', 'stolen', 'found'].includes(name) ||
    (name === 'lead' && what === 'create') ||
    (name === 'outbox' && what === 'edit')
  )
}

export const usage = `counter <command> [--json]

  login cicopass --email E              password on standard input
  login cyclesoftware --user U --country NL --store 1-1
                                        password, then an optional api-key on standard input
  login proxy --user U [--host H:P]     password on standard input
  register                              one JSON object on standard input
  delivery register | delivery check    a list of bikes on standard input
      [--barcode CODE]                  as JSON, or as lines "frame number;shield"
  check <frame number or shield>
      [--frame-number-confirmed]        it is the number, though it does not look like one
  link <bikeId> <shield>
  bike <bikeId>
  search [--frame F] [--brand B] [--color C] [--from DATE] [--to DATE]
  stolen <bikeId> | found <bikeId>      one JSON object on standard input
  lead create                           one JSON object on standard input
  lead list | lead add <uuid> | lead show <uuid> | lead cancel <uuid>
  customers --phone P | --postcode P --number N
  where <barcode or article number>
  order <quantity> [--note TEXT] | orders
  shields [received N [--order ID] | counted N | warn-at N|never]
  sold | sold register <id> [<shield>] [--frame-number-confirmed] | sold skip <id> --reason R
  overview [--days N]                   what the last days came to
  stores | keys | stock <barcode>...
  sync [--timeout SECONDS]
  outbox list | show <job> | retry <job|all> | discard <job> --reason R | export
  outbox edit <job> [--not-arrived]     one JSON object of what changes, on standard input
  privacy find|export|erase <name, phone number or e-mail address>
  operators | operators role <name> owner|staff
  operators employees                   brings the employees of the POS in, and who left out
  operators off                         forgets who may stand at the counter, and their PINs
  restore [<backup>]                    lists the daily copies, or puts one back; no window open
  doctor [--bundle FILE.zip]

Exit status: 0 done, 1 failed, 2 bad input, 3 queued or unknown, 4 parked.
docs/command-line.md has every shape in full.`
