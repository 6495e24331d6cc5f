import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { JobState } from '../../../shared/job.ts'
import { bikeOf } from '../outbox/payloads.ts'
import { listPage, table } from '../paper/list-page.ts'
import { text } from '../paper/html.ts'
import type { PaperWords } from '../paper/paper-words.ts'
import type { Database, StoredJob } from '../ports.ts'
import { startsOfDays } from './days.ts'

/**
 * Every registration that was confirmed on a day, by whatever way, and every shield that went to a bike
 * of the registry, as they stand now. What was undone is none.
 */
export function dayListHtml(
  { jobs }: Pick<Database, 'jobs'>,
  {
    day,
    now,
    words: paper,
    shop,
    kinds,
  }: { day: string; now: number; words: PaperWords; shop: string | null; kinds: JobKinds },
): string {
  const words = paper.lists
  const [from = 0, until = 0] = startsOfDays(new Date(`${day}T12:00:00`).getTime(), 1)
  const made = jobs
    .madeBetween({ kinds: kinds.where(({ dayList }) => dayList !== null), from, until })
    .filter(({ kind, waitsFor, state }) => {
      const isListed = kinds.of(kind).dayList === 'always' || waitsFor === null
      return state !== 'undone' && isListed
    })
  const clock = new Intl.DateTimeFormat(paper.locale, {
    hour: '2-digit',
    minute: '2-digit',
  })
  const rows = made.map((job) => {
    const link = [job, ...jobs.waitingFor(job.id)].findLast(
      ({ kind, state }) => kinds.of(kind).usesShield && !isOver(state),
    )
    const bikeId = bikeOf(job)
    // The certificate says the same: registered only when the shield is on it, too.
    const standing = [job, ...(link === undefined ? [] : [link])].map(({ state }) => partOf(state))
    return [
      { text: clock.format(new Date(job.createdAt)) },
      { text: job.title ?? '' },
      { text: job.frameNumber ?? '', look: 'code' as const },
      { text: link?.shieldCode ?? '', look: 'code' as const },
      { text: bikeId === null ? '' : String(bikeId), look: 'many' as const },
      { text: words.states[worst(standing)] },
      { text: job.operator ?? '' },
    ]
  })
  const heads = [words.time, words.bike, words.frameNumber, words.shield, words.number]
  const body =
    rows.length === 0
      ? `<p class="sum">${text(words.noneOfDay)}</p>${table([...heads, words.state, words.who], [])}`
      : `<p class="sum">${text(
          sums(
            rows.map((cells) => cells[5]?.text ?? ''),
            words,
          ),
        )}</p>${table([...heads, words.state, words.who], rows)}`
  const date = new Intl.DateTimeFormat(paper.locale, { dateStyle: 'full' }).format(from)
  const sub = shop === null ? date : `${date} · ${shop}`
  return listPage({ title: words.day, sub, body, now }, paper)
}

type Standing = keyof PaperWords['lists']['states']

const order: readonly Standing[] = ['givenUp', 'attention', 'onTheirWay', 'registered']

function worst(standing: readonly Standing[]): Standing {
  return order.find((one) => standing.includes(one)) ?? 'registered'
}

function partOf(state: JobState): Standing {
  if (state === 'done') return 'registered'
  if (state === 'parked') return 'attention'
  return isOver(state) ? 'givenUp' : 'onTheirWay'
}

function isOver(state: StoredJob['state']): boolean {
  return state === 'discarded' || state === 'undone'
}

function sums(states: readonly string[], { states: words }: PaperWords['lists']): string {
  return order
    .toReversed()
    .map((one) => ({
      word: words[one],
      count: states.filter((state) => state === words[one]).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${String(count)} × ${word}`)
    .join(' · ')
}
