import { z } from 'zod'

/** Why a scan is no use to a delivery. */
export const DeliveryRefusal = z.enum([
  'article-first',
  'frame-number-first',
  'on-the-list',
  'list-full',
  'not-for-this',
])
export type DeliveryRefusal = z.infer<typeof DeliveryRefusal>
