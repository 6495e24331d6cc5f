import type { CicopassAccount } from './accounts.ts'
import { Allowance, type Limits } from './allowance.ts'
import { bikeAnswer, hitAnswer } from './bike-answers.ts'
import { cicopassCalls, type CicopassCall } from './calls.ts'
import type { ErrorForm } from './error-forms.ts'
import type { Profile } from './profile.ts'
import type { Random } from './random.ts'
import type { Change } from './received.ts'
import { fieldsOf, readRegistration } from './registration-request.ts'
import type { LookupCriteria, Registry, RegistryBike, ShieldOrder } from './registry.ts'
import { registryTime } from './shop-time.ts'
import type { Answer } from './answer.ts'
import type { Admission, Asked, ServiceBehaviour } from './simulated-service.ts'
import type { Tokens } from './tokens.ts'
import { say, type Phrase } from './words.ts'

/** What a test may turn while the registry runs. */
export interface CicopassSettings {
  profile: Profile
  errorForm: ErrorForm
  /** None by default: no limit is published. */
  limits: Limits | null
  accounts: CicopassAccount[]
}

export interface CicopassOptions {
  settings: CicopassSettings
  registry: Registry
  tokens: Tokens
  random: Random
  now: () => number
  /** The service's own address, for the photos' URLs. */
  url: () => string
}

/** The registry, call by call. Where the documentation is silent, the profile decides. */
export class CicopassBehaviour implements ServiceBehaviour {
  readonly service = 'cicopass'
  readonly calls = cicopassCalls
  readonly allowance: Allowance
  readonly #of: CicopassOptions

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
    known.length > 0 ? this.#refuse(405, 'method') : this.#refuse(404, 'notFound')

