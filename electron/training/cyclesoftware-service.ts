import type { CycleSoftwareAccount } from './accounts.ts'
import { Allowance, type Limits } from './allowance.ts'
import { cycleSoftwareCalls, type CycleSoftwareCall } from './calls.ts'
import type { ErrorForm } from './error-forms.ts'
import { leadAnswer, leadFrom, problemWithLead, type Lead } from './leads.ts'
import { fullName } from './people.ts'
import {
  articleGroups,
  customerAnswer,
  employeeAnswer,
  keyAnswer,
  locatorStore,
  stockLine,
  stockObjectAnswer,
  transactionAnswer,
} from './pos-answers.ts'
import type { Random } from './random.ts'
import { fieldsOf } from './registration-request.ts'
import { within } from './sales.ts'
import type { Shop } from './shop.ts'
import { shopDate } from './shop-time.ts'
import type { Answer } from './answer.ts'
import type { Admission, Asked, ServiceBehaviour } from './simulated-service.ts'
import { codeLists, type CodeListName } from './vocabulary.ts'

/** What a test may turn while the POS runs. */
export interface CycleSoftwareSettings {
  errorForm: ErrorForm
  limits: Limits | null
  accounts: CycleSoftwareAccount[]
  /** Transactions on one page. */
  pageSize: number
}

export interface CycleSoftwareOptions {
  settings: CycleSoftwareSettings
  shop: Shop
  leads: Lead[]
  random: Random
  now: () => number
  url: () => string
}

/** The POS, call by call. */
export class CycleSoftwareBehaviour implements ServiceBehaviour {
  readonly service = 'cyclesoftware'
  readonly calls = cycleSoftwareCalls
  readonly allowance: Allowance
  readonly #of: CycleSoftwareOptions

  constructor(options: CycleSoftwareOptions) {
    this.#of = options
    this.allowance = new Allowance(options.now)
  }

  errorForm = (): ErrorForm => this.#of.settings.errorForm

  /** Basic authentication has no tokens. */
  expireTokens = (): void => undefined

  file = (): Answer | null => null

  /** "Invalid request, e.g. using an unsupported HTTP method" is a 400 in the documentation. */
  notFound = (known: readonly unknown[]): Answer =>
    known.length > 0
      ? { status: 400, refusal: 'Bad Request' }
      : { status: 404, refusal: 'Not Found' }

  admit = (asked: Asked): Admission => {
    const { settings } = this.#of
    const account = this.#signedIn(asked.headers.authorization)
    if (account === null) {
      return {
        admitted: false,
        account: null,
        answer: {
          status: 401,
          refusal: 'Unauthorized',
          headers: { 'WWW-Authenticate': 'Basic realm="API"' },
        },
      }
    }
    // All users of these services belong to one POS account and share its limit.
    const taken = settings.limits === null ? null : this.allowance.take('1', settings.limits)
    const headers = taken?.headers ?? {}
    const refuse = (status: number, refusal: string): Admission => ({
      admitted: false,
      account: account.userName,
      answer: { status, refusal, headers },
    })
    if (taken?.allowed === false) return refuse(429, 'Too Many Requests')
    if (account.refusedCalls.some((call) => call === asked.call)) {
      return refuse(403, 'Forbidden')
    }
    const scope = cycleSoftwareCalls.find((call) => call.name === asked.call)?.scope ?? null
    if (scope !== null && !this.#scopesOf(account).includes(scope)) {
      return refuse(403, `Forbidden: scope ${scope} is required`)
    }
    return { admitted: true, account: account.userName, headers }
  }

