import { z } from 'zod'
import { readDateTime } from '../../../shared/date-time.ts'
import { Lead, type LeadRequest } from '../../../shared/lead.ts'
import { writeStoreId } from '../../../shared/stock.ts'
import { readCents } from '../../../shared/price.ts'
import { objectOf, readIdentity, storeOrNone, words, yes } from './forms.ts'

/**
 * A lead as `create.json` takes it: every published field, under its published name. What the
 * service fills in itself (`uuid`, the two times, the address's id) is null on creation, and so is
 * what was not said about the objects; a customer's empty fields are empty text, as published.
 */
export function encodeLead(lead: LeadRequest): Record<string, unknown> {
  const { options, object, exchange, customer } = lead
  return {
    uuid: null,
    store_id: writeStoreId(lead.store),
    type: lead.type,
    status: 'open',
    title: lead.title,
    message: lead.message,
    costs_ex_vat_cents: lead.costsExVatCents,
    options: {
      test_ride_requested: options.testRideRequested,
      phone_call_requested: options.phoneCallRequested,
      finance_information_requested: options.financeInformationRequested,
      insurance_information_requested: options.insuranceInformationRequested,
    },
    object: {
      description: object.description,
      object_id: object.objectId,
      article_number: object.articleNumber,
      barcode: object.barcode,
    },
    exchange_object: {
      exchange_description: exchange.description,
      exchange_remarks: exchange.remarks,
    },
    customer: {
      customer_address_id: null,
      address_type: 'lead',
      customer_id: customer.customerId,
      is_business_address: customer.isBusiness,
      company_name: customer.companyName,
      name: customer.name,
      street: customer.street,
      house_number: customer.houseNumber,
      house_number_postfix: customer.houseNumberPostfix,
      postal_code: customer.postalCode,
      city: customer.city,
      country_code: customer.countryCode,
      phone_number: customer.phoneNumber,
      email: customer.email,
      notes: customer.notes,
    },
    created_at: null,
    modified_at: null,
  }
}

/**
 * A lead as the service says it stands. Its UUID and status are required: without the first nobody
 * could read it again, without the other it says nothing. Times become ISO 8601 in UTC; those without
 * an offset are in `timeZone`.
 */
export function answeredLead(timeZone: string) {
  return leadAnswer(timeZone)
    .transform((lead, context): z.input<typeof Lead> => {
      if (lead.status !== null) return { ...lead, status: lead.status }
      context.addIssue({ code: 'custom', message: 'no status' })
      return z.NEVER
    })
    .pipe(Lead)
}

/** The answer to a creation. Its UUID says that it is there: nobody may make it a second time. */
export function createdLead(timeZone: string) {
  return leadAnswer(timeZone)
    .transform((lead): z.input<typeof Lead> => ({ ...lead, status: lead.status ?? 'open' }))
    .pipe(Lead)
}

function leadAnswer(timeZone: string) {
  const moment = z
    .unknown()
    .optional()
    .transform((written) => {
      const time = readDateTime(written, timeZone)
      return time === null ? null : new Date(time).toISOString()
    })
  return z
    .object({
      sales_lead: z.object({
        uuid: z.string().trim().min(1),
        store_id: storeOrNone,
        type: words,
        status: z.unknown().optional().transform(readIdentity),
        title: words,
        message: words,
        costs_ex_vat_cents: z.unknown().optional(),
        customer: objectOf({ name: words, phone_number: words }),
        object: objectOf({ description: words }),
        options: objectOf({
          test_ride_requested: yes,
          phone_call_requested: yes,
          finance_information_requested: yes,
          insurance_information_requested: yes,
        }),
        exchange_object: objectOf({ exchange_description: words, exchange_remarks: words }),
        created_at: moment,
        modified_at: moment,
      }),
    })
    .transform(({ sales_lead: { options, ...lead } }) => ({
      uuid: lead.uuid,
      store: lead.store_id,
      type: lead.type ?? 'other',
      status: lead.status,
      title: lead.title ?? '',
      message: lead.message ?? '',
      costsExVatCents: readCents(lead.costs_ex_vat_cents, 'cents'),
      customerName: lead.customer.name,
      customerPhone: lead.customer.phone_number,
      objectDescription: lead.object.description,
      options: [
        ...(options.test_ride_requested ? (['testRideRequested'] as const) : []),
        ...(options.phone_call_requested ? (['phoneCallRequested'] as const) : []),
        ...(options.finance_information_requested
          ? (['financeInformationRequested'] as const)
          : []),
        ...(options.insurance_information_requested
          ? (['insuranceInformationRequested'] as const)
          : []),
      ],
      exchangeDescription: lead.exchange_object.exchange_description,
      exchangeRemarks: lead.exchange_object.exchange_remarks,
      createdAt: lead.created_at,
      modifiedAt: lead.modified_at,
    }))
}

/**
 * The answer to a cancellation carries nothing but whether it went wrong (`error: true` was read as
 * a refusal before this). One of its two fields must be there: an empty object cancels nothing.
 */
export const LeadCancelled = z
  .object({ error: z.unknown().optional(), error_message: words })
  .refine(({ error, error_message }) => error !== undefined || error_message !== null)
  .transform(() => undefined)

/** Whether a text can be a lead's UUID, and so part of an address. */
export function isUuid(written: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(written)
}
