import { randomUUID } from 'node:crypto'
import type { StoredJob } from '../../electron/core/ports.ts'

/** A waiting registration of one bike, with whatever the test is about. */
export function storedJob(about: Partial<StoredJob> = {}): StoredJob {
  return {
    id: randomUUID(),
    kind: 'bike.register',
    service: 'cicopass',
    account: 'shop@example.com',
    createdAt: 1_000,
    payload: '{"brand":"Gazelle"}',
    bikeKey: null,
    uniqueKey: null,
    waitsFor: null,
    replaces: null,
    operator: null,
    title: 'Gazelle Ultimate C380',
    frameNumber: 'WBK-12 345',
    shieldCode: null,
    state: 'waiting',
    attempts: 0,
    backOff: 0,
    nextAt: 1_000,
    sentAt: null,
    sentElapsed: null,
    looks: 0,
    seen: null,
    parkedBecause: null,
    message: null,
    result: null,
    discardReason: null,
    endedAt: null,
    ...about,
  }
}
