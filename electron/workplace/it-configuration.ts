import { join } from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import { DeskSettings } from '../../shared/desk.ts'
import { readJsonText } from '../../shared/json-text.ts'
import { Language } from '../../shared/language-schema.ts'
import { readStoreId, type StoreId } from '../../shared/stock.ts'
import type { Configured } from '../../shared/account.ts'
import { Mode } from '../../shared/counter-api.ts'
import { UpdateServer } from '../../shared/update.ts'
import { readConfigurationFile } from '../adapters/read-configuration-file.ts'
import { readUpdateServer } from '../services/updates/update-server.ts'

const fileName = 'counter.config.json'

const Store = z.string().transform((written, context): StoreId => {
  const store = readStoreId(written)
  if (store.ok) return store.value
  context.addIssue({ code: 'custom', message: 'is not a store: write it as 1-1' })
  return z.NEVER
})

const Server = UpdateServer.refine((written) => readUpdateServer(written).ok, {
  message: 'is not an address such as https://host/counter/ without name, password or query',
})

/** Without what a missing one stands for: that would win over another file's. */
const DeskFields = z.strictObject({
  globalKey: DeskSettings.shape.globalKey.unwrap().optional(),
  startAtSignIn: DeskSettings.shape.startAtSignIn.unwrap().optional(),
  inTray: DeskSettings.shape.inTray.unwrap().optional(),
  handOverFolder: DeskSettings.shape.handOverFolder.unwrap().optional(),
})

/**
 * What whoever looks after a shop's computers may decide before staff see the counter. A person's own
 * choice always wins. Nothing secret: a field that is not here refuses the whole file.
 */
const ItConfiguration = z.strictObject({
  $schema: z.string().optional(),
  language: z.optional(Language),
  mode: Mode.optional(),
  cicopass: z.strictObject({ email: z.email().max(200) }).optional(),
  // Half of it may lie in each of the two files; what comes out of both is whole or nothing.
  cyclesoftware: z
    .strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'is two capitals, as in NL')
        .optional(),
      userName: z.string().trim().min(1).max(200).optional(),
      store: Store.optional(),
    })
    .optional(),
  desk: DeskFields.optional(),
  updates: z
    .strictObject({
      off: z.boolean().optional(),
      server: Server.optional(),
      quietHour: z.number().int().min(0).max(23).optional(),
    })
    .optional(),
})
export type ItConfiguration = z.infer<typeof ItConfiguration>

export type ConfigurationRead = {
  configuration: ItConfiguration
  /** The files that count, the system's first. */
  used: string[]
  /** Files of which nothing counts, with the first thing that is wrong. */
  refused: { path: string; field: string; reason: string }[]
}

/** The system-wide folder first, then the one of the data: what lies there wins, field by field. */
export function configurationFolders(dataFolder: string, platform = process.platform): string[] {
  return [systemFolder(platform), dataFolder]
}

function systemFolder(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return join(process.env['ProgramData'] ?? 'C:\\ProgramData', 'Cicopass Counter')
    case 'darwin':
      return '/Library/Application Support/Cicopass Counter'
    default:
      return '/etc/cicopass-counter'
  }
}

/**
 * A file with anything wrong in it counts for nothing, and the doctor says so: half of it would surprise.
 * So does one whose account of CycleSoftware is half of one, whatever the other file adds.
 */
export function readItConfiguration(folders: readonly string[]): ConfigurationRead {
  const refused: ConfigurationRead['refused'] = []
  const files: ReadFile[] = []
  for (const folder of folders) {
    const path = join(folder, fileName)
    const file = readConfigurationFile(path, folder === systemFolder(process.platform))
    if (file === null) continue
    const parsed = 'text' in file ? parse(file.text) : { field: '', reason: file.refused }
    if ('configuration' in parsed) files.push({ path, configuration: parsed.configuration })
    else refused.push({ path, ...parsed })
  }
  const missing = missingOf(merged(files).cyclesoftware)
  const isHalf = ({ configuration }: ReadFile): boolean =>
    missing !== null && configuration.cyclesoftware !== undefined
  const counting = files.filter((file) => !isHalf(file))
  for (const { path } of files.filter(isHalf)) {
    const reason = `is missing: ${account} needs its country and its user name`
    refused.push({ path, field: `cyclesoftware.${missing ?? ''}`, reason })
  }
  return {
    configuration: merged(counting),
    used: counting.map(({ path }) => path),
    refused,
  }
}

type ReadFile = { path: string; configuration: ItConfiguration }
const account = 'an account of CycleSoftware'

function merged(files: readonly ReadFile[]): ItConfiguration {
  return files.reduce<ItConfiguration>((all, file) => together(all, file.configuration), {})
}

/** What an account lacks of its country and user name; of both, the country. Null: nothing. */
function missingOf(given: ItConfiguration['cyclesoftware']): 'country' | 'userName' | null {
  if (given === undefined) return null
  return given.country === undefined ? 'country' : given.userName === undefined ? 'userName' : null
}

/** What lies beside the data wins, but cannot turn on updates that are off for the whole system. */
function together(system: ItConfiguration, beside: ItConfiguration): ItConfiguration {
  const isOff = system.updates?.off === true
  const merged = merge(system, beside)
  return isOff ? { ...merged, updates: { ...merged.updates, off: true } } : merged
}

/** A field of a section that only one of the two has stays. */
function merge(system: ItConfiguration, beside: ItConfiguration): ItConfiguration {
  const { cicopass, cyclesoftware, desk, updates } = system
  return {
    ...system,
    ...beside,
    ...section('cicopass', cicopass, beside.cicopass),
    ...section('cyclesoftware', cyclesoftware, beside.cyclesoftware),
    ...section('desk', desk, beside.desk),
    ...section('updates', updates, beside.updates),
  }
}

function section<N extends string, T extends object>(
  name: N,
  system: T | undefined,
  beside: T | undefined,
): { [K in N]?: T } {
  if (system === undefined && beside === undefined) return {}
  return { [name]: { ...system, ...beside } } as { [K in N]?: T }
}

/** What the sign-in forms begin with. */
export function configuredAccounts({
  cicopass,
  cyclesoftware: { country, userName, store } = {},
}: ItConfiguration): Configured {
  return {
    cicopass: cicopass ?? null,
    cyclesoftware:
      country === undefined || userName === undefined
        ? null
        : { country, userName, store: store ?? null },
  }
}

type Wrong = { field: string; reason: string }

function parse(text: string): { configuration: ItConfiguration } | Wrong {
  const json = readJsonText(text)
  if ('refused' in json) return { field: '', reason: json.isTwice ? json.refused : 'is not JSON' }
  const parsed = ItConfiguration.safeParse(json.value)
  if (parsed.success) return { configuration: parsed.data }
  const [issue] = parsed.error.issues
  const path = issue?.path.map(String) ?? []
  if (issue?.code !== 'unrecognized_keys') {
    return {
      field: path.join('.'),
      reason: issue?.message ?? 'is not as docs/configuration.md has it',
    }
  }
  const [key = ''] = issue.keys
  const reason = isSecret(key)
    ? 'is a secret, which never lies in a file: it is entered once in the counter'
    : 'is not known'
  return { field: [...path, key].join('.'), reason }
}

function isSecret(key: string): boolean {
  return /pass|pin|secret|token|api-?key|recovery/i.test(key)
}
