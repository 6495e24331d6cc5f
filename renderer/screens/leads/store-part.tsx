import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { LeadBike, LeadForm } from '../../../shared/begun-lead.ts'
import { writeStoreId } from '../../../shared/stock.ts'
import { ChoiceField } from '../../components/choice-field.tsx'
import { useLeadStores } from '../../counter/lead-queries.ts'
import { useAccounts } from '../../counter/queries.ts'

type StorePartProps = { form: UseFormReturn<LeadForm>; bike: LeadBike | null }

/** Where the lead goes: to the store that has the bike, or to one of ours that is chosen here. */
export function StorePart({ form, bike }: StorePartProps) {
  const { t } = useTranslation()
  const { data: accounts } = useAccounts()
  const { data: stores = [], error } = useLeadStores()
  if (bike?.store != null) {
    const store = bike.storeName ?? ''
    if (bike.storeName === null) return <p>{t('leads.sheet.forOwn')}</p>
    return <p>{t('leads.sheet.forStore', { store: store || writeStoreId(bike.store) })}</p>
  }
  if (error?.fault.kind === 'scope-missing') {
    return <p>{t('leads.sheet.ownOnly', { scope: error.fault.scope })}</p>
  }
  if (stores.length < 2) return <p>{t('leads.sheet.forOwn')}</p>
  const own = accounts?.cyclesoftware?.store ?? null
  return (
    <Controller
      control={form.control}
      name="store"
      render={({ field }) => {
        const chosen = field.value ?? own
        return (
          <ChoiceField
            className="lead-store"
            label={t('leads.sheet.store')}
            choices={stores.map(({ id, name, city }) => ({
              value: writeStoreId(id),
              label: placeOf(name || writeStoreId(id), city),
            }))}
            value={chosen === null ? null : writeStoreId(chosen)}
            onChange={(written) =>
              field.onChange(stores.find(({ id }) => writeStoreId(id) === written)?.id ?? null)
            }
          />
        )
      }}
    />
  )
}

function placeOf(name: string, city: string | null): string {
  return city === null || name.includes(city) ? name : `${name}, ${city}`
}
