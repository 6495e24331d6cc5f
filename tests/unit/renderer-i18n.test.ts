import { beforeAll, describe, expect, it } from 'vitest'
import i18next from 'i18next'
import type { RegisteredBike, Verdict } from '../../shared/bike.ts'
import { events } from '../../shared/counter-api.ts'
import { Fault } from '../../shared/fault.ts'
import { languages as spoken } from '../../shared/language.ts'
import { LeadType } from '../../shared/lead.ts'
import { JobEvent, JobKind, JobState, ParkedBecause } from '../../shared/job.ts'
import { BikeSource, Draft, Part, Sale, Stop } from '../../shared/registration.ts'
import * as registryValues from '../../shared/registry-values.ts'
import { ScanMeaning, Scan } from '../../shared/scan.ts'
import { ScannerStatus } from '../../shared/status.ts'
import { faultMessage } from '../../renderer/i18n/fault-message.ts'
import { loadLaterWords, startLanguages } from '../../renderer/i18n/start.ts'
import { verdictWords } from '../../renderer/screens/sell/verdict-view.ts'
import { inEveryLanguage, textsOf as messagesOf, windowWords } from '../support/locales.ts'

const languages = inEveryLanguage(windowWords)
const { nl: dutch, en: english, de: german, fr: french } = languages

const registeredBike: RegisteredBike = {
  id: 102,
  frameNumber: 'GZ93200177',
  brand: 'Gazelle',
  color: null,
  type: null,
  audience: null,
  model: null,
  year: null,
  frameHeight: null,
  frameMaterial: null,
  frameColor: null,
  gearType: null,
  gears: null,
  wheelSize: null,
  driveType: null,
  propulsionType: null,
  images: [],
  createdAt: null,
  currentStatus: null,
  statusHistory: [],
}

/** The name of the member that tells the cases of a union apart, and its values. */
function casesOf(union: { options: readonly unknown[] }, member: string): string[] {
  return union.options.map((option) => {
    const { shape } = option as { shape: Record<string, { value: string }> }
    return shape[member]?.value ?? ''
  })
}

const wordsIn = (message: string) =>
  (message.replace(/\{\{\w+\}\}/g, '').match(/\p{L}+/gu) ?? []).length

describe('the languages of the counter', () => {
  const mustBeThere = [
    ...casesOf(Fault, 'kind').flatMap((kind) => [`fault.${kind}.what`, `fault.${kind}.todo`]),
    ...ParkedBecause.options.flatMap((why) => [
      `queue.parked.${why}.why`,
      `queue.parked.${why}.todo`,
    ]),
    ...JobState.options.flatMap((state) => [`queue.state.${state}`, `queue.why.${state}`]),
    ...JobKind.options.map((kind) => `queue.kind.${kind}`),
    ...JobEvent.shape.what.options.map((what) => `queue.event.${what}`),
    ...Sale.shape.state.options.map((state) => `sell.day.state.${state}`),
    ...Part.options.map((part) => `sell.part.${part}`),
    ...BikeSource.options.map((source) => `sell.source.${source}`),
    ...casesOf(Stop, 'because').map(
      (because) =>
        `sell.stop.${because.replace(/-(\w)/g, (_, sign: string) => sign.toUpperCase())}.big`,
    ),
    ...casesOf(ScanMeaning, 'kind').map((kind) => `settings.meaning.${kind}`),
    ...events.scanned.payload.shape.outcome.options.map((outcome) => `settings.outcome.${outcome}`),
    ...Scan.shape.from.options.map((from) => `settings.from.${from}`),
    ...ScannerStatus.shape.state.options.map((state) => `settings.scannerState.${state}`),
    ...LeadType.options.flatMap((type) => [`leads.type.${type}`, `leads.auto.${type}`]),
    ...Draft.shape.missingAttributes.element.options.map((name) => `sell.attribute.${name}`),
  ]

  it.each(spoken)('say everything the contract can (%s)', (language) => {
    const known = messagesOf(languages[language])
    expect(mustBeThere.length).toBeGreaterThan(100)
    expect(mustBeThere.filter((key) => !known.has(key))).toEqual([])
  })

  it.each(spoken)('have a word for every value of the registry (%s)', (language) => {
    const { registry } = languages[language]
    const words: Record<string, readonly string[]> = {
      color: registryValues.colors,
      type: registryValues.bikeTypes,
      audience: registryValues.audiences,
      frameMaterial: registryValues.frameMaterials,
      gearType: registryValues.gearTypes,
      driveType: registryValues.driveTypes,
      propulsionType: registryValues.propulsionTypes,
    }
    for (const [field, values] of Object.entries(words)) {
      expect(Object.keys(registry[field as keyof typeof registry])).toEqual([...values])
    }
  })

  it.each(spoken.filter((language) => language !== 'nl'))(
    'were each translated, sentence for sentence (%s)',
    (language) => {
      const ours = messagesOf(languages[language])
      const sentences = [...messagesOf(dutch)].filter(([, message]) => wordsIn(message) > 2)
      expect(sentences.length).toBeGreaterThan(200)
      expect(sentences.filter(([key, message]) => ours.get(key) === message)).toEqual([])
    },
  )

  it('never show staff the words the outbox uses inside', () => {
    const inside = /\b(held|parked|unknown|waiting)\b/i
    expect(Object.values(english.queue.state).filter((word) => inside.test(word))).toEqual([])
    expect(Object.values(english.sell.day.state).filter((word) => inside.test(word))).toEqual([])
  })

  it('say "not reported stolen at Cicopass", never "not stolen"', () => {
    expect(english.sell.verdict.clear).toMatch(/^not reported stolen at Cicopass/)
    expect(dutch.sell.verdict.clear).toMatch(/^niet als gestolen gemeld bij Cicopass/)
    expect(german.sell.verdict.clear).toMatch(/^bei Cicopass nicht als gestohlen gemeldet/)
    expect(french.sell.verdict.clear).toMatch(/^non signalé volé chez Cicopass/)
    const all = Object.values(languages).flatMap((words) => [...messagesOf(words).values()])
    const never = /not stolen|niet gestolen|nicht gestohlen|(?:non|pas) volé/i
    expect(all.filter((message) => never.test(message))).toEqual([])
  })
})

