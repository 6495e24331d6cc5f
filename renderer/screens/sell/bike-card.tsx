import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft, DraftBike } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { Loading } from '../../components/code.tsx'
import { Notice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import type { SellCalls } from './use-sell-calls.ts'
import { NextCard } from './card.tsx'
import { CodeInput } from './code-input.tsx'
import { bikeStep } from './sell-view.ts'

const BikeForm = lazy(async () => ({ default: (await import('./bike-form.tsx')).BikeForm }))
const WordQuestion = lazy(async () => ({
  default: (await import('./word-question.tsx')).WordQuestion,
}))

export type BikeCardProps = {
  draft: Draft
  eyebrow: string
  beam: number | null
  calls: SellCalls
  onEdit: () => void
}

/** The bike card while it is its turn: scan, choose, one word, or what the POS does not know. */
export function BikeCard({ draft, eyebrow, beam, calls, onEdit }: BikeCardProps) {
  const { t } = useTranslation()
  const [byHand, setByHand] = useState(false)
  const { bike } = draft
  const step = bikeStep(draft)
  const asks = step === 'choose' || step === 'word' || step === 'form'
  const over = asks ? t('sell.eyebrow.question') : eyebrow
  const common = { part: 'bike', eyebrow: over, beam } as const

  if (step === 'choose' && bike !== null) {
    return (
      <NextCard {...common} big={t('sell.bike.chooseTitle')} hint={t('sell.bike.chooseHint')}>
        <ul className="bike-choices">
          {bike.choices.map((choice) => (
            <li key={choice.objectId}>
              <Button
                className="bike-choice"
                onPress={() => calls.chooseBike.mutate({ objectId: choice.objectId })}
              >
                <span>{choice.description}</span>
                {choice.frameNumber === null ? (
                  <span className="soft">{t('sell.bike.noFrameNumber')}</span>
                ) : (
                  <span className="code">{choice.frameNumber}</span>
                )}
                {choice.isDemo ? <Pill tone="look">{t('sell.bike.demo')}</Pill> : null}
              </Button>
            </li>
          ))}
        </ul>
      </NextCard>
    )
  }
  const [word] = bike?.unknownWords ?? []
  if (step === 'word' && word !== undefined) {
    return (
      <NextCard
        {...common}
        big={t('sell.bike.wordTitle', { word: word.word })}
        hint={t('sell.bike.wordHint', { field: t(`sell.attribute.${word.field}`).toLowerCase() })}
      >
        <Suspense fallback={<Loading />}>
          <WordQuestion
            key={`${word.field} ${word.word}`}
            field={word.field}
            onAnswer={(value) => calls.teachWord.mutate({ ...word, value })}
          />
        </Suspense>
      </NextCard>
    )
  }
  if (step === 'form' || byHand) {
    return (
      <NextCard {...common} big={t('sell.bike.askTitle')} hint={<FormHint draft={draft} />}>
        {bike?.badCheckDigit ? <BadCheckDigit barcode={bike.barcode ?? ''} /> : null}
        <Suspense fallback={<Loading />}>
          <BikeForm
            key={draft.id}
            attributes={bike?.attributes ?? {}}
            fields="required"
            submit={t('sell.bike.save')}
            others={
              <Button look="plain" onPress={onEdit}>
                {t('sell.bike.more')}
              </Button>
            }
            onSave={(attributes: DraftBike) => {
              setByHand(false)
              calls.setBike.mutate({ attributes })
            }}
          />
        </Suspense>
      </NextCard>
    )
  }
  return (
    <NextCard {...common} big={t('sell.next.bike.big')} hint={t('sell.next.bike.hint')}>
      <CodeInput
        label={t('sell.next.bike.input')}
        placeholder={t('sell.next.bike.placeholder')}
        onRead={(text) => calls.read.mutate({ text, part: 'bike' })}
      >
        <Button onPress={() => setByHand(true)}>{t('sell.next.bike.other')}</Button>
      </CodeInput>
    </NextCard>
  )
}

function FormHint({ draft: { bike } }: { draft: Draft }) {
  const { t } = useTranslation()
  if (bike === null || bike.barcode === null) return t('sell.bike.askSelf')
  switch (bike.lookup) {
    case 'found':
      return t('sell.bike.askMissing')
    case 'not-found':
      return t('sell.bike.askUnknown', { barcode: bike.barcode })
    case 'idle':
    case 'asking':
    case 'not-asked':
      return t('sell.bike.askNotAsked')
  }
}

function BadCheckDigit({ barcode }: { barcode: string }) {
  const { t } = useTranslation()
  return (
    <div className="warnings">
      <Notice tone="look">
        <p>{t('sell.bike.badCheckDigit', { barcode })}</p>
      </Notice>
    </div>
  )
}
