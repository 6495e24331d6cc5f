import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/counter-api.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall, useLearnedArticles } from '../../counter/queries.ts'
import { registryWord } from '../../i18n/registry-word.ts'
import { BikeForm } from '../sell/bike-form.tsx'
import { titleOf } from '../sell/sell-view.ts'
import '../sell/sell.css'

type Article = Output<'articles.list'>[number]

/** How many are shown before somebody looks for one. */
const fewest = 8

/** What staff entered once for a product code fills in the next bike: here it can be corrected. */
export function LearnedArticles() {
  const { t } = useTranslation()
  const { data: articles = [], error } = useLearnedArticles()
  const save = useCall('articles.save')
  const forget = useCall('articles.forget')
  const [search, setSearch] = useState('')
  const [edited, setEdited] = useState<Article | null>(null)
  const fault = error?.fault ?? save.error?.fault ?? forget.error?.fault ?? null
  const wanted = search.trim().toLowerCase()
  const found = articles.filter(({ barcode, attributes }) =>
    `${barcode} ${titleOf(attributes)}`.toLowerCase().includes(wanted),
  )
  return (
    <div className="panel" data-setting="articles">
      <p className="soft">{t('settings.articlesHint')}</p>
      {articles.length > fewest ? (
        <input
          className="input"
          type="search"
          aria-label={t('settings.articlesSearch')}
          placeholder={t('settings.articlesSearch')}
          maxLength={100}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      {fault === null ? null : <FaultNotice fault={fault} />}
      {articles.length === 0 ? <p>{t('settings.articlesNone')}</p> : null}
      <ul className="articles">
        {found.slice(0, wanted === '' ? fewest : 50).map((article) => (
          <li key={article.barcode} data-article={article.barcode}>
            <span>
              <strong>{titleOf(article.attributes)}</strong>
              <Words article={article} />
              <br />
              <span className="code soft">{article.barcode}</span>
            </span>
            <Button onPress={() => setEdited(article)}>{t('settings.articlesChange')}</Button>
          </li>
        ))}
      </ul>
      {edited === null ? null : (
        <Sheet
          title={t('settings.articlesTitle', { barcode: edited.barcode })}
          isOpen
          scans="wait"
          isWide
          onClose={() => setEdited(null)}
        >
          <BikeForm
            attributes={edited.attributes}
            fields="all"
            submit={t('sell.bike.keep')}
            onSave={(attributes) => {
              save.mutate({ barcode: edited.barcode, attributes })
              setEdited(null)
            }}
            others={
              <>
                <Button
                  onPress={() => {
                    forget.mutate({ barcode: edited.barcode })
                    setEdited(null)
                  }}
                >
                  {t('settings.articlesForget')}
                </Button>
                <Button look="plain" onPress={() => setEdited(null)}>
                  {t('common.cancel')}
                </Button>
              </>
            }
          />
        </Sheet>
      )}
    </div>
  )
}

function Words({ article: { attributes } }: { article: Article }) {
  const { t } = useTranslation()
  const words = [
    attributes.color && registryWord(t, 'color', attributes.color),
    attributes.audience && registryWord(t, 'audience', attributes.audience),
    attributes.type && registryWord(t, 'type', attributes.type),
  ].filter(Boolean)
  return <span className="soft"> · {words.join(' · ')}</span>
}