  admit = (asked: Asked): Admission => {
    const { settings, tokens } = this.#of
    if (asked.call === 'login') return { admitted: true, account: '' }
    const email = tokens.accountBehind(asked.headers.authorization)
    const account = settings.accounts.find((known) => known.email === email)
    if (account === undefined) {
      const answer = this.#refuse(401, 'token')
      return {
        admitted: false,
        account: null,
        answer: { ...answer, headers: { 'WWW-Authenticate': 'Bearer' } },
      }
    }
    const taken =
      settings.limits === null ? null : this.allowance.take(account.email, settings.limits)
    const headers = taken?.headers ?? {}
    if (taken?.allowed === false) {
      return {
        admitted: false,
        account: account.email,
        answer: { ...this.#refuse(429, 'tooMany'), headers },
      }
    }
    if (account.refusedCalls.some((call) => call === asked.call)) {
      return {
        admitted: false,
        account: account.email,
        answer: { ...this.#refuse(403, 'noRight'), headers },
      }
    }
    return { admitted: true, account: account.email, headers }
  }

  process = (asked: Asked, email: string): Answer => {
    const call = asked.call as CicopassCall
    switch (call) {
      case 'login':
        return this.#login(asked)
      case 'registerBike':
        return this.#register(asked, this.#account(email))
      case 'bike':
        return this.#withBike(asked, (bike) => ({ status: 200, body: bikeAnswer(bike) }))
      case 'linkShield':
        return this.#link(asked)
      case 'markStolen':
        return this.#withBike(asked, (bike) => this.#mark(asked, bike, 'stolen'))
      case 'markFound':
        return this.#withBike(asked, (bike) => this.#mark(asked, bike, 'found'))
      case 'lookup':
        return this.#lookup(asked)
      case 'stolenSearch':
        return this.#stolenSearch(asked)
      case 'orderShields':
        return this.#order(asked, this.#account(email))
      case 'orders':
        return { status: 200, body: this.#orders(this.#account(email)) }
    }
  }

  #account(email: string): CicopassAccount {
    const account = this.#of.settings.accounts.find((known) => known.email === email)
    if (account === undefined) throw new Error(`The account ${email} was taken away meanwhile.`)
    return account
  }

  #refuse(status: number, phrase: Phrase): Answer {
    return { status, refusal: say(phrase, this.#of.settings.profile) }
  }

  #changed(kind: Change['kind'], id: number): Change[] {
    return [{ kind, id: String(id), at: this.#of.now() }]
  }

  #login(asked: Asked): Answer {
    const { settings, tokens } = this.#of
    const { email, password } = fieldsOf(asked.body)
    const account = settings.accounts.find(
      (known) => known.email === email && known.password === password,
    )
    if (account === undefined) return this.#refuse(401, 'signIn')
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

  #register(asked: Asked, account: CicopassAccount): Answer {
    const { registry, random, now, settings } = this.#of
    const { profile } = settings
    const read = readRegistration(asked.body)
    if (!read.ok) {
      const refusal = read.problems
        .map(({ field, phrase }) => `${field} ${say(phrase, profile)}`)
        .join(' ')
      return { status: 400, refusal }
    }
    const { required, optional, photos, salePrice, gears } = read.request
    if (photos.length > 0 && profile.photos !== 'accepted') {
      return this.#refuse(profile.photos === 'refused-413' ? 413 : 400, 'photosRefused')
    }
    if (
      profile.sameFrameNumberAgain !== 'accepted' &&
      registry.bikesWithFrameNumber(required.frameNumber).length > 0
    ) {
      const status = profile.sameFrameNumberAgain === 'refused-409' ? 409 : 400
      return this.#refuse(status, 'frameNumberTaken')
    }
    if (account.freeRegistrations !== null) {
      const made = registry.bikes.filter(
        (bike) => bike.companyId === account.companyId && bike.registeredBy !== null,
      )
      if (made.length >= account.freeRegistrations) return this.#refuse(402, 'freeUsedUp')
    }
    const id = registry.nextBikeId()
    const createdAt = registryTime(now())
    const images = photos.map(({ name, content }) => {
      const path = `/images/${String(id)}-${encodeURIComponent(name)}`
      registry.photos.set(path, content)
      return { name, url: `${this.#of.url()}${path}` }
    })
    const bike: RegistryBike = {
      id,
      ...required,
      ...optional,
      year: null,
      gears,
      salePrice,
      images,
      createdAt,
      ownerId: `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`,
      companyId: account.companyId,
      currentStatus: 'Registered',
      statusHistory: [{ status: 'Registered', changedOn: createdAt, notes: 'Bike registered' }],
      shieldCode: null,
      registeredBy: asked.id,
    }
    registry.bikes.push(bike)
    return { status: 200, body: bikeAnswer(bike), changes: this.#changed('bike-registered', id) }
  }

  #withBike(asked: Asked, use: (bike: RegistryBike) => Answer): Answer {
    const bike = this.#of.registry.bike(Number(asked.parameters.id))
    return bike === null ? this.#refuse(404, 'unknownBike') : use(bike)
  }

  #link(asked: Asked): Answer {
    const { registry, settings, now } = this.#of
    const { profile } = settings
    const { bikeId, shieldCode } = fieldsOf(asked.body)
    if (typeof bikeId !== 'number' || typeof shieldCode !== 'string') {
      return { status: 400, refusal: `bikeId, shieldCode ${say('required', profile)}` }
    }
    const bike = registry.bike(bikeId)
    if (bike === null) return this.#refuse(404, 'unknownBike')
    if (!/^CICO-\d{6,12}$/i.test(shieldCode)) return this.#refuse(400, 'badShield')
    const code = shieldCode.toUpperCase()
    const linked = (changes: Change[]): Answer => ({
      status: 200,
      body: { status: true, message: say('linked', profile), bikeId, shieldCode: code },
      changes,
    })
    const carrier = registry.bikeWithShield(code)
    if (carrier?.id === bike.id) {
      return profile.sameLinkAgain === 'accepted'
        ? linked([])
        : this.#refuseLink('alreadyLinked', bikeId, code)
    }
    if (carrier !== null) return this.#refuseLink('shieldTaken', bikeId, code)
    if (bike.shieldCode !== null) return this.#refuseLink('bikeHasShield', bikeId, code)
    bike.shieldCode = code
    registry.shieldLinks.push({
      bikeId,
      shieldCode: code,
      linkedAt: registryTime(now()),
      linkedBy: asked.id,
    })
    return linked(this.#changed('shield-linked', bikeId))
  }

  #refuseLink(phrase: Phrase, bikeId: number, shieldCode: string): Answer {
    const { profile } = this.#of.settings
    if (profile.linkRefusal !== 'status-false') {
      return this.#refuse(profile.linkRefusal === 'conflict-409' ? 409 : 400, phrase)
    }
    return {
      status: 200,
      body: { status: false, message: say(phrase, profile), bikeId, shieldCode },
    }
  }

  #mark(asked: Asked, bike: RegistryBike, kind: 'stolen' | 'found'): Answer {
    const { registry, settings, now } = this.#of
    const { profile } = settings
    const fields = fieldsOf(asked.body)
    const wanted = kind === 'stolen' ? 'Stolen' : 'Found'
    if (fields.status !== wanted) {
      return { status: 400, refusal: `${say('wrongStatus', profile)} "${wanted}"` }
    }
    const status = kind === 'stolen' ? 'Stolen' : profile.statusAfterFound
    const entry = {
      ...fields,
      status,
      changedOn: registryTime(now()),
      notes: typeof fields.notes === 'string' ? fields.notes : '',
    }
    bike.currentStatus = status
    bike.statusHistory.push(entry)
    registry.thefts.push({ bikeId: bike.id, kind, saidBy: asked.id, entry })
    const changes = this.#changed(
      kind === 'stolen' ? 'bike-marked-stolen' : 'bike-marked-found',
      bike.id,
    )
    switch (profile.markAnswer) {
      case 'bike':
        return { status: 200, body: hitAnswer(bike), changes }
      case 'message':
        return { status: 200, body: { status: true, message: say('marked', profile) }, changes }
      case 'nothing':
        return { status: 204, changes }
    }
  }

