import type { JobHandler } from './handler.ts'

/**
 * The handler, until the process ends: from then on its answers reach nobody, and whoever asked
 * never goes on. The row stays as it was last written down, for the next process to settle.
 */
export function abandonable(handler: JobHandler, isAbandoned: () => boolean): JobHandler {
  function unlessAbandoned<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      answer.then(
        (value) => {
          if (!isAbandoned()) resolve(value)
        },
        (defect: unknown) => {
          if (!isAbandoned()) reject(defect instanceof Error ? defect : new Error(String(defect)))
        },
      )
    })
  }

  const { settle } = handler
  return {
    prepare: (job) => unlessAbandoned(handler.prepare(job)),
    send: (job) => unlessAbandoned(handler.send(job)),
    settle:
      settle.by === 'looking'
        ? { by: 'looking', look: (job) => unlessAbandoned(settle.look(job)) }
        : settle,
  }
}
