import { Store } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadStart, Located } from '../../../shared/begun-lead.ts'
import type { StoreWithBike } from '../../../shared/lead-desk.ts'
import { writeStoreId } from '../../../shared/stock.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { WalkList } from '../../components/walk-list.tsx'
import { useAccounts } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { isWholePhoneNumber } from './address.ts'
import { useSettled } from './use-settled.ts'

export type LocatorPanelProps = {
  located: Located
  onBegin: (start: LeadStart, phoneNumber: string) => void
  onStop: () => void
}

/** Which stores have this bike, the nearest first; the customer's number begins a lead for the top one. */
export function LocatorPanel({ located, onBegin, onStop }: LocatorPanelProps) {
  const { t } = useTranslation()
  const [phone, setPhone] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const country = useAccounts().data?.cyclesoftware?.country ?? 'NL'
  const { stores, state, fault, title, code } = located
  const isThere = stores.length > 0
  const begin = () => onBegin(startWith(stores), phone)
  useSettled(phone, (typed) => isWholePhoneNumber(country, typed), begin)
  // Whoever scans looks here next.
  useEffect(() => field.current?.focus(), [])
  return (
    <section className="next next-go locator" data-located={state} aria-busy={state === 'looking'}>
      <p className="eyebrow eyebrow-go">{t('leads.where.eyebrow')}</p>
      <h2 className="next-big">{title ?? <span className="code">{code}</span>}</h2>
      {title === null ? null : <p className="code soft">{code}</p>}
      <p className="next-hint" role="status">
        {state === 'looking'
          ? t('leads.where.looking')
          : fault !== null
            ? t('leads.where.failed')
            : isThere
              ? null
              : t('leads.where.none')}
      </p>
      {fault === null ? null : <FaultNotice isOfReading fault={fault} />}
      <WalkList className="locator-stores" label={t('leads.where.bikes')}>
        {stores.flatMap((store) =>
          store.bikes.map((bike) => (
            <li key={`${writeStoreId(store.store)} ${String(bike.objectId)}`}>
              <StoreLine
                store={store}
                bike={bike}
                onPress={() => {
                  const { objectId } = bike
                  onBegin({ with: 'bike', store: store.store, objectId }, phone)
                }}
              />
            </li>
          )),
        )}
      </WalkList>
      <form
        className="locator-customer"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        <Field
          ref={field}
          label={t('leads.where.phone')}
          hint={
            isThere
              ? t('leads.where.phoneHint')
              : state === 'done'
                ? t(fault === null ? 'leads.where.noneHint' : 'leads.where.failedHint')
                : t('leads.where.phoneHintCode')
          }
          inputMode="tel"
          maxLength={40}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          data-code-input
        />
        <Button type="submit" look="go">
          {t('leads.where.go')}
          <kbd aria-hidden>{t('sell.ready.key')}</kbd>
        </Button>
        <Button look="plain" onPress={onStop}>
          {t('leads.where.stop')}
        </Button>
      </form>
    </section>
  )
}

/** For the top bike, or for the code alone where no store has one. */
export function startWith([store]: readonly StoreWithBike[]): LeadStart {
  const bike = store?.bikes[0]
  if (store === undefined || bike === undefined) return { with: 'code' }
  return { with: 'bike', store: store.store, objectId: bike.objectId }
}

type StoreLineProps = {
  store: StoreWithBike
  bike: StoreWithBike['bikes'][number]
  onPress: () => void
}

function StoreLine({ store, bike, onPress }: StoreLineProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { isOwn, kilometres, name } = store
  const far = isOwn
    ? t('leads.where.own')
    : kilometres === null
      ? t('leads.where.far')
      : t('leads.where.distance', { kilometres: formats.number(kilometres) })
  return (
    <Button
      className="locator-line"
      data-store={writeStoreId(store.store)}
      data-object={bike.objectId}
      onPress={onPress}
    >
      <Store size={20} aria-hidden />
      <span className="locator-name">{name === '' ? far : name}</span>
      {bike.isDemo ? <Pill tone="look">{t('leads.where.demo')}</Pill> : <span />}
      <span className="soft code">{t('leads.where.number', { number: bike.objectId })}</span>
      <span className="locator-far">{name === '' ? null : far}</span>
    </Button>
  )
}
