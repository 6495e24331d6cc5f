import { expect, it } from 'vitest'
import { startTraining } from '../../../electron/training/training-services.ts'
import type { TrainingState } from '../../../electron/training/training-state.ts'
import { atTheTill, read, required, signIn } from './asking.ts'

it('a shop in training goes on where it stopped, with its bikes, shields and leads', async () => {
  const first = await startTraining()
  const ask = await signIn(first)
  const { id } = await read<{ id: number }>(
    ask('POST', '/api/partners/bikes', required('STATE0001')),
  )
  const shieldCode = first.freeShield(1)
  await ask('POST', '/api/partners/bikes/link-BikeShield', { bikeId: id, shieldCode })
  const lead = { store_id: '1-1', type: 'other', title: 'Bel mij', customer: { name: 'Klant' } }
  await atTheTill(first)('POST', '/api/v1/leads/create.json', lead)
  const kept = JSON.parse(JSON.stringify(first.state())) as TrainingState
  const [firstLead] = first.cyclesoftware.leads
  await first.stop()

  const second = await startTraining({ state: kept })
  const again = await signIn(second)
  expect(await read(again('GET', `/api/partners/bikes/${String(id)}`))).toMatchObject({ id })
  expect(second.cicopass.registry.bike(id)?.shieldCode).toBe(shieldCode)
  expect(second.cicopass.registrations).toHaveLength(1)
  expect(second.cicopass.linksMade).toMatchObject([{ bikeId: id, shieldCode }])
  const next = await read<{ id: number }>(
    again('POST', '/api/partners/bikes', required('STATE0002')),
  )
  expect(next.id).toBe(id + 1)
  await atTheTill(second)('POST', '/api/v1/leads/create.json', lead)
  const uuids = second.cyclesoftware.leads.map((one) => one.uuid)
  expect(uuids[0]).toBe(firstLead?.uuid)
  expect(new Set(uuids).size).toBe(2)
  await second.stop()
})
