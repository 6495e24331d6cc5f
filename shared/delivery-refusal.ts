import { z } from 'zod'

/** Why a scan, or what was typed, is no use to a delivery. */
export const DeliveryRefusal = z.enum([
  'article-first',
  'frame-number-first',
  'on-the-list',
  'list-full',
  'not-for-this',
  'not-a-product-code',
  'is-a-shield',
  'code-or-number',
])
export type DeliveryRefusal = z.infer<typeof DeliveryRefusal>
