import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Held } from '../../components/held.tsx'
import { Loading } from '../../components/code.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { useBegunLeads, useLeadDesk } from '../../counter/lead-queries.ts'
import { useAccounts, useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { useSellKeys } from '../sell/use-sell-keys.ts'
import type { ScreenProps } from '../screen.ts'
import { AddSheet } from './add-sheet.tsx'
import { BegunList, LeadList, OnTheirWayList } from './lead-list.tsx'
import { LeadPanel } from './lead-panel.tsx'
import { LeadSheet } from './lead-sheet.tsx'
import { LeadStartCard } from './lead-start.tsx'
import { isFound } from './lead-view.ts'
import { LocatorPanel, startWith } from './locator-panel.tsx'
import '../../components/worklist.css'
import '../first-run/pages.css'
import './leads.css'

/** So many lines at first, and so many more each time somebody asks. */
const page = 60

/** The lead desk: every lead with how it stands; a scan says which store has the bike. */
export function LeadsScreen({ openJob, goTo }: ScreenProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data: desk, error } = useLeadDesk()
  const { data: begun } = useBegunLeads()
  const { data: accounts } = useAccounts()
  const begin = useCall('leads.begin')
  const open = useCall('leads.open')
  const locate = useCall('leads.locate')
  const stop = useCall('leads.stopLocating')
  const back = useCall('leads.undoForget')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [many, setMany] = useState(page)
  const [pressed, setPressed] = useState<string | null>(null)
  const [adds, setAdds] = useState(false)
  const located = begun?.located ?? null
  const inSheet = begun?.leads.find(({ id }) => id === begun.open) ?? null
  const entry = desk?.leads.find(({ lead }) => lead.uuid === pressed) ?? null
  const blank = () => begin.mutate({ start: { with: 'nothing' } })

  useSellKeys({
    onEnter() {
      if (located === null) blank()
      else begin.mutate({ start: startWith(located.stores) })
    },
    onEscape() {
      setPressed(null)
      if (located !== null) stop.mutate({})
    },
    onBackspace: () => undefined,
  })
  if (desk === undefined || begun === undefined) {
    return error === null ? <Loading /> : <FaultNotice fault={error.fault} />
  }
  const found = search === '' ? desk.leads : desk.leads.filter(({ lead }) => isFound(lead, search))
  const setAside = begun.leads.filter(({ id }) => id !== begun.open)
  const isEmpty = desk.leads.length + desk.onTheirWay.length + begun.leads.length === 0
  const fault =
    (begin.error ?? open.error ?? back.error ?? locate.error ?? stop.error)?.fault ?? null
  return (
    <main className="screen worklist leads" data-screen="leads">
      <section className="worklist-side">
        <header className="leads-head">
          <h1>{t('leads.title')}</h1>
          <p className="soft">{t('leads.sub')}</p>
          <label className="leads-search">
            <Search size={18} aria-hidden />
            <input
              className="input"
              type="search"
              aria-label={t('leads.search')}
              placeholder={t('leads.search')}
              maxLength={100}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        </header>
        <div className="worklist-lists">
          {isEmpty ? (
            <div className="leads-empty">
              <p className="leads-empty-big">{t('leads.none')}</p>
              <p className="soft">{t('leads.noneTodo')}</p>
            </div>
          ) : null}
          {setAside.length === 0 ? null : (
            <>
              <h2>{t('leads.begun')}</h2>
              <BegunList leads={setAside} onOpen={(id) => open.mutate({ id })} />
            </>
          )}
          {desk.onTheirWay.length === 0 ? null : (
            <>
              <h2>{t('leads.onTheirWay')}</h2>
              <OnTheirWayList jobs={desk.onTheirWay} onOpenJob={openJob} />
            </>
          )}
          {desk.leads.length === 0 ? null : (
            <>
              <h2>
                {t('leads.known')} ·{' '}
                <span role="status">
                  {t('leads.count', {
                    count: found.length,
                    formatted: formats.number(found.length),
                  })}
                </span>
              </h2>
              {found.length === 0 ? (
                <p className="soft">{t('leads.noneFound', { search })}</p>
              ) : (
                <LeadList leads={found.slice(0, many)} shown={pressed} onOpen={setPressed} />
              )}
              {found.length > many ? (
                <Button onPress={() => setMany(many + page)}>{t('leads.more')}</Button>
              ) : null}
            </>
          )}
        </div>
      </section>
      <section className="worklist-main" aria-label={t('leads.panel.label')}>
        <div className="leads-middle">
          {accounts === undefined || accounts.cyclesoftware?.store ? null : (
            <Notice tone="look">
              <p>{t(accounts.cyclesoftware === null ? 'leads.off' : 'leads.offStore')}</p>
              <div className="button-row">
                <Button onPress={() => goTo('settings')}>{t('explain.toSettings')}</Button>
              </div>
            </Notice>
          )}
          {fault === null ? null : <FaultNotice fault={fault} />}
          {begun.thrownAway === null ? null : (
            <Held
              key={begun.thrownAway.id}
              name={begun.thrownAway.id}
              since={begun.thrownAway.since}
              until={begun.thrownAway.until}
              title={t('leads.thrownAway')}
              onUndo={() => back.mutate({})}
            >
              {begun.thrownAway.name === '' ? null : (
                <p className="soft">{begun.thrownAway.name}</p>
              )}
            </Held>
          )}
          {located !== null ? (
            <LocatorPanel
              key={located.code}
              located={located}
              onBegin={(start, phoneNumber) => begin.mutate({ start, phoneNumber })}
              onStop={() => stop.mutate({})}
            />
          ) : entry !== null ? (
            <LeadPanel
              key={entry.lead.uuid}
              entry={entry}
              onOpenJob={openJob}
              onBack={() => setPressed(null)}
            />
          ) : (
            <LeadStartCard
              onRead={(code) => locate.mutate({ code })}
              onBlank={blank}
              onAdd={() => setAdds(true)}
            />
          )}
        </div>
      </section>
      {adds ? (
        <AddSheet
          onAdded={(uuid) => {
            setAdds(false)
            setPressed(uuid)
          }}
          onClose={() => setAdds(false)}
        />
      ) : null}
      {inSheet === null ? null : <LeadSheet key={inSheet.id} lead={inSheet} located={located} />}
    </main>
  )
}