  #lookup(asked: Asked): Answer {
    const { registry, settings } = this.#of
    const fields = fieldsOf(asked.body)
    const criteria: LookupCriteria = {}
    for (const name of ['frameNumber', 'brand', 'color', 'fromDate', 'toDate'] as const) {
      const value = fields[name]
      if (typeof value === 'string' && value !== '') criteria[name] = value
    }
    if (Object.keys(criteria).length === 0) return this.#refuse(400, 'noCriterion')
    for (const name of ['fromDate', 'toDate'] as const) {
      const date = criteria[name]
      if (date !== undefined && Number.isNaN(Date.parse(date))) {
        return { status: 400, refusal: `${name} ${say('badDate', settings.profile)}` }
      }
    }
    return { status: 200, body: registry.lookup(criteria, settings.profile).map(hitAnswer) }
  }

  /** The URL of the documentation calls the shield `stickerCode`, its table `ShieldCode`. */
  #stolenSearch(asked: Asked): Answer {
    const { registry, settings } = this.#of
    const { frameNumber = '', stickerCode = '', ShieldCode = '' } = asked.query
    const shieldCode = stickerCode === '' ? ShieldCode : stickerCode
    if (frameNumber === '' && shieldCode === '') return this.#refuse(400, 'noCriterion')
    const hits = registry.stolenSearch(frameNumber, shieldCode, settings.profile)
    return { status: 200, body: hits.map(hitAnswer) }
  }

  #order(asked: Asked, account: CicopassAccount): Answer {
    const { registry, settings, now, random } = this.#of
    const { quantity, orderNote } = fieldsOf(asked.body)
    if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1) {
      return this.#refuse(400, 'badQuantity')
    }
    const stamp = registryTime(now()).replace(/\D/g, '')
    const order: ShieldOrder = {
      orderId: registry.nextOrderId(),
      orderNumber: `ORD-${stamp}-${random.hex(4).toUpperCase()}`,
      orderDate: registryTime(now()),
      quantity,
      orderNote: typeof orderNote === 'string' ? orderNote : null,
      priceCents: 550,
      paymentStatus: 'Pending',
      orderStatus: 'Placed',
      companyId: account.companyId,
      orderedBy: asked.id,
    }
    registry.orders.push(order)
    const total = (order.priceCents * quantity) / 100
    return {
      status: 200,
      changes: this.#changed('shields-ordered', order.orderId),
      body: {
        status: true,
        message: say('orderCreated', settings.profile),
        data: {
          orderId: order.orderId,
          orderNumber: order.orderNumber,
          customer: account.userName,
          company: account.companyName,
          quantity,
          pricePerShield: order.priceCents / 100,
          subtotal: total,
          total,
          paymentStatus: order.paymentStatus,
          orderStatus: order.orderStatus,
        },
      },
    }
  }

  #orders(account: CicopassAccount): Record<string, unknown>[] {
    return this.#of.registry.orders
      .filter((order) => order.companyId === account.companyId)
      .map((order) => ({
        orderId: order.orderId,
        orderNumber: order.orderNumber,
        orderDate: order.orderDate,
        paymentMethod: 'Invoice',
        paymentStatus: order.paymentStatus,
        orderStatus: order.orderStatus,
        total: (order.priceCents * order.quantity) / 100,
        orderItems: [
          {
            productName: 'Cicopass BikeShield',
            price: order.priceCents / 100,
            quantity: order.quantity,
            total: (order.priceCents * order.quantity) / 100,
          },
        ],
      }))
  }
}
