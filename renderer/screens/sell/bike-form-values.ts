import type { DraftBike } from '../../../shared/registration.ts'
import { typedCents, writePrice } from './price.ts'

const textFields = [
  'brand',
  'model',
  'color',
  'type',
  'audience',
  'frameHeight',
  'frameMaterial',
  'frameColor',
  'gearType',
  'wheelSize',
  'driveType',
  'propulsionType',
] as const

/** A bike as it stands in a form: everything is text. */
export type BikeFormValues = Record<(typeof textFields)[number] | 'gears' | 'price', string>

export function valuesOf(bike: DraftBike, language: string): BikeFormValues {
  const text = Object.fromEntries(textFields.map((name) => [name, bike[name] ?? '']))
  return {
    ...(text as Record<(typeof textFields)[number], string>),
    gears: bike.gears === undefined ? '' : String(bike.gears),
    price: writePrice(bike.salePriceCents, language),
  }
}

/** Blank fields are left out: the draft says "not known", never "empty". */
export function attributesOf(values: BikeFormValues, language: string): DraftBike {
  const bike: DraftBike = {}
  for (const name of textFields) {
    const text = values[name].trim()
    if (text !== '') bike[name] = text
  }
  const gears = readGears(values.gears)
  if (typeof gears === 'number') bike.gears = gears
  const cents = typedCents(values.price, language)
  if (typeof cents === 'number') bike.salePriceCents = cents
  return bike
}

/** `undefined` when blank, `null` when it is no number of gears. */
export function readGears(written: string): number | null | undefined {
  const text = written.trim()
  if (text === '') return undefined
  if (!/^\d{1,3}$/.test(text)) return null
  return Number(text) <= 200 ? Number(text) : null
}
