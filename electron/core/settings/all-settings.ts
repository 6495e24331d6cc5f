import { settings } from './database-settings.ts'
import { machineSettings } from './machine-settings.ts'
import { secrets } from './secrets.ts'
import { variables } from './variables.ts'

/** Every setting of the counter, wherever it lies. */
export const allSettings = { ...settings, ...machineSettings, ...secrets, ...variables } as const
