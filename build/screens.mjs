// `npm run screens`: takes the pictures of docs/screens/ anew. What looks as before is left alone.

import { BUILD, runSteps, vitestStep } from './steps.mjs'

const HALF_AN_HOUR = 30 * 60_000

await runSteps(
  [
    BUILD,
    vitestStep('screens', {
      ...{ project: 'screens', privateSession: true, timeoutMs: HALF_AN_HOUR },
      environment: { COUNTER_SCREENS: 'write' },
    }),
  ],
  import.meta.url,
)
