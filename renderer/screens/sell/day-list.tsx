import { FileText, Undo2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedBike } from '../../../shared/check.ts'
import type { Sale } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Pill, type Tone } from '../../components/pill.tsx'
import { useCall, useSalesToday } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { loadLaterWords } from '../../i18n/start.ts'
import { TillToday } from './till-today.tsx'
import { bikeOfSale, dayCounts, jobOfAttention, titleOf } from './sell-view.ts'

const CertificateSheet = lazy(async () => {
  const [sheet] = await Promise.all([import('../paper/certificate-sheet.tsx'), loadLaterWords()])
  return { default: sheet.CertificateSheet }
})

export type DayListProps = {
  onUndo: (saleId: string) => void
  onOpenJob: (jobId: string) => void
  onSoldBikes: () => void
  onOpenBike: (bike: NamedBike) => void
}

const tones: Readonly<Record<Sale['state'], Tone>> = {
  held: 'wait',
  'on-its-way': 'wait',
  registered: 'go',
  attention: 'stop',
  undone: 'quiet',
}

export function DayList({ onUndo, onOpenJob, onOpenBike, onSoldBikes }: DayListProps) {
  const { t } = useTranslation()
  const { data: sales = [], error } = useSalesToday()
  const certificate = useCall('sales.certificate')
  const [asked, setAsked] = useState<string | null>(null)
  const askedFor = sales.find(({ id }) => id === asked)
  return (
    <aside className="day" aria-label={t('sell.day.title')}>
      <h2>{t('sell.day.title')}</h2>
      <DayTotals sales={sales} />
      <TillToday onSoldBikes={onSoldBikes} />
      {error === null ? null : <FaultNotice fault={error.fault} />}
      <p className="only-for-readers" role="status">
        {certificate.data === undefined
          ? null
          : t('sell.day.certificateMade', {
              status: t(`sell.day.certificateStatus.${certificate.data.status}`),
            })}
      </p>
      <ul className="day-sales">
        {sales.map((sale) => (
          <DaySale
            key={sale.id}
            sale={sale}
            onUndo={onUndo}
            onOpenJob={onOpenJob}
            onOpenBike={onOpenBike}
            onCertificate={() => {
              certificate.reset()
              setAsked(sale.id)
            }}
          />
        ))}
      </ul>
      {askedFor === undefined ? null : (
        <Suspense fallback={null}>
          <CertificateSheet
            sale={askedFor}
            certificate={certificate}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
    </aside>
  )
}

function DayTotals({ sales }: { sales: readonly Sale[] }) {
  const { t } = useTranslation()
  const { sold, registered, waiting, attention } = dayCounts(sales)
  if (sold === 0) return <p className="day-totals">{t('sell.day.empty')}</p>
  const words = [
    t('sell.day.sold', { count: sold }),
    t('sell.day.registered', { count: registered }),
    waiting > 0 ? t('sell.day.waiting', { count: waiting }) : null,
    attention > 0 ? t('sell.day.attention', { count: attention }) : null,
  ]
  return <p className="day-totals">{words.filter((word) => word !== null).join(' · ')}</p>
}

type DaySaleProps = Omit<DayListProps, 'onSoldBikes'> & { sale: Sale; onCertificate: () => void }

function DaySale({ sale, onUndo, onOpenJob, onOpenBike, onCertificate }: DaySaleProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const job = sale.state === 'attention' ? jobOfAttention(sale) : null
  const title = titleOf(sale.bike)
  return (
    <li className={`sale sale-${sale.state}`} data-sale={sale.id} data-sale-state={sale.state}>
      <div className="sale-title">{title === '' ? t('sell.day.noName') : title}</div>
      <Pill tone={tones[sale.state]}>{t(`sell.day.state.${sale.state}`)}</Pill>
      <div className="sale-codes">
        <span className="code">{sale.frameNumber.sent}</span>
        {sale.shieldCode === null ? (
          <span>{t('sell.day.noShield')}</span>
        ) : (
          <span className="code">{sale.shieldCode}</span>
        )}
        {sale.bikeId === null ? null : <span>{t('sell.day.bikeId', { bikeId: sale.bikeId })}</span>}
        {job ? <JobWords because={job.parkedBecause} message={job.message} /> : null}
      </div>
      <div className="sale-side">
        <time dateTime={sale.soldAt}>{formats.clock(sale.soldAt)}</time>
        <div className="sale-actions">
          {sale.bikeId === null || sale.state !== 'registered' ? null : (
            <Button
              look="plain"
              aria-label={t('sell.day.openBike', { bike: title })}
              onPress={() => {
                const bike = bikeOfSale(sale)
                if (bike !== null) onOpenBike(bike)
              }}
            >
              {t('sell.day.bike')}
            </Button>
          )}
          {sale.state === 'held' ? (
            <Button look="plain" onPress={() => onUndo(sale.id)}>
              <Undo2 size={15} aria-hidden />
              {t('sell.day.undo')}
            </Button>
          ) : job ? (
            <Button look="plain" onPress={() => onOpenJob(job.jobId)}>
              {t('sell.day.why')}
            </Button>
          ) : sale.state === 'undone' ? null : (
            <Button look="plain" onPress={onCertificate}>
              <FileText size={15} aria-hidden />
              {t(
                sale.paper === 'PENDING' && sale.state === 'registered'
                  ? 'sell.day.replacePaper'
                  : 'sell.day.certificate',
              )}
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

type SaleJob = NonNullable<Sale['registration']>

function JobWords({
  because,
  message,
}: {
  because: SaleJob['parkedBecause']
  message: string | null
}) {
  const { t } = useTranslation()
  if (because === null) return message === null ? null : <span>{message}</span>
  const why = t(`queue.parked.${because}.why`, { service: t('service.cicopass') })
  return <span className="sale-why">{message === null ? why : `${why} ${message}`}</span>
}
