import type { Random } from './random.ts'
import { fieldsOf } from './registration-request.ts'
import { shopIsoTime } from './shop-time.ts'

const leadTypes = [
  'information',
  'sales_offer',
  'test_ride',
  'contact_request',
  'exchange',
  'complaint',
  'other',
] as const

export type LeadStatus =
  'open' | 'noticed' | 'accepted' | 'declined' | 'succeeded' | 'failed' | 'cancelled'

export interface Lead {
  uuid: string
  storeId: string
  status: LeadStatus
  /** Everything else, under the published names. */
  fields: Record<string, unknown>
  createdAt: number
  modifiedAt: number
  /** The request that created it (`Received.id`). */
  createdBy: number
}

/** What is wrong with a lead's body, or null. */
export function problemWithLead(body: unknown, storeIds: readonly string[]): string | null {
  const fields = fieldsOf(body)
  const { store_id: storeId, type, title, customer } = fields
  const known =
    typeof storeId === 'string' &&
    storeIds.some((id) => id === storeId || id.endsWith(`-${storeId}`))
  if (!known) return 'store_id is invalid'
  if (!leadTypes.some((leadType) => leadType === type)) return 'type is invalid'
  if (typeof title !== 'string' || title === '') return 'title is required'
  const name = fieldsOf(customer).name
  if (typeof name !== 'string' || name === '') return 'customer.name is required'
  const costs = fields.costs_ex_vat_cents
  if (costs !== undefined && costs !== null && !Number.isInteger(costs)) {
    return 'costs_ex_vat_cents should be an integer'
  }
  return null
}

export function leadFrom(
  body: unknown,
  made: { at: number; by: number; storeIds: readonly string[]; random: Random },
): Lead {
  const fields = fieldsOf(body)
  const { random, at } = made
  const asked = String(fields.store_id)
  return {
    uuid: `${random.hex(8)}-${random.hex(4)}-11f0-92bb-${random.hex(12)}`,
    storeId: made.storeIds.find((id) => id === asked || id.endsWith(`-${asked}`)) ?? asked,
    status: 'open',
    fields: {
      ...fields,
      customer: {
        ...fieldsOf(fields.customer),
        customer_address_id: random.between(90_000, 99_999),
        address_type: 'lead',
      },
    },
    createdAt: at,
    modifiedAt: at,
    createdBy: made.by,
  }
}

/** Nulls of the request come back as empty text, as in the published example. */
export function leadAnswer(lead: Lead): Record<string, unknown> {
  const { fields } = lead
  const options = fieldsOf(fields.options)
  const object = fieldsOf(fields.object)
  const exchange = fieldsOf(fields.exchange_object)
  const customer = fieldsOf(fields.customer)
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    uuid: lead.uuid,
    store_id: lead.storeId,
    type: fields.type,
    status: lead.status,
    title: fields.title,
    message: text(fields.message),
    costs_ex_vat_cents: fields.costs_ex_vat_cents ?? 0,
    options: {
      test_ride_requested: options.test_ride_requested === true,
      phone_call_requested: options.phone_call_requested === true,
      finance_information_requested: options.finance_information_requested === true,
      insurance_information_requested: options.insurance_information_requested === true,
    },
    object: {
      description: text(object.description),
      object_id: object.object_id ?? null,
      article_number: object.article_number ?? null,
      barcode: object.barcode ?? null,
    },
    exchange_object: {
      exchange_description: text(exchange.exchange_description),
      exchange_remarks: text(exchange.exchange_remarks),
    },
    customer: {
      customer_address_id: customer.customer_address_id,
      address_type: customer.address_type,
      customer_id: customer.customer_id ?? null,
      is_business_address: customer.is_business_address === true,
      company_name: text(customer.company_name),
      name: text(customer.name),
      street: text(customer.street),
      house_number: text(customer.house_number),
      house_number_postfix: text(customer.house_number_postfix),
      postal_code: text(customer.postal_code),
      city: text(customer.city),
      country_code: text(customer.country_code),
      phone_number: text(customer.phone_number),
      email: text(customer.email),
      notes: text(customer.notes),
    },
    created_at: shopIsoTime(lead.createdAt),
    modified_at: shopIsoTime(lead.modifiedAt),
  }
}
