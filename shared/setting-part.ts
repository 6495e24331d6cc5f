import { z } from 'zod'

/** What a setting is for, as staff are told when it could not be read. */
export const SettingPart = z.enum([
  'accounts',
  'sale',
  'delivery',
  'leads',
  'shields',
  'operators',
  'scanners',
  'paper',
  'notices',
])
export type SettingPart = z.infer<typeof SettingPart>
