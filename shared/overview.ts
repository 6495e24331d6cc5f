import { z } from 'zod'

/** What one calendar day at the counter's own place came to. */
export const DayFigures = z.object({
  /** As `2026-11-26`. */
  day: z.iso.date(),
  /** Bikes that were confirmed here that day and are at the registry now. */
  registered: z.number().int(),
  /** Confirmed that day, and not at the registry yet. */
  onTheirWay: z.number().int(),
  /** Confirmed that day, and a person has to decide. */
  attention: z.number().int(),
  /** Sold at the till that day and still to be registered. */
  toRegister: z.number().int(),
  /** Leads that were made here. */
  leads: z.number().int(),
})
export type DayFigures = z.infer<typeof DayFigures>

export const Overview = z.object({
  /** Oldest first; the last one is today. */
  days: z.array(DayFigures),
  /** Whether it is known what the till sold: somebody is signed in at the POS. */
  knowsTill: z.boolean(),
})
export type Overview = z.infer<typeof Overview>

/** How many days can be asked for, today included. */
export const mostOverviewDays = 92
