import type { CycleSoftwareAccount } from './accounts.ts'
import { Allowance } from './allowance.ts'
import type { Answer } from './answer.ts'
import { cycleSoftwareCalls, type CycleSoftwareCall } from './calls.ts'
import { codeList } from './code-list.ts'
import { customers } from './customer-search.ts'
import { done, type CycleSoftwareOptions } from './cyclesoftware-options.ts'
import type { ErrorForm } from './error-forms.ts'
import { leadAnswer, leadFrom, problemWithLead, type Lead } from './leads.ts'
import {
  employeeAnswer,
  keyAnswer,
  locatorStore,
  stockLine,
  stockObjectAnswer,
} from './pos-answers.ts'
import { fieldsOf } from './registration-request.ts'
import { transactions } from './sales-feed.ts'
import type { StockItem } from './shop-stock.ts'
import type { Admission, Asked, ServiceBehaviour } from './simulated-service.ts'
import { untidyLimits, untidyPosAnswer, untidyRetryAfter } from './untidy.ts'

/** The POS, call by call. */
export class CycleSoftwareBehaviour implements ServiceBehaviour {
  readonly service = 'cyclesoftware'
  readonly calls = cycleSoftwareCalls
  readonly allowance: Allowance
  readonly #of: CycleSoftwareOptions
  /** How often it was asked: which odd form of a header comes next. */
  #asked = 0

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
    const { isUntidy } = settings
    this.#asked += 1
    const headers = isUntidy ? untidyLimits(this.#asked) : (taken?.headers ?? {})
    const refuse = (status: number, refusal: string) => ({
      admitted: false as const,
      account: account.userName,
      answer: { status, refusal, headers },
    })
    if (taken?.allowed === false) {
      const { answer, ...refused } = refuse(429, 'Too Many Requests')
      if (!isUntidy) return { ...refused, answer }
      const retryAfter = untidyRetryAfter(this.#asked, this.#of.now())
      return {
        ...refused,
        answer: { ...answer, headers: { ...headers, 'Retry-After': retryAfter } },
      }
    }
    if (account.refusedCalls.some((call) => call === asked.call)) {
      return refuse(403, 'Forbidden')
    }
    const scopes = cycleSoftwareCalls.find((call) => call.name === asked.call)?.scopes ?? []
    const granted = this.#scopesOf(account)
    if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
      return refuse(403, `Forbidden: scope ${scopes.join(' or ')} is required`)
    }
    return { admitted: true, account: account.userName, headers }
  }

  process = (asked: Asked, userName: string): Answer => {
    const answer = this.#answer(asked, userName)
    return this.#of.settings.isUntidy ? untidyPosAnswer(asked.call, answer) : answer
  }

  #answer(asked: Asked, userName: string): Answer {
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
        return transactions(this.#of, asked, this.#account(userName).locale)
      case 'employees':
        return this.#employees()
      case 'customers':
        return customers(this.#of, asked)
      case 'codeList':
        return codeList(asked)
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
    // "Based on barcodes / article ids", of which the published request names only the first.
    const isAsked = (item: StockItem): boolean =>
      barcodes.has(item.barcode) || barcodes.has(item.articleId)
    const found = shop.stock.filter((item) => !item.isSold && isAsked(item))
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

  #employees(): Answer {
    const { shop } = this.#of
    const key = shop.keys[0]?.key ?? ''
    return done({ data: shop.employees.map((employee) => employeeAnswer(employee, key)) })
  }
}
