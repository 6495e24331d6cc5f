import type { z } from 'zod'
import type { EndpointName } from '../../../shared/counter-api.ts'
import type { CustomerList } from '../../../shared/privacy.ts'
import type { SettingPart } from '../../../shared/setting-part.ts'

/** Files of the data folder that hold settings as JSON (docs/configuration.md). */
export type SettingsFile = 'counter.json' | 'desk.json' | 'updates.json'

/** Where a setting lies. `counter.config.json`: IT alone decides it. */
export type Home = 'database' | SettingsFile | 'keychain' | 'environment' | 'counter.config.json'

/** How long it is kept. `process`: it is read at the start and nowhere kept. */
export type Lifetime =
  'until-sign-out-of-cicopass' | 'until-sign-out-of-cyclesoftware' | 'until-changed' | 'process'

/**
 * Who changes it: whoever may call one of these endpoints, and the counter by itself where it is among them;
 * the counter alone; IT. Every endpoint that writes it is named: `openTestCounter` tells of one that is not.
 */
export type ChangedBy = readonly [EndpointName, ...(EndpointName | 'counter')[]] | 'counter' | 'it'

/** A field of `counter.config.json`, by its path there: `desk.globalKey`. */
export type PresetField<T extends z.ZodType = z.ZodType> = {
  readonly schema: T
  /** For docs/configuration.md. */
  readonly says: string
  /** One file that says this value decides, whatever the other says; else what lies beside the data wins. */
  readonly decides?: boolean
}

/** What IT may preset. A person's own choice in the counter wins over it. */
export type Preset<T = unknown> = {
  readonly configuration?: Readonly<Record<string, PresetField>>
  /** Fields that make sense together only, and why, for whoever wrote one of them. */
  readonly together?: { readonly fields: readonly [string, ...string[]]; readonly because: string }
  /** A variable that holds for one run, over what anybody chose. It is read into the setting's own value. */
  readonly environment?: {
    readonly variable: string
    readonly schema: z.ZodType<T, string>
    readonly says: string
  }
}

/**
 * What it means that the value there cannot be read. `default`: it is as if it was never set; a text of the
 * database is kept aside. `locked`: it stays where it is, and whoever reads it must not take it for absent.
 * `file-ignored`: nothing of that file counts. `sign-in-again`: the service is not signed in to. `fault`:
 * what needs it does not open, and says so.
 */
export type Unreadable = 'default' | 'locked' | 'file-ignored' | 'sign-in-again' | 'fault'

/** A list of which each entry names a customer: it is found, exported and erased, and after 30 days forgotten. */
export type CustomersWithin = Omit<CustomerList, 'key'>

/**
 * One setting, whole. What is cleared when somebody signs out, what IT may write, which variables are read,
 * what is forgotten of customers, and the tables of docs/configuration.md derive from it.
 */
export type Setting<
  T = unknown,
  D extends T | null = T | null,
  P extends Preset | 'never' = Preset | 'never',
> = {
  /** Its published name: a key of the database or keychain, a member of its file, a variable. */
  readonly key: string
  readonly home: Home
  readonly schema: z.ZodType<T>
  /** What holds where nothing was set; null: nothing does. */
  readonly default: D
  readonly who: ChangedBy
  readonly lives: Lifetime
  readonly unreadable: Unreadable
  readonly preset: P
  /** For docs/configuration.md. */
  readonly says: string
}

/** A setting in the database, as JSON. */
export type DatabaseSetting<
  T = unknown,
  D extends T | null = T | null,
  P extends Preset | 'never' = Preset | 'never',
> = Setting<T, D, P> & {
  readonly home: 'database'
  readonly unreadable: 'default' | 'locked'
  /** What it is for, as staff are told when it could not be read. */
  readonly part: SettingPart
  readonly customers: CustomersWithin | 'none'
}

/** A member of one of the files. */
export type FileSetting<
  T = unknown,
  D extends T | null = T | null,
  P extends Preset | 'never' = Preset | 'never',
  H extends SettingsFile = SettingsFile,
  K extends string = string,
> = Setting<T, D, P> & { readonly home: H; readonly key: K }

/** A secret in the keychain; `stored`: as JSON, or as it is. */
export type SecretSetting<T = unknown, K extends string = string> = Setting<T, null, 'never'> & {
  readonly key: K
  readonly home: 'keychain'
  readonly stored: 'json' | 'text'
}

/** A variable; its schema reads its text. */
export type EnvironmentSetting<T = unknown, D extends T | null = T | null> = Setting<
  T,
  D,
  'never'
> & {
  readonly home: 'environment'
}

export type ConfigurationSetting<
  T extends z.ZodType = z.ZodType,
  K extends string = string,
> = Setting<z.output<T>, null, { configuration: { [N in K]: PresetField<T> } }> & {
  readonly home: 'counter.config.json'
}

/** What a setting holds: its own value, or null where it has no default. */
export type ValueOf<S> = S extends {
  readonly schema: z.ZodType<infer T>
  readonly default: infer D
}
  ? D extends null
    ? T | null
    : T
  : never

type Rest<S, Filled extends keyof S> = Omit<S, Filled | 'key' | 'home' | 'schema'>

export function inDatabase<T, D extends T | null, const P extends Preset<T> | 'never'>(
  key: string,
  schema: z.ZodType<T>,
  rest: Rest<DatabaseSetting<T, D, P>, never>,
): DatabaseSetting<T, D, P> {
  return { ...rest, key, home: 'database', schema }
}

/** A file in which one member cannot be read is as if it was not there. */
export function inFile<
  T,
  D extends T | null,
  const P extends Preset<T> | 'never',
  const H extends SettingsFile,
  const K extends string,
>(
  [home, key]: readonly [H, K],
  schema: z.ZodType<T>,
  rest: Rest<FileSetting<T, D, P>, 'unreadable'>,
): FileSetting<T, D, P, H, K> {
  return { ...rest, key, home, schema, unreadable: 'file-ignored' }
}

export function inKeychain<T, const K extends string>(
  key: K,
  schema: z.ZodType<T>,
  rest: Rest<SecretSetting<T, K>, 'default' | 'preset'>,
): SecretSetting<T, K> {
  return { ...rest, key, home: 'keychain', schema, default: null, preset: 'never' }
}

export function inEnvironment<T, D extends T | null>(
  key: string,
  schema: z.ZodType<T, string>,
  rest: Rest<EnvironmentSetting<T, D>, 'who' | 'lives' | 'preset'>,
): EnvironmentSetting<T, D> {
  return { ...rest, key, home: 'environment', schema, who: 'it', lives: 'process', preset: 'never' }
}

/** Only IT decides it, in `counter.config.json`. */
export function inConfiguration<T extends z.ZodType, const K extends string>(
  key: K,
  schema: T,
  { says, decides }: { says: string; decides?: boolean },
): ConfigurationSetting<T, K> {
  const field: PresetField<T> = decides === undefined ? { schema, says } : { schema, says, decides }
  return {
    key,
    home: 'counter.config.json',
    schema: schema as z.ZodType<z.output<T>>,
    default: null,
    who: 'it',
    lives: 'until-changed',
    unreadable: 'file-ignored',
    preset: { configuration: { [key]: field } as { [N in K]: PresetField<T> } },
    says,
  }
}
