import { z } from 'zod'
import { writtenLine, writtenLines } from '../../../shared/written-text.ts'
import { LeadType, type LeadRequest } from '../../../shared/lead.ts'
import { readStoreId, writeStoreId } from '../../../shared/stock.ts'
import { ok, type Result } from '../../../shared/fault.ts'

const text = writtenLine(2_000).nullish()
const lines = z.union([z.literal(''), writtenLines(2_000)]).nullish()
const flag = z.boolean().optional()

/** A lead in the field names of the service's create call, as other programs hand it over. */
export const LeadInput = z
  .object({
    /** Left out: the store of the account. */
    store_id: z.union([z.string(), z.number()]).optional(),
    type: LeadType,
    status: z.literal('open').optional(),
    title: writtenLine(200).min(1),
    message: writtenLines(2_000),
    costs_ex_vat_cents: z.number().int().min(0).optional(),
    options: z
      .object({
        test_ride_requested: flag,
        phone_call_requested: flag,
        finance_information_requested: flag,
        insurance_information_requested: flag,
      })
      .strict()
      .optional(),
    object: z
      .object({
        description: lines,
        object_id: z.number().int().nullish(),
        article_number: text,
        barcode: text,
      })
      .strict()
      .optional(),
    exchange_object: z
      .object({ exchange_description: lines, exchange_remarks: lines })
      .strict()
      .optional(),
    customer: z
      .object({
        customer_address_id: z.null().optional(),
        address_type: z.literal('lead').optional(),
        customer_id: z.number().int().nullish(),
        is_business_address: flag,
        company_name: text,
        name: writtenLine(200).min(1),
        street: text,
        house_number: text,
        house_number_postfix: text,
        postal_code: text,
        city: text,
        country_code: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .optional(),
        phone_number: text,
        email: text,
        notes: lines,
      })
      .strict(),
  })
  .strict()

/** The lead as the counter keeps it; `ownStore` is the account's, for input that names none. */
export function readLead(
  input: z.infer<typeof LeadInput>,
  ownStore: LeadRequest['store'] | null,
): Result<LeadRequest> {
  const store =
    input.store_id === undefined && ownStore !== null
      ? ok(ownStore)
      : readStoreId(input.store_id ?? '')
  if (!store.ok) return store
  const { options, object, exchange_object: exchange, customer } = input
  return ok({
    store: store.value,
    type: input.type,
    title: input.title,
    message: input.message,
    costsExVatCents: input.costs_ex_vat_cents ?? 0,
    options: {
      testRideRequested: options?.test_ride_requested ?? false,
      phoneCallRequested: options?.phone_call_requested ?? false,
      financeInformationRequested: options?.finance_information_requested ?? false,
      insuranceInformationRequested: options?.insurance_information_requested ?? false,
    },
    object: {
      description: object?.description ?? null,
      objectId: object?.object_id ?? null,
      articleNumber: object?.article_number ?? null,
      barcode: object?.barcode ?? null,
    },
    exchange: {
      description: exchange?.exchange_description ?? null,
      remarks: exchange?.exchange_remarks ?? null,
    },
    customer: {
      customerId: customer.customer_id ?? null,
      isBusiness: customer.is_business_address ?? false,
      companyName: customer.company_name ?? '',
      name: customer.name,
      street: customer.street ?? '',
      houseNumber: customer.house_number ?? '',
      houseNumberPostfix: customer.house_number_postfix ?? '',
      postalCode: customer.postal_code ?? '',
      city: customer.city ?? '',
      countryCode: customer.country_code ?? 'NL',
      phoneNumber: customer.phone_number ?? '',
      email: customer.email ?? '',
      notes: customer.notes ?? '',
    },
  })
}

/** The other way round: a lead that is kept, in the names of the call. */
export function writeLead(lead: LeadRequest): z.infer<typeof LeadInput> {
  const { options, object, exchange, customer } = lead
  return {
    store_id: writeStoreId(lead.store),
    type: lead.type,
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
  }
}
