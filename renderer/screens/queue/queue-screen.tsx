import { RotateCw, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import { RadioOption } from '../../components/radio-option.tsx'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { CounterFault } from '../../counter/client.ts'
import { useCall, useQueue } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { JobPanel } from './job-panel.tsx'
import { QueueList } from './queue-list.tsx'
import { filterNames, statesOf, type Filter } from './queue-view.ts'
import '../first-run/pages.css'
import './queue.css'

export type QueueScreenProps = {
  openJob: string | null
  onOpenJob: (jobId: string | null) => void
}

/** Everything the counter sends out, with why it stands where it stands. */
export function QueueScreen({ openJob, onOpenJob }: QueueScreenProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [filter, setFilter] = useState<Filter>('open')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const queue = useQueue({ states: statesOf(filter), search })
  const retryAll = useCall('queue.retryAll')
  const jobs = queue.data?.pages.flatMap((page) => page.jobs) ?? []
  const total = queue.data?.pages[0]?.total ?? 0
  const fault = queue.error instanceof CounterFault ? queue.error.fault : null

  return (
    <main className="screen queue" data-screen="queue">
      <header className="queue-head">
        <div>
          <h1>{t('queue.title')}</h1>
          <p className="soft">{t('queue.sub')}</p>
        </div>
        <Button isDisabled={retryAll.isPending} onPress={() => retryAll.mutate({})}>
          <RotateCw size={18} aria-hidden />
          {t('queue.retryAll')}
        </Button>
      </header>
      <div className="queue-tools">
        <RadioGroup
          className="segments"
          aria-label={t('queue.filter.label')}
          orientation="horizontal"
          value={filter}
          onChange={(value) => {
            const chosen = filterNames.find((name) => name === value)
            if (chosen !== undefined) setFilter(chosen)
          }}
        >
          <div className="segments-row">
            {filterNames.map((name) => (
              <RadioOption key={name} value={name} className="segment">
                {t(`queue.filter.${name}`)}
              </RadioOption>
            ))}
          </div>
        </RadioGroup>
        <label className="queue-search">
          <Search size={18} aria-hidden />
          <input
            className="input"
            type="search"
            aria-label={t('queue.search')}
            placeholder={t('queue.search')}
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <p className="soft queue-count" role="status">
          {retryAll.data === undefined
            ? t('queue.count', { count: total, formatted: formats.number(total) })
            : t('queue.retriedAll', { count: retryAll.data.retried })}
        </p>
      </div>
      {retryAll.error === null ? null : <FaultNotice fault={retryAll.error.fault} />}
      {fault === null ? null : <FaultNotice fault={fault} />}
      <div className="queue-body">
        {queue.isPending ? (
          <Loading />
        ) : jobs.length === 0 ? (
          <p className="soft queue-empty">
            {search === '' ? t('queue.empty') : t('queue.emptySearch', { search })}
          </p>
        ) : (
          <QueueList
            jobs={jobs}
            total={total}
            chosen={openJob}
            onChoose={onOpenJob}
            onNearEnd={() => {
              if (queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage()
            }}
          />
        )}
        <section className="job-panel">
          {openJob === null ? (
            <p className="soft">{t('queue.choose')}</p>
          ) : (
            <JobPanel key={openJob} jobId={openJob} onOpenJob={onOpenJob} />
          )}
        </section>
      </div>
    </main>
  )
}
