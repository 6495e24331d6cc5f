import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OperatorDesk, Role } from '../../../shared/operator.ts'
import { lockChoices } from '../../../shared/operator-rules.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useMay } from '../../components/owners-only.tsx'
import { Pill } from '../../components/pill.tsx'
import { Question } from '../../components/question.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall, useOperators } from '../../counter/queries.ts'
import { useSecretCall } from '../../counter/use-secret-call.ts'
import { PersonForm } from './person-form.tsx'

/** Who works at this counter. Off until an owner wants it. */
export function OperatorsSetting() {
  const { data: desk } = useOperators()
  if (desk === undefined) return null
  return (
    <div className="settings-columns" data-setting="operators">
      {desk.isOn ? <Operators desk={desk} /> : <TurnOn />}
    </div>
  )
}

function TurnOn() {
  const { t } = useTranslation()
  const turnOn = useSecretCall('operators.turnOn')
  return (
    <section className="panel">
      <p className="soft">{t('operators.about')}</p>
      <PersonForm
        submit={t('operators.turnOn')}
        nameLabel={t('operators.ownerName')}
        call={turnOn}
        onSend={({ name, pin }) => turnOn.send({ name, pin })}
      />
    </section>
  )
}

function Operators({ desk }: { desk: OperatorDesk }) {
  const { t } = useTranslation()
  const remove = useCall('operators.remove')
  const setRole = useCall('operators.setRole')
  const awaitBadge = useCall('operators.awaitBadge')
  const setLock = useCall('operators.setLock')
  const turnOff = useCall('operators.turnOff')
  const readEmployees = useCall('operators.readEmployees')
  const add = useSecretCall('operators.add')
  const setPin = useSecretCall('operators.setPin')
  const [asks, setAsks] = useState<'add' | 'off' | { pinOf: string } | null>(null)
  const mayOwn = useMay('operators.setRole')
  const fault =
    readEmployees.error?.fault ??
    remove.error?.fault ??
    setRole.error?.fault ??
    awaitBadge.error?.fault ??
    setLock.error?.fault ??
    turnOff.error?.fault
  const close = () => setAsks(null)
  return (
    <section className="panel">
      <p className="soft">{t(mayOwn ? 'operators.hint' : 'operators.ownersOnly')}</p>
      <ul className="operator-list">
        {desk.people.map(({ id, name, role, hasBadge, awaitsBadge, isEmployee }) => (
          <li key={id}>
            <span>
              {name}{' '}
              <Pill tone={role === 'owner' ? 'go' : 'quiet'}>{t(`operators.role.${role}`)}</Pill>
              {isEmployee ? <span className="soft">{t('service.cyclesoftware')}</span> : null}
              {awaitsBadge ? <strong> {t('operators.scanBadge')}</strong> : null}
            </span>
            {mayOwn ? (
              <span className="button-row">
                <Button
                  look="plain"
                  aria-label={t('operators.badgeOf', { name })}
                  onPress={() => awaitBadge.mutate({ id })}
                >
                  {t(hasBadge ? 'operators.otherBadge' : 'operators.badge')}
                </Button>
                <Button
                  look="plain"
                  aria-label={t(`operators.makes.${otherRole(role)}Name`, { name })}
                  onPress={() => setRole.mutate({ id, role: otherRole(role) })}
                >
                  {t(`operators.makes.${otherRole(role)}`)}
                </Button>
                {isEmployee ? null : (
                  <Button
                    look="plain"
                    aria-label={t('operators.newPinOf', { name })}
                    onPress={() => setAsks({ pinOf: id })}
                  >
                    {t('operators.newPin')}
                  </Button>
                )}
                <Button
                  look="plain"
                  aria-label={t('operators.removeName', { name })}
                  onPress={() => remove.mutate({ id })}
                >
                  {t('operators.remove')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {fault === undefined ? null : <FaultNotice fault={fault} />}
      {mayOwn ? (
        <>
          <ChoiceField
            label={t('operators.lockAfter')}
            value={String(desk.lockAfterMinutes)}
            choices={lockChoices.map((count) => ({
              value: String(count),
              label: t('operators.minutes', { count }),
            }))}
            onChange={(minutes) => setLock.mutate({ minutes: Number(minutes) })}
          />
          <div className="button-row">
            <Button onPress={() => setAsks('add')}>{t('operators.add')}</Button>
            <Button isDisabled={readEmployees.isPending} onPress={() => readEmployees.mutate({})}>
              {t('operators.employees')}
            </Button>
            <Button onPress={() => setAsks('off')}>{t('operators.turnOff')}</Button>
          </div>
          <p className="soft">{t('operators.employeesHint')}</p>
        </>
      ) : null}
      {asks === 'add' ? (
        <Sheet title={t('operators.add')} isOpen scans="wait" onClose={close}>
          <PersonForm
            submit={t('operators.add')}
            nameLabel={t('operators.name')}
            withRole
            call={add}
            onSend={async (person) => {
              if ((await add.send(person)) !== null) close()
            }}
          />
        </Sheet>
      ) : asks === 'off' ? (
        <Question
          isOpen
          look="stop"
          title={t('operators.turnOff')}
          text={t('operators.offText')}
          yes={t('operators.turnOff')}
          no={t('common.cancel')}
          onNo={close}
          onYes={() => turnOff.mutate({}, { onSuccess: close })}
        />
      ) : asks === null ? null : (
        <Sheet title={t('operators.newPin')} isOpen scans="wait" onClose={close}>
          <PersonForm
            submit={t('operators.keepPin')}
            call={setPin}
            onSend={async ({ pin }) => {
              if ((await setPin.send({ id: asks.pinOf, pin })) !== null) close()
            }}
          />
        </Sheet>
      )}
    </section>
  )
}

function otherRole(role: Role): Role {
  return role === 'owner' ? 'staff' : 'owner'
}
