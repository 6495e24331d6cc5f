import type { TFunction } from 'i18next'
import {
  audiences,
  bikeTypes,
  colors,
  driveTypes,
  frameMaterials,
  gearTypes,
  propulsionTypes,
} from '../../../shared/registry-values.ts'
import type { Choice } from '../../components/choice-field.tsx'
import { registryWord, type RegistryField } from '../../i18n/registry-word.ts'

const values: Readonly<Record<RegistryField, readonly string[]>> = {
  color: colors,
  type: bikeTypes,
  audience: audiences,
  frameMaterial: frameMaterials,
  gearType: gearTypes,
  driveType: driveTypes,
  propulsionType: propulsionTypes,
}

/** The registry's values in the screen's words. A value of its own that came along stays choosable. */
export function registryChoices(
  t: TFunction,
  field: RegistryField,
  current: string | undefined,
): Choice[] {
  const known = values[field]
  const all = current && !known.includes(current) ? [current, ...known] : known
  return all.map((value) => ({ value, label: registryWord(t, field, value) }))
}
