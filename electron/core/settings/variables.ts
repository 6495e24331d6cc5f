import { z } from 'zod'
import { logLevels } from '../../../shared/log-level.ts'
import { inEnvironment } from './setting.ts'

const Text = z.string()

/** Variables of the environment that say where the counter lives; for tests and IT. */
export const variables = {
  dataFolder: inEnvironment('COUNTER_DATA_DIR', Text, {
    default: null,
    unreadable: 'default',
    says: 'where the data lies; `shop/` and `training/` below it. Otherwise Linux `~/.config/Cicopass Counter`, macOS `~/Library/Application Support/…`, Windows `%APPDATA%\\…`',
  }),
  keychainService: inEnvironment('COUNTER_KEYCHAIN_SERVICE', Text, {
    default: 'Cicopass Counter',
    unreadable: 'default',
    says: 'the name of the entries in the keychain; training adds ` Training`',
  }),
  cicopassUrl: inEnvironment('CICOPASS_URL', Text, {
    default: null,
    unreadable: 'fault',
    says: 'where Cicopass is; plain `http` only on this machine. Otherwise its published address',
  }),
  cyclesoftwareUrl: inEnvironment('CYCLESOFTWARE_URL', Text, {
    default: null,
    unreadable: 'fault',
    says: 'where CycleSoftware is; plain `http` only on this machine. Otherwise its published address',
  }),
  logLevel: inEnvironment('COUNTER_LOG_LEVEL', z.enum(logLevels), {
    default: 'info' as const,
    unreadable: 'default',
    says: '`info`, `warn` or `error`: what is less is not logged',
  }),
} as const
