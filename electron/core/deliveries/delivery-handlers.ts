import { ok } from '../../../shared/fault.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { ScanRoute } from '../scanning/scan-desk.ts'
import type { DeliveryDesk } from './delivery-desk.ts'

export function deliveryHandlers(
  desk: DeliveryDesk,
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `delivery.${string}`>> {
  return {
    'delivery.get': () => ok(desk.get()),
    'delivery.show': ({ isOpen }) => desk.show(isOpen),
    'delivery.readCode': ({ text }) => desk.readCode(text),
    'delivery.setBike': ({ bike, barcode }) => desk.setBike(bike, barcode),
    'delivery.write': (line) => desk.write(line),
    'delivery.correct': ({ id }) => ok(desk.correct(id)),
    'delivery.remove': ({ id }) => desk.remove(id),
    'delivery.register': ({ ids }) => desk.register(ids),
    'delivery.undo': () => desk.undo(),
  }
}

/** Scans on `Sold bikes`: for the delivery while it is open there, otherwise for the worklist. */
export function deliveryOrWorklist(desk: DeliveryDesk, worklist: ScanRoute): ScanRoute {
  const route = (): ScanRoute => (desk.isOpen() ? desk.scans : worklist)
  return {
    takes: worklist.takes,
    asksForBike: () => route().asksForBike?.() ?? false,
    useAsked: () => route().useAsked?.(),
    take: (scan, meaning) => route().take(scan, meaning),
  }
}
