import { accountSettings } from './account-settings.ts'
import { noticeSettings } from './notice-settings.ts'
import { operatorSettings } from './operator-settings.ts'
import { saleSettings } from './sale-settings.ts'
import { scanningSettings } from './scanning-settings.ts'

/** Everything that lies in the table `settings`. */
export const settings = {
  ...accountSettings,
  ...saleSettings,
  ...scanningSettings,
  ...operatorSettings,
  ...noticeSettings,
} as const
