import type {
  Audience,
  BikeType,
  Color,
  DriveType,
  FrameMaterial,
  GearType,
  PropulsionType,
} from './registry-values.ts'

/** The words of one language: a word for each value of the registry's table, by field. */
export type RegistryWords = {
  color: Record<Color, string>
  type: Record<BikeType, string>
  audience: Record<Audience, string>
  frameMaterial: Record<FrameMaterial, string>
  gearType: Record<GearType, string>
  driveType: Record<DriveType, string>
  propulsionType: Record<PropulsionType, string>
}
export type RegistryField = keyof RegistryWords

/** A registry value in the words of a language; one that the table does not have stays as it came. */
export function inWords(words: RegistryWords, field: RegistryField, value: string): string {
  const ofField: Readonly<Record<string, string>> = words[field]
  return Object.hasOwn(ofField, value) ? (ofField[value] ?? value) : value
}
