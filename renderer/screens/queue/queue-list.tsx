import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueuedJob } from '../../../shared/job.ts'
import { Pill } from '../../components/pill.tsx'
import { useFormats } from '../../i18n/format.ts'
import { toneOf } from './queue-view.ts'

export type QueueListProps = {
  ref: RefObject<HTMLDivElement | null>
  jobs: readonly QueuedJob[]
  /** Null: more than these, and not counted. */
  total: number | null
  chosen: string | null
  onChoose: (jobId: string) => void
  /** Enter on the chosen line. */
  onEnter: () => void
  onNearEnd: () => void
}

/** Only the lines in sight are in the page: a hundred thousand scroll like a hundred. */
export function QueueList({
  ref,
  jobs,
  total,
  chosen,
  onChoose,
  onEnter,
  onNearEnd,
}: QueueListProps) {
  const { t } = useTranslation()
  // Nothing here is compiled by React's compiler, which alone would mind.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: jobs.length,
    getScrollElement: () => ref.current,
    estimateSize: () => 78,
    overscan: 8,
    getItemKey: (place) => jobs[place]?.id ?? place,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const nearEnd = useEffectEvent(onNearEnd)
  useEffect(() => {
    if (jobs.length !== total && last >= jobs.length - 20) nearEnd()
  }, [last, jobs.length, total])

  const chosenPlace = jobs.findIndex(({ id }) => id === chosen)
  const focusOn = chosenPlace === -1 ? 0 : chosenPlace
  const move = (by: number) => {
    const job = jobs[Math.min(jobs.length - 1, Math.max(0, focusOn + by))]
    if (job === undefined) return
    onChoose(job.id)
    rows.scrollToIndex(jobs.indexOf(job))
  }
  return (
    <div
      ref={ref}
      className="queue-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('queue.list')}
      aria-activedescendant={chosenPlace === -1 ? undefined : `job-${chosen ?? ''}`}
      onKeyDown={(event) => {
        const by = moves[event.key]
        if (event.key === 'Enter' && chosenPlace !== -1) onEnter()
        if (by === undefined) return
        event.preventDefault()
        move(chosenPlace === -1 && by === 1 ? 0 : by)
      }}
    >
      <div className="queue-space" role="presentation" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const job = jobs[index]
          if (job === undefined) return null
          return (
            <div
              key={job.id}
              // A long name takes a second line: each line is as tall as it turns out.
              ref={rows.measureElement}
              data-index={index}
              id={`job-${job.id}`}
              role="option"
              aria-selected={job.id === chosen}
              aria-posinset={index + 1}
              aria-setsize={total ?? -1}
              className="queue-line"
              data-job={job.id}
              data-job-state={job.state}
              style={{ transform: `translateY(${String(start)}px)` }}
              onClick={() => onChoose(job.id)}
            >
              <QueueLine job={job} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: -Infinity,
  End: Infinity,
}

function QueueLine({ job }: { job: QueuedJob }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <>
      <div className="queue-line-title">
        <span>{t(`queue.kind.${job.kind}`)}</span>
        {job.title === null ? null : <span className="soft"> · {job.title}</span>}
      </div>
      <Pill tone={toneOf(job.state)}>{t(`queue.state.${job.state}`)}</Pill>
      <div className="queue-line-codes">
        {[job.frameNumber, job.shieldCode]
          .filter((code) => code !== null)
          .map((code) => (
            <span key={code} className="code">
              {code}
            </span>
          ))}
      </div>
      <time dateTime={job.createdAt}>
        {job.operator === null ? null : `${job.operator} · `}
        {formats.dayAndClock(job.createdAt)}
      </time>
    </>
  )
}
