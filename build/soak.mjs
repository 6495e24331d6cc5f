// `npm run soak`: what `npm test` does in short, for as long as it takes to believe it. All steps run
// even when an early one fails, and the last line is always `N passed, N failed`.
//
//   npm run soak              everything
//   npm run soak -- kills     only these steps; `build screens-de` where nothing is built yet

import { readdirSync } from 'node:fs'
import { BUILD, runSteps, vitestStep } from './steps.mjs'

// Dutch is walked through by `npm test`.
const languages = readdirSync(new URL('../shared/locales', import.meta.url)).filter(
  (code) => code !== 'nl',
)
const LONG_MS = 6 * 60 * 60_000

await runSteps(
  [
    BUILD,
    long('kills', 'killed-while-sending.linux.test.ts', { COUNTER_KILLS: '1000' }),
    vitestStep('scan-frames', {
      ...{ project: 'unit', privateSession: false, timeoutMs: LONG_MS },
      ...{ file: 'scan-fuzz', environment: { COUNTER_FRAMES: '1000000' } },
    }),
    long('outbox-model', 'outbox-model', { COUNTER_MODEL_RUNS: '20000' }),
    long('data-folder', 'folder-schedules', { COUNTER_FOLDER_RUNS: '10000' }),
    ...languages.map((language) =>
      vitestStep(`screens-${language}`, {
        ...{ project: 'screens', privateSession: true, timeoutMs: LONG_MS },
        environment: { COUNTER_SCREENS_LANGUAGE: language },
      }),
    ),
  ],
  import.meta.url,
)

/**
 * A proof of `npm test`, made longer.
 *
 * @param {string} name
 * @param {string} file part of its path
 * @param {Record<string, string>} environment how much longer
 * @returns {import('./steps.mjs').Step}
 */
function long(name, file, environment) {
  const how = { project: 'proofs', privateSession: true, timeoutMs: LONG_MS }
  return vitestStep(name, { ...how, file, environment })
}
