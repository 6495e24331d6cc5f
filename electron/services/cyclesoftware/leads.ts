import { z } from 'zod'
import { Lead, type LeadRequest } from '../../../shared/lead.ts'
import { writeStoreId } from '../../../shared/stock.ts'
import { readCents } from '../../../shared/price.ts'
import { storeId, words, yes } from './forms.ts'
import { readDateTime } from './values.ts'

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
 * A lead as the service says it stands. Its UUID, type and status are required: without the first
 * nobody could read it again, without the others it says nothing. Times become ISO 8601 in UTC;
 * those without an offset are in `timeZone`.
 */
export function answeredLead(timeZone: string) {
  const moment = words.transform((written) => {
    const time = written === null ? null : readDateTime(written, timeZone)
    return time === null ? null : new Date(time).toISOString()
  })
  return z
    .object({
      sales_lead: z.object({
        uuid: z.string().trim().min(1),
        store_id: storeId.nullish().catch(null),
        type: z.string().min(1),
        status: z.string().min(1),
        title: words,
        message: words,
        costs_ex_vat_cents: z.unknown().optional(),
        customer: z.object({ name: words, phone_number: words }).nullish().catch(null),
        object: z.object({ description: words }).nullish().catch(null),
        options: z
          .object({
            test_ride_requested: yes.catch(false),
            phone_call_requested: yes.catch(false),
            finance_information_requested: yes.catch(false),
            insurance_information_requested: yes.catch(false),
          })
          .nullish()
          .catch(null),
        exchange_object: z
          .object({ exchange_description: words, exchange_remarks: words })
          .nullish()
          .catch(null),
        created_at: moment,
        modified_at: moment,
      }),
    })
    .transform(({ sales_lead: lead }): z.input<typeof Lead> => ({
      uuid: lead.uuid,
      store: lead.store_id ?? null,
      type: lead.type,
      status: lead.status,
      title: lead.title ?? '',
      message: lead.message ?? '',
      costsExVatCents: readCents(lead.costs_ex_vat_cents, 'cents'),
      customerName: lead.customer?.name ?? null,
      customerPhone: lead.customer?.phone_number ?? null,
      objectDescription: lead.object?.description ?? null,
      options: [
        ...(lead.options?.test_ride_requested ? (['testRideRequested'] as const) : []),
        ...(lead.options?.phone_call_requested ? (['phoneCallRequested'] as const) : []),
        ...(lead.options?.finance_information_requested
          ? (['financeInformationRequested'] as const)
          : []),
        ...(lead.options?.insurance_information_requested
          ? (['insuranceInformationRequested'] as const)
          : []),
      ],
      exchangeDescription: lead.exchange_object?.exchange_description ?? null,
      exchangeRemarks: lead.exchange_object?.exchange_remarks ?? null,
      createdAt: lead.created_at,
      modifiedAt: lead.modified_at,
    }))
    .pipe(Lead)
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
