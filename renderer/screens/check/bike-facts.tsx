import { useTranslation } from 'react-i18next'
import type { RegisteredBike } from '../../../shared/bike.ts'
import { useFormats } from '../../i18n/format.ts'
import { registryWord } from '../../i18n/registry-word.ts'

const words = [
  'color',
  'type',
  'audience',
  'frameMaterial',
  'gearType',
  'driveType',
  'propulsionType',
] as const
const asTheyCame = ['model', 'frameHeight', 'frameColor', 'wheelSize'] as const

/** Every attribute the registry has of a bike. */
export function BikeFacts({ bike }: { bike: RegisteredBike }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const facts: (readonly [string, string | null])[] = [
    [t('sell.attribute.brand'), bike.brand],
    ...asTheyCame.map((name) => [t(`sell.attribute.${name}`), bike[name]] as const),
    ...words.map((name) => {
      const value = bike[name]
      return [
        t(`sell.attribute.${name}`),
        value === null ? null : registryWord(t, name, value),
      ] as const
    }),
    [t('sell.attribute.gears'), bike.gears === null ? null : String(bike.gears)],
    [t('check.bike.year'), bike.year],
    [t('check.bike.registeredOn'), bike.createdAt === null ? null : formats.day(bike.createdAt)],
  ]
  return (
    <dl className="facts bike-facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
