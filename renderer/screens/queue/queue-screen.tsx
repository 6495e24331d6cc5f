import { Download, RotateCw, Search } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import { RadioOption } from '../../components/radio-option.tsx'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { CounterFault } from '../../counter/client.ts'
import { useCall, useQueue } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import type { ScreenProps } from '../screen.ts'
import { JobPanel } from './job-panel.tsx'
import { QueueList } from './queue-list.tsx'
import {
  filterNames,
  kindFilters,
  kindsOf,
  statesOf,
  type Filter,
  type KindFilter,
} from './queue-view.ts'
import '../first-run/pages.css'
import './queue.css'
import { posName, registryName } from '../../../shared/service-name.ts'

/** Everything the counter sends out, with why it stands where it stands. */
export function QueueScreen({ job: openJob, openJob: onOpenJob }: ScreenProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const list = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const [filter, setFilter] = useState<Filter>('open')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [kinds, setKinds] = useState<KindFilter>('all')
  const queue = useQueue({ states: statesOf(filter), kinds: kindsOf(kinds), search })
  const retryAll = useCall('queue.retryAll')
  const exported = useCall('queue.export')
  const jobs = queue.data?.pages.flatMap((page) => page.jobs) ?? []
  const first = queue.data?.pages[0]
  // A search that finds more than a page is not counted.
  const total = first === undefined ? 0 : first.total
  const fault = queue.error instanceof CounterFault ? queue.error.fault : null

  const kindLabel = (kind: KindFilter): string => {
    if (kind === 'all') return t('queue.filter.everyKind')
    if (kind === registryName || kind === posName) {
      return t('queue.filter.everything', { service: t(`service.${kind}`) })
    }
    return t(`queue.kind.${kind}`)
  }
  return (
    <main className="screen queue" data-screen="queue">
      <header className="queue-head">
        <div>
          <h1>{t('queue.title')}</h1>
          <p className="soft">{t('queue.sub')}</p>
        </div>
        <div className="button-row">
          <Button isDisabled={exported.isPending} onPress={() => exported.mutate({})}>
            <Download size={18} aria-hidden />
            {t('queue.export')}
          </Button>
          <Button isDisabled={retryAll.isPending} onPress={() => retryAll.mutate({})}>
            <RotateCw size={18} aria-hidden />
            {t('queue.retryAll')}
          </Button>
        </div>
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
        <ChoiceField
          className="queue-kinds"
          label={t('queue.filter.kind')}
          choices={kindFilters.map((value) => ({ value, label: kindLabel(value) }))}
          value={kinds}
          onChange={(value) => {
            const chosen = kindFilters.find((name) => name === value)
            if (chosen !== undefined) setKinds(chosen)
          }}
        />
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
            ? total === null
              ? t('queue.countMore', { formatted: formats.number(jobs.length) })
              : t('queue.count', { count: total, formatted: formats.number(total) })
            : t('queue.retriedAll', { count: retryAll.data.retried })}
        </p>
      </div>
      {retryAll.error === null ? null : <FaultNotice fault={retryAll.error.fault} />}
      {exported.error === null ? null : <FaultNotice fault={exported.error.fault} />}
      {exported.data === undefined ? null : (
        <p className="queue-exported" role="status">
          {t('queue.exported', {
            count: exported.data.jobs,
            formatted: formats.number(exported.data.jobs),
            path: exported.data.path,
          })}
        </p>
      )}
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
            ref={list}
            onEnter={() => panel.current?.focus()}
            jobs={jobs}
            total={total}
            chosen={openJob}
            onChoose={onOpenJob}
            onNearEnd={() => {
              if (queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage()
            }}
          />
        )}
        <section
          ref={panel}
          className="job-panel"
          tabIndex={-1}
          aria-label={t('queue.panel')}
          onKeyDown={(event) => {
            // A sheet over it keeps its own Escape: its keys pass by here, but it lies elsewhere.
            const isHere = event.currentTarget.contains(event.target as Node)
            if (event.key === 'Escape' && isHere) list.current?.focus()
          }}
        >
          {openJob === null ? (
            jobs.length === 0 ? null : (
              <p className="soft">{t('queue.choose')}</p>
            )
          ) : (
            <JobPanel key={openJob} jobId={openJob} onOpenJob={onOpenJob} />
          )}
        </section>
      </div>
    </main>
  )
}
