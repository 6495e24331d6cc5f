import { BikeAttributes } from '../../../shared/bike.ts'
import { ok, type Result } from '../../../shared/fault.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { Ports } from '../ports.ts'

type Learned = ReturnType<Ports['database']['articles']['allLearned']>

/** What the counter learned of product codes, to be seen and corrected. */
export function articleHandlers({
  database,
  clock,
}: Pick<Ports, 'database' | 'clock'>): Pick<
  CounterHandlers,
  Extract<keyof CounterHandlers, `articles.${string}`>
> {
  const { articles } = database
  const view = (learned: Learned) =>
    learned.map(({ barcode, bike, learnedAt }) => ({
      barcode,
      attributes: bike,
      learnedAt: new Date(learnedAt).toISOString(),
    }))
  const after = (written: Result<void>) => (written.ok ? ok(view(articles.allLearned())) : written)
  return {
    'articles.list': () => ok(view(articles.allLearned())),
    'articles.save': ({ barcode, attributes }) =>
      after(
        database.write(() => {
          // A price is a sale's, not an article's.
          articles.learn(barcode, BikeAttributes.partial().parse(attributes), clock.now())
        }),
      ),
    'articles.forget': ({ barcode }) =>
      after(
        database.write(() => {
          articles.forget(barcode)
        }),
      ),
  }
}