  process = (asked: Asked, userName: string): Answer => {
    const call = asked.call as CycleSoftwareCall
    const { shop } = this.#of
    switch (call) {
      case 'keys':
        return done({ keys: shop.keys.map(keyAnswer) })
      case 'stores':
        return done({ stores: shop.stores.map(locatorStore) })
      case 'stock':
        return this.#stock(asked)
      case 'stockObject':
        return this.#stockObject(asked, userName)
      case 'createLead':
        return this.#createLead(asked)
      case 'lead':
        return this.#withLead(asked, (lead) => done({ sales_lead: leadAnswer(lead) }))
      case 'cancelLead':
        return this.#withLead(asked, (lead) => this.#cancelLead(lead))
      case 'transactions':
        return this.#transactions(asked, userName)
      case 'employees':
        return this.#employees()
      case 'customers':
        return this.#customers(asked)
      case 'codeList':
        return this.#codeList(asked)
    }
  }

  #signedIn(header: string | undefined): CycleSoftwareAccount | null {
    const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1]
    if (encoded === undefined) return null
    const [userName = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
    return (
      this.#of.settings.accounts.find(
        (known) => known.userName === userName && known.password === password.join(':'),
      ) ?? null
    )
  }

  #account(userName: string): CycleSoftwareAccount {
    const account = this.#of.settings.accounts.find((known) => known.userName === userName)
    if (account === undefined) throw new Error(`The user ${userName} was taken away meanwhile.`)
    return account
  }

  #scopesOf(account: CycleSoftwareAccount): string[] {
    return (
      account.scopes ??
      this.#of.shop.keys.filter((key) => key.isActive).flatMap((key) => key.scopes)
    )
  }

  #stock(asked: Asked): Answer {
    const { shop } = this.#of
    if (!Array.isArray(asked.body)) return { status: 400, refusal: 'An array is expected' }
    const barcodes = new Set(asked.body.map((entry: unknown) => fieldsOf(entry).barcode))
    if (asked.body.length > 0 && [...barcodes].some((barcode) => typeof barcode !== 'string')) {
      return { status: 400, refusal: 'barcode is required' }
    }
    const found = shop.stock.filter((item) => !item.isSold && barcodes.has(item.barcode))
    return done({ stores: shop.stores.map(locatorStore), stock: found.map(stockLine) })
  }

  /** Ids count inside account 1, whose user asks: the same number elsewhere is another bike. */
  #stockObject(asked: Asked, userName: string): Answer {
    const { shop } = this.#of
    const item = shop.stock.find(
      (known) => known.account === '1' && String(known.objectId) === asked.parameters.id,
    )
    if (item === undefined) return { status: 404, refusal: 'Object not found' }
    return { status: 200, body: stockObjectAnswer(item, this.#account(userName).locale) }
  }

  #createLead(asked: Asked): Answer {
    const { shop, leads, random, now } = this.#of
    const storeIds = shop.stores.map((store) => store.id)
    const problem = problemWithLead(asked.body, storeIds)
    if (problem !== null) return { status: 400, refusal: problem }
    const lead = leadFrom(asked.body, { at: now(), by: asked.id, storeIds, random })
    if (shop.keys.some((key) => key.store.id === lead.storeId && !key.isActive)) {
      return { status: 403, refusal: 'API access is disabled for this store' }
    }
    leads.push(lead)
    return {
      ...done({ sales_lead: leadAnswer(lead) }),
      changes: [{ kind: 'lead-created', id: lead.uuid, at: now() }],
    }
  }

  #withLead(asked: Asked, use: (lead: Lead) => Answer): Answer {
    const lead = this.#of.leads.find((known) => known.uuid === asked.parameters.uuid)
    return lead === undefined ? { status: 404, refusal: 'Lead not found' } : use(lead)
  }

  /** A lead the dealer is done with cannot be cancelled: `error: true`, and HTTP 200 all the same. */
  #cancelLead(lead: Lead): Answer {
    const { now } = this.#of
    if (!['open', 'noticed', 'accepted'].includes(lead.status)) {
      return {
        status: 200,
        body: { error: true, error_message: `Lead can not be cancelled (${lead.status})` },
      }
    }
    lead.status = 'cancelled'
    lead.modifiedAt = now()
    return { ...done({}), changes: [{ kind: 'lead-cancelled', id: lead.uuid, at: now() }] }
  }

  #transactions(asked: Asked, userName: string): Answer {
    const { shop, settings, now, url } = this.#of
    const query = asked.query.token === undefined ? asked.query : readToken(asked.query.token)
    if (query === null) return { status: 400, refusal: 'Invalid token' }
    const { date_field: field = 'book_date', store_id: store } = query
    const start = query.date_start ?? shopDate(now())
    const end = query.date_end ?? shopDate(now())
    if (![start, end].every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)) || start > end) {
      return { status: 400, refusal: 'Invalid date interval' }
    }
    if (!['book_date', 'modified_at', 'transaction_date'].includes(field)) {
      return { status: 400, refusal: 'Invalid date_field' }
    }
    const sales = shop.sales
      .filter((sale) =>
        within(sale, field === 'transaction_date' ? 'createdAt' : 'modifiedAt', [start, end]),
      )
      .filter((sale) => query.only_booked_transactions !== 'true' || sale.isFinal)
      .filter((sale) => store === undefined || store === '' || sale.store === store)
    const from = Number(query.from ?? 0)
    const next = from + settings.pageSize
    const token = Buffer.from(JSON.stringify({ ...query, from: String(next) })).toString(
      'base64url',
    )
    const { locale } = this.#account(userName)
    return {
      status: 200,
      body: {
        data: sales.slice(from, next).map((sale) => transactionAnswer(sale, locale)),
        pagination: {
          next_url:
            next < sales.length
              ? `${url()}/api/v3/salesdata/transactions.json?token=${token}`
              : null,
        },
      },
    }
  }

  #employees(): Answer {
    const { shop } = this.#of
    const key = shop.keys[0]?.key ?? ''
    return done({ data: shop.employees.map((employee) => employeeAnswer(employee, key)) })
  }

  #customers(asked: Asked): Answer {
    const { phone_number, postal_code, housenumber, email, query } = asked.query
    const plain = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase()
    const wanted = [phone_number, postal_code, housenumber, email, query]
    if (wanted.every((value) => value === undefined || value === '')) {
      return { status: 400, refusal: 'No search criteria given' }
    }
    const fits = (criterion: string | undefined, value: string): boolean =>
      criterion === undefined || criterion === '' || plain(value) === plain(criterion)
    const found = this.#of.shop.customers.filter(
      ({ person }) =>
        fits(phone_number, person.mobile) &&
        fits(postal_code, person.postalCode) &&
        fits(housenumber, person.houseNumber) &&
        fits(email, person.email) &&
        (query === undefined || fullName(person).toLowerCase().includes(query.toLowerCase())),
    )
    return { status: 200, body: found.map(customerAnswer) }
  }

  #codeList(asked: Asked): Answer {
    const name = asked.parameters.name ?? ''
    const codelist = `codelist:${name}`
    if (name === 'article_group') {
      const data = Object.values(articleGroups).map(({ code, nl, en }) => ({
        code,
        code_international: code,
        codelist,
        description: { nl, en },
      }))
      return done({ data })
    }
    if (!Object.hasOwn(codeLists, name)) return { status: 404, refusal: 'Unknown code list' }
    const data = codeLists[name as CodeListName].map(({ code, nl, fr, de }) => ({
      code: nl,
      code_international: code,
      codelist,
      description: { nl, en: code.replace('_', ' '), fr, de },
    }))
    return done({ data })
  }
}

function done(body: Record<string, unknown>): Answer {
  return { status: 200, body: { error_message: null, error: false, ...body } }
}

function readToken(token: string): Record<string, string> | null {
  try {
    const read = fieldsOf(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')))
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]))
  } catch (failure) {
    if (failure instanceof SyntaxError) return null
    throw failure
  }
}
