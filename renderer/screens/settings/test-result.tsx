import { useTranslation } from 'react-i18next'
import type { AccountTest } from '../../../shared/account.ts'
import type { PlatformKey } from '../../../shared/stock.ts'
import { useFormats } from '../../i18n/format.ts'
import { Notice } from '../../components/notice.tsx'
import { missingScopesOf, writtenStore } from './store-view.ts'

/** What a real call came back with, said as it is. */
export function TestResult({ result }: { result: AccountTest }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <div role="status" data-test-result>
      <Notice tone="go">
        <p>
          <strong>
            {t('settings.tested', {
              milliseconds: formats.number(Math.round(result.milliseconds)),
            })}
          </strong>
        </p>
        <dl className="facts">
          {result.signedInAs === null ? null : (
            <>
              <dt>{t('settings.testedAs')}</dt>
              <dd>{result.signedInAs}</dd>
            </>
          )}
          {result.expiresAt === null ? null : (
            <>
              <dt>{t('settings.testedUntil')}</dt>
              <dd>{formats.dayAndClock(result.expiresAt)}</dd>
            </>
          )}
          {result.keys.length === 0 ? null : (
            <>
              <dt>{t('settings.testedKeys')}</dt>
              <dd>
                <ul className="keys">
                  {result.keys.map((key) => (
                    <KeyLine
                      key={`${key.lastFour}${writtenStore(key.store.id)}`}
                      platformKey={key}
                      needed={result.neededScopes}
                    />
                  ))}
                </ul>
              </dd>
            </>
          )}
        </dl>
      </Notice>
    </div>
  )
}

function KeyLine({ platformKey, needed }: { platformKey: PlatformKey; needed: readonly string[] }) {
  const { t } = useTranslation()
  const { lastFour, store, isActive, scopes } = platformKey
  const missing = missingScopesOf(scopes, needed)
  return (
    <li>
      <strong>
        {t('settings.keyLine', { lastFour, store: `${store.name} (${writtenStore(store.id)})` })}
      </strong>
      {isActive ? null : <span className="key-off"> · {t('settings.keyInactive')}</span>}
      <br />
      {scopes === null
        ? t('settings.keyNoScopes')
        : t('settings.keyScopes', { scopes: scopes.join(', ') || t('settings.noKeys') })}
      {missing.length === 0 ? null : (
        <span className="key-off">
          {' '}
          · {t('settings.keyMissing', { scopes: missing.join(', ') })}
        </span>
      )}
    </li>
  )
}
