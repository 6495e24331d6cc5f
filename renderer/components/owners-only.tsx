import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EndpointName } from '../../shared/counter-api.ts'
import { useOperators } from '../counter/queries.ts'

/** Whether whoever stands at the counter may make this call; main decides, and says so. */
export function useMay(endpoint: EndpointName): boolean {
  const { data: desk } = useOperators()
  return desk === undefined || !desk.refused.includes(endpoint)
}

/** What makes this call: for staff it is there to see, cannot be pressed, and says why. */
export function OwnersOnly({ call, children }: { call: EndpointName; children: ReactNode }) {
  const { t } = useTranslation()
  const may = useMay(call)
  return (
    <fieldset className="owners-only" disabled={!may}>
      {children}
      {may ? null : (
        <p className="soft" data-owners-only={call}>
          {t('operators.ownersOnly')}
        </p>
      )}
    </fieldset>
  )
}
