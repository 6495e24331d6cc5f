import type { Database } from '../../electron/core/ports.ts'
import { aBike, command } from './handed-over.ts'
import { sync, type Jobs } from './other-jobs.ts'
import { openTestCounter } from './test-counter.ts'

/** A disk that can be filled to the last byte, and emptied again. */
export type SmallDisk = { fill(): void; makeRoom(): void }

export type SoldOnFullDisk = {
  confirmed: number
  /** Sales that were answered `disk-full`. */
  refused: number
  /** Of the sales after there was room again. */
  refusedAfterwards: number
  /** What is not as it has to be, by frame number. */
  wrong: string[]
}

type Sold = Partial<Jobs> & { fault?: { kind: string } }

/** Long enough to need room of its own, wherever the last free bytes lie. */
const model = 'Ultimate C380 '.repeat(14).trim()

/**
 * Sells sixty bikes, some with a lost answer, while the disk fills up and gets room again. What the
 * registry did is compared with what was answered: a sale that was confirmed is registered once, one
 * that was not is nowhere.
 */
export async function sellOnFullDisk(database: Database, disk: SmallDisk): Promise<SoldOnFullDisk> {
  const at = await openTestCounter({ database, random: () => 0 })
  const { cicopass } = at.training
  const answers = new Map<string, Sold>()
  for (let nth = 0; nth < 60; nth += 1) {
    if (nth === 15) disk.fill()
    if (nth === 45) disk.makeRoom()
    if (nth % 4 === 3) cicopass.faults.once('registerBike', { kind: 'answer-lost' })
    const frameNumber = `FULL${String(nth).padStart(4, '0')}`
    const bike = { ...aBike, frameNumber, model, frameColor: model, gearType: model }
    answers.set(frameNumber, (await command<Sold>(at, ['register'], bike)).json)
    cicopass.faults.clear()
  }
  for (let rounds = 0; rounds < 3; rounds += 1) {
    at.clock.moveOn(61_000)
    await sync(at, 5)
  }

  const sold: SoldOnFullDisk = { confirmed: 0, refused: 0, refusedAfterwards: 0, wrong: [] }
  const jobs = database.jobs.inStates(['held', 'waiting', 'sending', 'unknown', 'parked', 'done'])
  for (const [frameNumber, { jobs: [job] = [], fault }] of answers) {
    const made = cicopass.registrations.filter((bike) => bike.frameNumber === frameNumber).length
    const kept = jobs.filter((one) => one.frameNumber === frameNumber)
    const stands = `${kept.map(({ state }) => state).join()}, registered ${String(made)} times`
    if (job !== undefined) {
      sold.confirmed += 1
      const isRight = made === 1 && kept[0]?.id === job.id && kept[0].state === 'done'
      if (!isRight || kept.length > 1) sold.wrong.push(`${frameNumber}: confirmed, and ${stands}`)
    } else if (fault?.kind === 'disk-full') {
      sold.refused += 1
      if (Number(frameNumber.slice(4)) >= 45) sold.refusedAfterwards += 1
      if (made > 0 || kept.length > 0) sold.wrong.push(`${frameNumber}: refused, and ${stands}`)
    } else sold.wrong.push(`${frameNumber}: ${JSON.stringify(fault ?? null)}`)
  }
  await at.close()
  return sold
}
