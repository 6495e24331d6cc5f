import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { EnterKey, NextCard } from './card.tsx'
import { CodeInput } from './code-input.tsx'
import type { SellCalls } from './use-sell-calls.ts'

type PartCardProps = { draft: Draft; eyebrow: string; beam: number | null; calls: SellCalls }

export function FrameNumberCard({ eyebrow, beam, calls }: PartCardProps) {
  const { t } = useTranslation()
  return (
    <NextCard
      part="frameNumber"
      eyebrow={eyebrow}
      big={t('sell.next.frameNumber.big')}
      hint={t('sell.next.frameNumber.hint')}
      beam={beam}
    >
      <CodeInput
        label={t('sell.next.frameNumber.input')}
        placeholder={t('sell.next.frameNumber.placeholder')}
        onRead={(text) => calls.read.mutate({ text, part: 'frameNumber' })}
      />
    </NextCard>
  )
}

export function ShieldCard({ draft, eyebrow, beam, calls }: PartCardProps) {
  const { t } = useTranslation()
  return (
    <NextCard
      part="shield"
      eyebrow={eyebrow}
      big={t('sell.next.shield.big')}
      hint={t('sell.next.shield.hint')}
      beam={beam}
    >
      <CodeInput
        label={t('sell.next.shield.input')}
        placeholder={t('sell.next.shield.placeholder')}
        onRead={(text) => calls.read.mutate({ text, part: 'shield' })}
      >
        {/* Linking to a bike that is registered already has no sense without a shield. */}
        {draft.existingBikeId === null ? (
          <Button onPress={() => calls.withoutShield.mutate({})}>
            {t('sell.next.shield.without')}
          </Button>
        ) : null}
      </CodeInput>
    </NextCard>
  )
}

type ReadyCardProps = { draft: Draft; isSaving: boolean; onConfirm: () => void }

export function ReadyCard({ draft, isSaving, onConfirm }: ReadyCardProps) {
  const { t } = useTranslation()
  const isLink = draft.existingBikeId !== null
  return (
    <NextCard
      part="ready"
      eyebrow={t('sell.eyebrow.ready')}
      big={t(isLink ? 'sell.ready.bigLink' : 'sell.ready.big')}
      hint={t('sell.ready.hint')}
    >
      <div className="ready-row">
        <Button
          // Enter confirms wherever the focus was left, say on a button of the navigation.
          autoFocus={!isBusyElsewhere()}
          look="go"
          size="large"
          className="ready-button"
          isDisabled={!draft.canConfirm || isSaving}
          onPress={onConfirm}
        >
          {isSaving
            ? t('sell.ready.busy')
            : t(isLink ? 'sell.ready.buttonLink' : 'sell.ready.button')}
        </Button>
        <EnterKey />
      </div>
    </NextCard>
  )
}

/** Whether somebody types or answers a question just now: that keeps the focus. */
function isBusyElsewhere(): boolean {
  const focused = document.activeElement
  return (
    focused !== null && focused.closest('input, [role="dialog"], [role="alertdialog"]') !== null
  )
}
