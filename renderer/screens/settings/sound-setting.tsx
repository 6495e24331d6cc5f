import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall, useSound } from '../../counter/queries.ts'
import { toneIcon } from '../../components/pill.tsx'
import { colourOf, play, type ToneName } from '../../scanning/tones.ts'

const volumes = [20, 40, 60, 80, 100]

/** How loudly a scan is answered; muted, colour and words say the same. */
export function SoundSetting() {
  const { t } = useTranslation()
  const { data: sound } = useSound()
  const set = useCall('sound.set')
  if (sound === undefined) return null
  return (
    <div className="sound-setting">
      <SwitchField
        isSelected={!sound.isMuted}
        onChange={(isOn) => set.mutate({ ...sound, isMuted: !isOn })}
      >
        <SwitchButton className="switch">
          <span className="switch-track" aria-hidden />
          {t('scanning.sound.title')}
        </SwitchButton>
      </SwitchField>
      <div className="account-pair">
        <ChoiceField
          label={t('scanning.sound.volume')}
          value={String(sound.volume)}
          choices={volumes.map((volume) => ({ value: String(volume), label: `${volume} %` }))}
          onChange={(value) => set.mutate({ ...sound, volume: Number(value) })}
        />
        <div className="button-row sound-tries">
          {(['accepted', 'warning', 'stop'] as const).map((tone) => (
            <Button key={tone} onPress={() => play(tone, sound)}>
              <ToneSign tone={tone} />
              {t(`scanning.sound.${tone}`)}
            </Button>
          ))}
        </div>
      </div>
      {set.error === null ? null : <FaultNotice fault={set.error.fault} />}
    </div>
  )
}

/** The sign and the colour that a scan with this tone has everywhere. */
function ToneSign({ tone }: { tone: ToneName }) {
  const colour = colourOf[tone]
  const Icon = toneIcon[colour]
  return <Icon className={`tone-${colour}`} size={18} aria-hidden />
}
