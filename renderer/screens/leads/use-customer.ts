import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { LeadForm } from '../../../shared/begun-lead.ts'
import type { Input } from '../../../shared/counter-api.ts'
import type { PosCustomer } from '../../../shared/lead-desk.ts'
import { useCall } from '../../counter/queries.ts'

type Question = Input<'leads.customers'>

/** Looks the shop's customers up and fills one in; a name that somebody typed stays. */
export function useCustomer(form: UseFormReturn<LeadForm>) {
  const lookup = useCall('leads.customers')
  const [asked, setAsked] = useState<Question | null>(null)
  const set = <F extends keyof LeadForm>(field: F, value: LeadForm[F]) => {
    form.setValue(field, value as never, { shouldDirty: true, shouldValidate: field === 'name' })
  }
  const take = (customer: PosCustomer) => {
    const { phoneNumber, ...about } = customer
    for (const [field, value] of Object.entries(about)) set(field as keyof typeof about, value)
    if (form.getValues('phoneNumber').trim() === '') set('phoneNumber', phoneNumber)
  }
  const look = (by: Question) => {
    if (form.getValues('name').trim() !== '' || (asked !== null && isSame(asked, by))) return
    setAsked(by)
    lookup.mutate(by, {
      onSuccess([first, ...others]) {
        const isOnly = first !== undefined && others.length === 0
        if (isOnly && form.getValues('name').trim() === '') take(first)
      },
    })
  }
  return {
    isLooking: lookup.isPending,
    /** Undefined: nobody was looked up. */
    found: lookup.data,
    fault: lookup.error?.fault ?? null,
    take,
    byPhone: (phoneNumber: string) => look({ phoneNumber: phoneNumber.trim() }),
    byAddress: () => {
      const [postalCode, houseNumber] = form.getValues(['postalCode', 'houseNumber'])
      if (postalCode.trim().length < 3 || houseNumber.trim() === '') return
      look({ postalCode: postalCode.trim(), houseNumber: houseNumber.trim() })
    },
    /** It is somebody else: what was filled in goes, the number stays. */
    clear: () => {
      set('customerId', null)
      set('isBusiness', false)
      set('companyName', '')
      for (const field of ['name', 'street', 'houseNumber', 'houseNumberPostfix'] as const) {
        set(field, '')
      }
      for (const field of ['postalCode', 'city', 'email'] as const) set(field, '')
      lookup.reset()
    },
  }
}

export type CustomerLookup = ReturnType<typeof useCustomer>

function isSame(one: Question, other: Question): boolean {
  if ('phoneNumber' in one || 'phoneNumber' in other) {
    return 'phoneNumber' in one && 'phoneNumber' in other && one.phoneNumber === other.phoneNumber
  }
  return one.postalCode === other.postalCode && one.houseNumber === other.houseNumber
}
