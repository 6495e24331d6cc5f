import { z } from 'zod'
import { declaredJobKinds } from '../../../shared/job-kinds.ts'
import { TheftReport, WrittenMoment } from '../../../shared/theft.ts'
import { defineJob } from './definition.ts'
import {
  createMarkHandler,
  editableMark,
  leftOfMark,
  Marked,
  markMaker,
  saysStolen,
} from './status-mark.ts'

const Payload = z.object({ bikeId: z.number().int(), report: TheftReport })

/** Marks a bike stolen. */
export const theftReport = defineJob(declaredJobKinds['theft.report'], {
  payload: Payload,
  result: Marked,
  handler: ({ registry }) =>
    createMarkHandler<TheftReport>(registry, {
      send: (bikeId, report) => registry.markStolen(bikeId, report),
      isOfThisKind: saysStolen,
      place: (report) => report.stolenPlaceTitle,
    }),
  edit: () =>
    editableMark(Payload, {
      fields: TheftReport.extend({ stolenDateTime: WrittenMoment }).strict(),
      make: newTheft,
    }),
  forget: leftOfMark,
  waitAnew: null,
})

export const newTheft = markMaker<TheftReport>({
  kind: 'theft.report',
  key: 'theft',
  moment: { field: 'stolenDateTime', of: (report) => report.stolenDateTime },
})
