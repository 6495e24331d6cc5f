import type { CicopassAccount } from './accounts.ts'
import { Allowance } from './allowance.ts'
import type { Answer } from './answer.ts'
import { bikeAnswer } from './bike-answers.ts'
import { cicopassCalls, type CicopassCall } from './calls.ts'
import { refuse, type CicopassOptions } from './cicopass-options.ts'
import type { ErrorForm } from './error-forms.ts'
import { register } from './registering.ts'
import { fieldsOf } from './registration-request.ts'
import type { RegistryBike } from './registry.ts'
import { lookup, stolenSearch } from './registry-searches.ts'
import { linkShield } from './shield-linking.ts'
import { orders, orderShields } from './shield-orders.ts'
import type { Admission, Asked, ServiceBehaviour } from './simulated-service.ts'
import { mark } from './theft-marking.ts'
import { untidyLimits, untidyRegistryAnswer, untidyRetryAfter } from './untidy.ts'

/** The registry, call by call. Where the documentation is silent, the profile decides. */
export class CicopassBehaviour implements ServiceBehaviour {
  readonly service = 'cicopass'
  readonly calls = cicopassCalls
  readonly allowance: Allowance
  readonly #of: CicopassOptions
  /** How often it was asked: which odd form of a header comes next. */
  #asked = 0

  constructor(options: CicopassOptions) {
    this.#of = options
    this.allowance = new Allowance(options.now)
  }

  errorForm = (): ErrorForm => this.#of.settings.errorForm

  expireTokens = (): void => this.#of.tokens.expireAll()

  file = (path: string): Answer | null => {
    const content = this.#of.registry.photos.get(path)
    return content === undefined
      ? null
      : { status: 200, bytes: { contentType: 'image/jpeg', content } }
  }

  notFound = (known: readonly unknown[]): Answer =>
    known.length > 0 ? refuse(this.#of, 405, 'method') : refuse(this.#of, 404, 'notFound')

  admit = (asked: Asked): Admission => {
    const { settings, tokens } = this.#of
    if (asked.call === 'login') return { admitted: true, account: '' }
    const email = tokens.accountBehind(asked.headers.authorization)
    const account = settings.accounts.find((known) => known.email === email)
    if (account === undefined) {
      const answer = refuse(this.#of, 401, 'token')
      return {
        admitted: false,
        account: null,
        answer: { ...answer, headers: { 'WWW-Authenticate': 'Bearer' } },
      }
    }
    const taken =
      settings.limits === null ? null : this.allowance.take(account.email, settings.limits)
    const isUntidy = settings.profile.answers === 'untidy'
    this.#asked += 1
    const headers = isUntidy ? untidyLimits(this.#asked) : (taken?.headers ?? {})
    if (taken?.allowed === false) {
      return {
        admitted: false,
        account: account.email,
        answer: {
          ...refuse(this.#of, 429, 'tooMany'),
          headers: isUntidy
            ? { ...headers, 'Retry-After': untidyRetryAfter(this.#asked, this.#of.now()) }
            : headers,
        },
      }
    }
    if (account.refusedCalls.some((call) => call === asked.call)) {
      return {
        admitted: false,
        account: account.email,
        answer: { ...refuse(this.#of, 403, 'noRight'), headers },
      }
    }
    return { admitted: true, account: account.email, headers }
  }

  process = (asked: Asked, email: string): Answer => {
    const answer = this.#answer(asked, email)
    const { profile } = this.#of.settings
    return profile.answers === 'untidy'
      ? untidyRegistryAnswer(asked.call, answer, asked.query)
      : answer
  }

  #answer(asked: Asked, email: string): Answer {
    const call = asked.call as CicopassCall
    switch (call) {
      case 'login':
        return this.#login(asked)
      case 'registerBike':
        return register(this.#of, asked, this.#account(email))
      case 'bike':
        return this.#withBike(asked, (bike) => ({ status: 200, body: bikeAnswer(bike) }))
      case 'linkShield':
        return linkShield(this.#of, asked)
      case 'markStolen':
        return this.#withBike(asked, (bike) => mark(this.#of, asked, { bike, kind: 'stolen' }))
      case 'markFound':
        return this.#withBike(asked, (bike) => mark(this.#of, asked, { bike, kind: 'found' }))
      case 'lookup':
        return lookup(this.#of, asked)
      case 'stolenSearch':
        return stolenSearch(this.#of, asked)
      case 'orderShields':
        return orderShields(this.#of, asked, this.#account(email))
      case 'orders':
        return { status: 200, body: orders(this.#of, this.#account(email)) }
    }
  }

  #account(email: string): CicopassAccount {
    const account = this.#of.settings.accounts.find((known) => known.email === email)
    if (account === undefined) throw new Error(`The account ${email} was taken away meanwhile.`)
    return account
  }

  #login(asked: Asked): Answer {
    const { settings, tokens } = this.#of
    const { email, password } = fieldsOf(asked.body)
    const account = settings.accounts.find(
      (known) => known.email === email && known.password === password,
    )
    if (account === undefined) return refuse(this.#of, 401, 'signIn')
    const issued = tokens.issue(account.email, { sub: account.userId, email: account.email })
    return {
      status: 200,
      body: {
        token: issued.token,
        expiresAt: issued.expiresAt,
        userId: account.userId,
        userName: account.userName,
        email: account.email,
        companyId: account.companyId,
      },
    }
  }

  #withBike(asked: Asked, use: (bike: RegistryBike) => Answer): Answer {
    const bike = this.#of.registry.bike(Number(asked.parameters.id))
    return bike === null ? refuse(this.#of, 404, 'unknownBike') : use(bike)
  }
}
