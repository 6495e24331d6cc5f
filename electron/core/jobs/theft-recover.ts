import { z } from 'zod'
import { declaredJobKinds } from '../../../shared/job-kinds.ts'
import { RecoveryReport, WrittenMoment } from '../../../shared/theft.ts'
import { defineJob } from './definition.ts'
import {
  createMarkHandler,
  editableMark,
  leftOfMark,
  Marked,
  markMaker,
  saysStolen,
} from './status-mark.ts'

const Payload = z.object({ bikeId: z.number().int(), report: RecoveryReport })

/** Marks a bike found. What status follows is not published: any new one but stolen is it. */
export const theftRecover = defineJob(declaredJobKinds['theft.recover'], {
  payload: Payload,
  result: Marked,
  handler: ({ registry }) =>
    createMarkHandler<RecoveryReport>(registry, {
      send: (bikeId, report) => registry.markFound(bikeId, report),
      isOfThisKind: (status) => !saysStolen(status),
      place: (report) => report.foundPlaceTitle,
    }),
  edit: () =>
    editableMark(Payload, {
      fields: RecoveryReport.extend({ foundDateTime: WrittenMoment }).strict(),
      make: newRecovery,
    }),
  forget: leftOfMark,
  waitAnew: null,
})

export const newRecovery = markMaker<RecoveryReport>({
  kind: 'theft.recover',
  key: 'recover',
  moment: { field: 'foundDateTime', of: (report) => report.foundDateTime },
})
