import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Test files that take longest on two quiet cores, most of the time waiting: the longest first. */
const longest = [
  'e2e/unknown-outcome.pty',
  'e2e/killed-window.pty',
  'e2e/stops.pty',
  'e2e/queue.pty',
  'e2e/sale.pty',
  'e2e/offline.pty',
  'e2e/held-and-missed',
  'e2e/scans-in-dialogs.pty',
  'e2e/everyone',
  'e2e/first-run',
  'e2e/certificate.pty',
  'e2e/page-comes-back',
  'integration/killed-while-sending.linux',
  'integration/outbox-model',
  'integration/fault-matrix',
  'integration/outbox',
  'integration/answered-in-vain',
  'integration/workplace',
  'integration/clock',
  'integration/command-line.linux',
  'integration/packaging',
  'integration/untidy-services',
].map((name) => `/tests/${name}.test.ts`)

/**
 * In a fresh copy nobody knows how long a file takes, and Vitest goes by its size. One that takes a
 * minute must not begin when the others are done.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files)
    return bySize.toSorted((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b))
  }
}

function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.endsWith(name))
  return place === -1 ? longest.length : place
}