describe('the words that come after the first screen', () => {
  beforeAll(() => startLanguages())

  it('are there in the language of now, and in every one that is spoken later', async () => {
    await i18next.changeLanguage('nl')
    await loadLaterWords()
    expect(i18next.t('leads.none')).toBe(dutch.leads.none)
    await i18next.changeLanguage('de')
    expect(i18next.t('leads.none')).toBe(german.leads.none)
    expect(i18next.t('common.close')).toBe(german.common.close)
  })
})

describe('the verdict on a frame number', () => {
  beforeAll(() => startLanguages())
  const check = (verdict: Verdict, currentStatus: string | null) => ({
    state: 'done' as const,
    verdict,
    hits: [{ ...registeredBike, currentStatus }],
    fault: null,
  })

  it('says the registry’s own word for a status the counter does not know', async () => {
    await i18next.changeLanguage('nl')
    const missing = verdictWords(i18next.t, check('registered', ' Missing '))
    expect(missing).toBe('status bij Cicopass: Missing · al geregistreerd')
    await i18next.changeLanguage('en')
    expect(verdictWords(i18next.t, check('registered', 'Missing'))).toBe(
      'status at Cicopass: Missing · registered already',
    )
  })

  it.each(['Registered', 'REGISTERED', null])('keeps its own words for %s', async (status) => {
    await i18next.changeLanguage('nl')
    expect(verdictWords(i18next.t, check('registered', status))).toBe(dutch.sell.verdict.registered)
    expect(verdictWords(i18next.t, check('stolen', 'Stolen'))).toBe(dutch.sell.verdict.stolen)
  })
})

describe('a fault that staff read', () => {
  beforeAll(() => startLanguages())

  it('shows the service’s own words under ours', async () => {
    await i18next.changeLanguage('nl')
    const message = faultMessage(i18next.t, {
      kind: 'refused',
      service: 'cicopass',
      status: 409,
      serviceWords: 'Frame number already exists',
    })
    expect(message.what).toBe('Cicopass nam dit niet aan.')
    expect(message.serviceWords).toBe('Cicopass zegt: “Frame number already exists”')
  })

  it('says in words why a frame number was refused', async () => {
    await i18next.changeLanguage('en')
    const message = faultMessage(i18next.t, {
      kind: 'frame-number-refused',
      reason: 'too-short',
      asRead: 'AB1',
    })
    expect(message.what).toBe('“AB1” cannot be a frame number: it is too short.')
  })

  it.each(spoken)(
    'keeps what the counter calls it inside out of the sentence (%s)',
    async (language) => {
      await i18next.changeLanguage(language)
      const gone = faultMessage(i18next.t, { kind: 'not-found', what: 'draft 5f0c' })
      expect(`${gone.what} ${gone.todo}`).not.toContain('draft')
      expect(gone.reference).toBe('draft 5f0c')
      const problems = [{ field: 'attributes.salePriceCents', reason: 'Too big' }]
      const wrong = faultMessage(i18next.t, { kind: 'bad-input', problems })
      expect(`${wrong.what} ${wrong.todo}`).not.toContain('salePriceCents')
      expect(wrong.reference).toBe('attributes.salePriceCents: Too big')
    },
  )

  it.each(spoken)(
    'says what to do where a line does not come back by itself (%s)',
    async (language) => {
      await i18next.changeLanguage(language)
      const offline = { kind: 'offline', service: 'cicopass', detail: 'x' } as const
      const reasons = ['certificate', 'certificate-date', 'proxy-password'] as const
      const todos = [
        faultMessage(i18next.t, offline).todo,
        ...reasons.map((because) => faultMessage(i18next.t, { ...offline, because }).todo),
      ]
      expect(new Set(todos).size).toBe(4)
      for (const todo of todos) expect(todo).toMatch(/^\p{Lu}[^{}]{20,}\.$/u)
    },
  )

  it.each(spoken)('never shows a parameter that was left open (%s)', async (language) => {
    await i18next.changeLanguage(language)
    const faults: Fault[] = [
      { kind: 'bad-input', problems: [{ field: 'store', reason: 'no' }] },
      { kind: 'too-late', what: 'undo' },
      { kind: 'not-found', what: 'sale' },
      {
        kind: 'scope-missing',
        service: 'cyclesoftware',
        scope: 'stock-export',
        serviceWords: null,
      },
      { kind: 'database-damaged', path: '/data/counter.db', setAside: null },
      { kind: 'scanner-busy', path: '/dev/ttyACM0' },
      { kind: 'internal', reference: 'a1b2' },
    ]
    for (const fault of faults) {
      const { what, todo } = faultMessage(i18next.t, fault)
      expect(`${what} ${todo}`).not.toMatch(/\{\{|undefined/)
    }
  })
})
