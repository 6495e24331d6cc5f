import { join } from 'node:path'
import process from 'node:process'
import type { Configured } from '../../shared/account.ts'
import { readJsonText } from '../../shared/json-text.ts'
import { readConfigurationFile } from '../adapters/read-configuration-file.ts'
import {
  configurationSchema,
  isGiven,
  mergeConfigurations,
  missingTogether,
  type ItConfiguration,
} from '../core/settings/configuration.ts'

const fileName = 'counter.config.json'

/**
 * What whoever looks after a shop's computers may decide before staff see the counter: the fields that the
 * settings name. A person's own choice always wins.
 */
const Configuration = configurationSchema()

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
 * So does one that gives fields which need another that neither file gives.
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
  const missing = missingTogether(merged(files))
  const isHalf = ({ configuration }: ReadFile): boolean =>
    missing.some(({ section }) => isGiven(configuration, section))
  const counting = files.filter((file) => !isHalf(file))
  for (const { section, field, because } of missing) {
    for (const { path, configuration } of files) {
      if (isGiven(configuration, section))
        refused.push({ path, field, reason: `is missing: ${because}` })
    }
  }
  return {
    configuration: merged(counting),
    used: counting.map(({ path }) => path),
    refused,
  }
}

type ReadFile = { path: string; configuration: ItConfiguration }

function merged(files: readonly ReadFile[]): ItConfiguration {
  return files.reduce<ItConfiguration>(
    (all, { configuration }) => mergeConfigurations(all, configuration),
    {},
  )
}

/** What the sign-in forms begin with. */
export function configuredAccounts({
  cicopass,
  cyclesoftware: { country, userName, store } = {},
}: ItConfiguration): Configured {
  return {
    cicopass: cicopass?.email === undefined ? null : { email: cicopass.email },
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
  const parsed = Configuration.safeParse(json.value)
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
