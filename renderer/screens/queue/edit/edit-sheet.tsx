import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../../shared/counter-api.ts'
import type { JobDetail, JobKind } from '../../../../shared/job.ts'
import { Button } from '../../../components/button.tsx'
import { Loading } from '../../../components/code.tsx'
import { ConfirmableFault } from '../../../components/confirmable-fault.tsx'
import { FaultNotice } from '../../../components/notice.tsx'
import { Sheet } from '../../../components/sheet.tsx'
import { useCall, useJobFields } from '../../../counter/queries.ts'
import type { DialogScans } from '../../../scanning/scan-layers.ts'
import { isForPersonToTell } from '../queue-view.ts'
import { EditBike } from './edit-bike.tsx'
import { EditForm } from './edit-form.tsx'

export type EditSheetProps = {
  job: JobDetail
  onClose: () => void
  /** The job that took its place. */
  onSent: (jobId: string) => void
}

/** What a scan fills in: the one code that the form of this kind asks for. */
const editScans: Readonly<Record<JobKind, DialogScans>> = {
  'bike.register': ['frame-number'],
  'shield.link': ['shield'],
  'theft.report': 'wait',
  'theft.recover': 'wait',
  'lead.create': 'wait',
  'lead.cancel': 'wait',
  'shields.order': 'wait',
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
      scans={editScans[job.kind]}
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
  return job.kind === 'bike.register' ? (
    <EditBike {...parts} photos={read.photos} />
  ) : job.kind === 'lead.cancel' ? null : (
    <EditForm {...parts} kind={job.kind} />
  )
}

const noProblems: ReadonlySet<string> = new Set()
