import { useTranslation } from 'react-i18next'
import { firstSpoken, languageOf } from '../../shared/language.ts'

/** How this language writes amounts and times. Amounts are euro cents, times ISO 8601. */
function formatsOf(language: string) {
  const locale = languageOf[firstSpoken([language]) ?? 'nl'].locale
  const amount = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  const gigabytes = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'gigabyte',
    maximumFractionDigits: 1,
  })
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const clockSeconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const dayAndClock = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  /** A service may write a date in a form of its own: then its own words are shown. */
  const orAsItCame = (written: string, format: Intl.DateTimeFormat) => {
    const time = new Date(written.replace(/^(\d{4}-\d\d-\d\d) /, '$1T'))
    return Number.isNaN(time.getTime()) ? written : format.format(time)
  }
  return {
    amount: (cents: number) => amount.format(cents / 100),
    clock: (at: string) => orAsItCame(at, clock),
    clockSeconds: (at: string) => orAsItCame(at, clockSeconds),
    day: (at: string) => orAsItCame(at, day),
    dayAndClock: (at: string) => orAsItCame(at, dayAndClock),
    gigabytes: (bytes: number) => gigabytes.format(bytes / 1e9),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
  }
}

export function useFormats() {
  const { i18n } = useTranslation()
  return formatsOf(i18n.language)
}
