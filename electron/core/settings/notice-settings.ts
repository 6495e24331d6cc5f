import { z } from 'zod'
import { Mended } from '../../../shared/backup.ts'
import { SettingPart } from '../../../shared/setting-part.ts'
import { UnreadableRecords } from '../kept-unreadable.ts'
import { inDatabase } from './setting.ts'

/** `parkedAt` (ISO 8601): a job that was tried again and is still stolen is a new alarm. */
const AcknowledgedAlarms = z.array(z.object({ jobId: z.string(), parkedAt: z.string() }))

const RegisteredTwice = z.object({ frameNumber: z.string(), bikeIds: z.array(z.number().int()) })

/** What staff are still to be told, or have read. */
export const noticeSettings = {
  acknowledgedAlarms: inDatabase('alarms.acknowledged', AcknowledgedAlarms, {
    default: [],
    who: ['alarms.acknowledge'],
    lives: 'until-changed',
    part: 'notices',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'which alarms staff said they saw; only those of jobs that are still parked are kept',
  }),
  mended: inDatabase('database.mended', Mended, {
    default: null,
    who: ['backups.mendingSeen', 'counter'],
    lives: 'until-changed',
    part: 'notices',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'that the database was damaged, what came of it and where the damaged file is kept',
  }),
  unreadableRecords: inDatabase('records.unreadable', UnreadableRecords, {
    default: [],
    who: ['sold.unreadableSeen', 'counter'],
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'notices',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'what services sent that could not be read',
  }),
  registeredTwice: inDatabase('registered.twice', z.array(RegisteredTwice), {
    default: [],
    who: ['status.faultsSeen', 'counter'],
    lives: 'until-sign-out-of-cicopass',
    part: 'notices',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'bikes that two counters registered at the same moment, until somebody read it',
  }),
  noticesSeen: inDatabase('notices.seen', z.array(z.string()), {
    default: [],
    who: ['status.noticeSeen'],
    lives: 'until-changed',
    part: 'notices',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'which notices somebody read',
  }),
  unreadableSettings: inDatabase('settings.unreadable', z.array(SettingPart), {
    default: [],
    who: ['status.faultsSeen', 'counter'],
    lives: 'until-changed',
    part: 'notices',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'of which settings staff were not yet told that they could not be read',
  }),
} as const
