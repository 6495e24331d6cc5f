import { ok } from '../../../../shared/fault.ts'
import type { CounterHandlers } from '../../handlers.ts'
import type { JobStore } from '../../ports.ts'
import { viewJobDetail } from '../job-views.ts'
import type { Editor } from './edit.ts'

/** Edit-and-send-again for the window. Photos stay in main: it hears how many there are. */
export function editHandlers({
  outbox,
  jobs,
  operator,
}: {
  outbox: Editor
  operator: () => string | null
  jobs: JobStore
}): Pick<CounterHandlers, 'queue.fields' | 'queue.edit'> {
  return {
    'queue.fields'({ jobId }) {
      const read = outbox.fieldsOf(jobId)
      if (!read.ok) return read
      const { images, ...fields } = read.value
      return ok({ fields, photos: Array.isArray(images) ? images.length : 0 })
    },
    async 'queue.edit'({ jobId, changes, notArrived }) {
      const made = await outbox.edit(jobId, { changes, notArrived, by: operator() })
      return made.ok ? ok(viewJobDetail(made.value.job, jobs)) : made
    },
  }
}
