import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'

/** Its places, each with how long: docs/privacy.md has them in full. */
const places = ['leads', 'thefts', 'handOvers', 'sales', 'copies'] as const
const fewestSigns = 3

/** What is kept of customers, where and how long; and what to do for one who asks. */
export function CustomerData() {
  const { t } = useTranslation()
  return (
    <div className="settings-columns" data-setting="privacy">
      <section className="panel">
        <p className="soft">{t('privacy.hint')}</p>
        <dl className="kept">
          {places.map((place) => (
            <div key={place}>
              <dt>{t(`privacy.place.${place}`)}</dt>
              <dd className="soft">{t(`privacy.howLong.${place}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <OneCustomer />
    </div>
  )
}

function OneCustomer() {
  const { t } = useTranslation()
  const formats = useFormats()
  const find = useCall('privacy.find')
  const save = useCall('privacy.export')
  const erase = useCall('privacy.erase')
  const [search, setSearch] = useState('')
  const [isSure, setIsSure] = useState(false)
  const asked = find.variables?.search ?? ''
  const found = find.data
  const fault = find.error?.fault ?? save.error?.fault ?? erase.error?.fault ?? null

  function look(): void {
    save.reset()
    erase.reset()
    setIsSure(false)
    find.mutate({ search: search.trim() })
  }

  return (
    <section className="panel">
      <h3>{t('privacy.one')}</h3>
      <OwnersOnly call="privacy.find">
        <form
          className="customer-search"
          onSubmit={(event) => {
            event.preventDefault()
            look()
          }}
        >
          <input
            className="input"
            type="search"
            aria-label={t('privacy.search')}
            placeholder={t('privacy.search')}
            minLength={fewestSigns}
            maxLength={200}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Button type="submit" isDisabled={search.trim().length < fewestSigns || find.isPending}>
            {t('privacy.find')}
          </Button>
        </form>
      </OwnersOnly>
      {fault === null ? null : <FaultNotice fault={fault} />}
      {found === undefined ? null : (
        <>
          <p role="status">
            <strong>{t('privacy.found', { count: found.total })}</strong>
          </p>
          <ul className="customer-records">
            {found.records.map((record) => (
              <li key={`${record.what} ${record.id}`} data-record={record.what}>
                <span>{record.title ?? t('privacy.untitled')}</span>
                <span className="soft">
                  {t(`privacy.what.${record.what}`)} · {formats.dayAndClock(record.at)}
                  {record.isInUse ? ` · ${t('privacy.inUse')}` : ''}
                </span>
              </li>
            ))}
          </ul>
          {found.total === 0 ? null : (
            <div className="button-row">
              <Button isDisabled={save.isPending} onPress={() => save.mutate({ search: asked })}>
                {t('privacy.export')}
              </Button>
              <Button
                look={isSure ? 'stop' : 'plain'}
                isDisabled={erase.isPending || found.total === found.inUse}
                onPress={() => {
                  if (!isSure) {
                    setIsSure(true)
                    return
                  }
                  setIsSure(false)
                  erase.mutate(
                    { search: asked },
                    { onSuccess: () => find.mutate({ search: asked }) },
                  )
                }}
              >
                {isSure ? t('privacy.eraseSure') : t('privacy.erase')}
              </Button>
            </div>
          )}
        </>
      )}
      {save.data === undefined ? null : (
        <Notice tone="go">
          <p>{t('privacy.exported', { path: save.data.path })}</p>
        </Notice>
      )}
      {erase.data === undefined ? null : (
        <Notice tone={erase.data.inUse === 0 ? 'go' : 'look'}>
          <p>{t('privacy.erased', { count: erase.data.erased })}</p>
          {erase.data.inUse === 0 ? null : <p>{t('privacy.stillInUse')}</p>}
        </Notice>
      )}
    </section>
  )
}
