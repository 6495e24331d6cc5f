/**
 * @typedef {object} Run
 * @property {number} nth
 * @property {string} commit
 * @property {number} neighbours busy processes beside it
 * @property {number} seconds
 * @property {boolean} isGreen
 * @property {string} verdict its last line
 * @property {string[]} failed by name
 * @property {string[]} leftOut what was not run, and why
 */

/**
 * What `npm run repeat` found, as it goes into docs/continuous-integration.md.
 *
 * @param {readonly Run[]} runs
 */
export function summaryOf(runs) {
  const green = runs.filter(({ isGreen }) => isGreen)
  const beside = runs.filter(({ neighbours }) => neighbours > 0).length
  const seconds = runs
    .filter(({ neighbours }) => neighbours === 0)
    .map((run) => run.seconds)
    .toSorted((a, b) => a - b)
  const middle = seconds[Math.floor(seconds.length / 2)]
  const rows = runs.map(
    (run) =>
      `| ${run.nth} | ${run.commit} | ${run.neighbours} | ${run.seconds} | ${run.verdict} | ${run.failed.join('; ')} |`,
  )
  const leftOut = new Set(runs.flatMap((run) => run.leftOut))
  return [
    `${green.length} of ${runs.length} runs green, ${beside} of them beside busy neighbours` +
      (middle === undefined ? '.' : `; a quiet run takes ${middle} s (the middle one).`),
    ...[...leftOut].map((why) => `Left out: ${why}.`),
    '',
    '| run | commit | busy neighbours | seconds | its last line | failed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
