import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../../shared/counter-api.ts'
import { isForPersonToTell } from '../../../../shared/editable.ts'
import { jobKinds, type JobForm } from '../../../../shared/job-kinds.ts'
import type { JobDetail } from '../../../../shared/job.ts'
import { Button } from '../../../components/button.tsx'
import { Loading } from '../../../components/code.tsx'
import { ConfirmableFault } from '../../../components/confirmable-fault.tsx'
import { FaultNotice } from '../../../components/notice.tsx'
import { Sheet } from '../../../components/sheet.tsx'
import { useCall, useJobFields } from '../../../counter/queries.ts'
import type { DialogScans } from '../../../scanning/scan-layers.ts'
import { EditBike } from './edit-bike.tsx'
import { EditForm } from './edit-form.tsx'

export type EditSheetProps = {
  job: JobDetail
  onClose: () => void
  /** The job that took its place. */
  onSent: (jobId: string) => void
}

/** What a scan fills in: the one code that the form asks for. */
function scansOf(edit: JobForm | null): DialogScans {
  if (edit === null) return 'wait'
  if (edit.form === 'bike') return ['frame-number']
  const codes = edit.fields.flatMap(({ scan }) => scan ?? [])
  return codes.length === 0 ? 'wait' : codes
}

/** What is wrong with a line, put right and sent again; the old line is kept. */
export function EditSheet({ job, onClose, onSent }: EditSheetProps) {
  const { t } = useTranslation()
  const { data, error } = useJobFields(job.id)
  return (
    <Sheet
      title={t('queue.edit.title')}
      isOpen
      isWide
      scans={scansOf(jobKinds.of(job.kind).edit)}
      onClose={onClose}
    >
      <p>{t('queue.edit.text')}</p>
      {error !== null ? (
        <FaultNotice fault={error.fault} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <EditJob job={job} read={data} onClose={onClose} onSent={onSent} />
      )}
    </Sheet>
  )
}

type EditJobProps = EditSheetProps & { read: Output<'queue.fields'> }

function EditJob({ job, read, onClose, onSent }: EditJobProps) {
  const { t } = useTranslation()
  const edit = useCall('queue.edit')
  const [notArrived, setNotArrived] = useState(false)
  const fault = edit.error?.fault ?? null
  const asksPerson =
    isForPersonToTell(job) || (fault?.kind === 'edit-refused' && fault.because === 'look-there')
  const problems =
    fault?.kind === 'bad-input' ? new Set(fault.problems.map(({ field }) => field)) : noProblems
  const isNumber = fault?.kind === 'frame-number-refused'
  const send = (changes: Record<string, unknown>) => {
    edit.mutate({ jobId: job.id, changes, notArrived }, { onSuccess: ({ id }) => onSent(id) })
  }
  const foot = (
    <>
      {asksPerson ? (
        <label className="tick-line">
          <input
            type="checkbox"
            checked={notArrived}
            onChange={(event) => setNotArrived(event.target.checked)}
          />
          {t('queue.edit.notArrived', { service: t(`service.${job.service}`) })}
        </label>
      ) : null}
      {fault === null || isNumber ? null : <FaultNotice fault={fault} />}
    </>
  )
  const question = isNumber ? (
    <ConfirmableFault
      fault={fault}
      isBusy={edit.isPending}
      onUse={() => send({ ...edit.variables?.changes, frameNumberConfirmed: true })}
      onDrop={() => edit.reset()}
    />
  ) : null
  const buttons = <Button onPress={onClose}>{t('common.cancel')}</Button>
  const asked = { question, foot, buttons }
  const parts = { fields: read.fields, problems, send, isSending: edit.isPending, ...asked }
  const { edit: form } = jobKinds.of(job.kind)
  if (form === null) return null
  return form.form === 'bike' ? (
    <EditBike {...parts} photos={read.photos} />
  ) : (
    <EditForm {...parts} list={form.fields} />
  )
}

const noProblems: ReadonlySet<string> = new Set()
