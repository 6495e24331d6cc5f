import { describe, expect, it } from 'vitest'
import { comparedBrand, type RegisteredBike } from '../../shared/bike.ts'
import type { Draft, Sale } from '../../shared/registration.ts'
import { readStoreId } from '../../shared/stock.ts'
import { attributesOf, valuesOf } from '../../renderer/screens/sell/bike-form-values.ts'
import { languageOf, languages } from '../../shared/language.ts'
import { typedCents, writePrice } from '../../renderer/screens/sell/price.ts'
import { sameBrand } from '../../renderer/screens/sell/same-word.ts'
import {
  bikeStep,
  dayCounts,
  lastFilledPart,
  likeness,
  sellView,
  theftOf,
} from '../../renderer/screens/sell/sell-view.ts'
import { verdictView } from '../../renderer/screens/sell/verdict-view.ts'
import { typedStore } from '../../renderer/screens/settings/store-view.ts'
import { jobsView, lasting, serviceView } from '../../renderer/screens/shell/status-view.ts'
import { policeNumber } from '../../shared/contacts.ts'
import { obstacleOf, statesOf } from '../../renderer/screens/queue/queue-view.ts'
import { JobState } from '../../shared/job.ts'

const empty: Draft = {
  id: 'draft',
  bike: null,
  frameNumber: null,
  shield: null,
  existingBikeId: null,
  soldBikeId: null,
  override: null,
  photos: [],
  stop: null,
  refusal: null,
  canUndoClear: false,
  missingParts: ['bike', 'frameNumber', 'shield'],
  missingAttributes: ['brand', 'color', 'type', 'audience'],
  canConfirm: false,
}
const bike: NonNullable<Draft['bike']> = {
  attributes: { brand: 'Gazelle', color: 'Black', type: 'E-bike', audience: 'Women' },
  source: 'pos',
  barcode: '8717231204726',
  lookup: 'found',
  lookupFault: null,
  badCheckDigit: false,
  choices: [],
  objectId: 5,
  unknownWords: [],
}
const frameNumber: NonNullable<Draft['frameNumber']> = {
  number: { asRead: 'GZ93200177', sent: 'GZ93200177', compared: 'GZ93200177' },
  check: { state: 'done', verdict: 'clear', hits: [], fault: null },
  lookAlike: null,
  differsFromStock: null,
}
const hit: RegisteredBike = {
  id: 102,
  frameNumber: 'GZ93200177',
  brand: 'GAZELLE',
  color: 'black',
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
  currentStatus: 'Stolen',
  statusHistory: [],
}

describe('the next thing on the Sell screen', () => {
  it('is the bike when there is nothing yet', () => {
    expect(sellView(empty)).toMatchObject({ next: 'bike', left: 3 })
  })

  it('is the frame number while the POS is asked, because nobody waits for a network', () => {
    const draft = { ...empty, bike: { ...bike, attributes: {}, lookup: 'asking' as const } }
    expect(sellView(draft)).toMatchObject({ next: 'frameNumber', left: 3 })
  })

  it('is the bike again when everything else is there and the POS does not know it', () => {
    const draft: Draft = {
      ...empty,
      bike: { ...bike, attributes: {}, lookup: 'not-found' },
      frameNumber,
      shield: { kind: 'without' },
      missingParts: ['bike'],
    }
    expect(sellView(draft)).toMatchObject({ next: 'bike', left: 1 })
    expect(bikeStep(draft)).toBe('form')
  })

  it('asks a word of the POS before it asks the rest of the form', () => {
    const unknownWords = [{ field: 'color' as const, word: 'petrol mat' }]
    expect(bikeStep({ ...empty, bike: { ...bike, unknownWords } })).toBe('word')
  })

  it('is registering when nothing is missing, whatever order things were scanned in', () => {
    const draft: Draft = {
      ...empty,
      bike,
      frameNumber,
      shield: { kind: 'without' },
      missingParts: [],
      missingAttributes: [],
      canConfirm: true,
    }
    expect(sellView(draft)).toMatchObject({ next: 'ready', left: 0 })
  })

  it('is the stop, once something stops the sale', () => {
    const draft: Draft = { ...empty, frameNumber, stop: { because: 'stolen', hits: [hit] } }
    expect(sellView(draft).next).toBe('stop')
  })

  it('asks no bike when a shield goes on a bike that is registered already', () => {
    const draft: Draft = {
      ...empty,
      frameNumber,
      existingBikeId: 102,
      missingParts: ['shield'],
      missingAttributes: [],
    }
    expect(sellView(draft)).toMatchObject({ next: 'shield', left: 1 })
  })
})

describe('Backspace on the Sell screen', () => {
  it('forgets the last part that is filled in', () => {
    expect(lastFilledPart(empty)).toBeNull()
    expect(lastFilledPart({ ...empty, bike, frameNumber })).toBe('frameNumber')
  })
})

describe('a price as it is typed', () => {
  it('is read by the writer’s language where only that tells', () => {
    for (const language of ['nl', 'de', 'fr']) {
      expect(typedCents('1.299', language)).toBe(129_900)
      expect(typedCents('1,299', language)).toBeNull()
    }
    expect(typedCents('1,299', 'en')).toBe(129_900)
    expect(typedCents('1.299', 'en')).toBeNull()
  })

  it('tells nothing written from something that is no amount', () => {
    expect(typedCents('  ', 'nl')).toBeUndefined()
    expect(typedCents('about 300', 'nl')).toBeNull()
    expect(typedCents('1.23.4', 'nl')).toBeNull()
  })

  it('comes back as it was written', () => {
    for (const language of languages)
      expect(typedCents(writePrice(123_456, language), language)).toBe(123_456)
  })

  it('stands in the field as the language writes its numbers, an added one too', () => {
    for (const language of languages) {
      const { locale } = languageOf[language]
      const digits = { useGrouping: false, minimumFractionDigits: 2 }
      const written = new Intl.NumberFormat(locale, digits).format(1_234.56)
      expect(writePrice(123_456, language)).toBe(written)
    }
  })
})

describe('the bike form', () => {
  it('gives back what it was given, and leaves out what is blank', () => {
    const full = { ...bike.attributes, gears: 8, salePriceCents: 369_900 }
    expect(attributesOf(valuesOf(full, 'nl'), 'nl')).toEqual(full)
    expect(attributesOf(valuesOf({}, 'nl'), 'nl')).toEqual({})
  })
})

describe('what a stolen hit says', () => {
  it('compares brand and colour as a person does', () => {
    expect(likeness(hit, bike.attributes)).toBe('brand-and-color')
    expect(likeness(hit, { brand: 'Gazelle', color: 'Blue' })).toBe('brand')
    expect(likeness(hit, { brand: 'Batavus' })).toBe('differs')
    expect(likeness(hit, {})).toBeNull()
  })

  it('compares brands by the counter’s own rule', () => {
    for (const brand of ['Riese & Müller', 'riese muller', 'VanMoof', 'Van Moof', 'Koga', '']) {
      for (const other of ['RIESE MÜLLER', 'vanmoof', 'KOGA', 'Gazelle']) {
        expect(sameBrand(brand, other)).toBe(comparedBrand(brand) === comparedBrand(other))
      }
    }
  })

  it('tells of the last theft', () => {
    const change = (status: string, happenedOn: string) => ({
      status,
      happenedOn,
      changedOn: null,
      notes: null,
      placeTitle: null,
      placeLocation: null,
      isPoliceReported: null,
      policeReportNumber: null,
      isInsured: null,
      insuranceCompany: null,
    })
    const statusHistory = [
      change('Stolen', '2024-01-01'),
      change('Found', '2024-02-01'),
      change('stolen', '2025-02-10'),
    ]
    expect(theftOf({ ...hit, statusHistory })?.happenedOn).toBe('2025-02-10')
  })

  it('gives the police number of the shop’s country', () => {
    expect(policeNumber('NL')).toBe('0900-8844')
    expect(policeNumber('BE')).not.toBe('0900-8844')
    expect(policeNumber(null)).toBe('0900-8844')
  })
})

describe('the verdict staff read', () => {
  it('is amber when the frame number could not be checked', () => {
    const check = { state: 'done' as const, verdict: 'not-checked' as const, hits: [], fault: null }
    expect(verdictView(check)).toEqual({ tone: 'look', word: 'notChecked' })
  })

  it('is never green while it is being checked', () => {
    const check = { state: 'checking' as const, verdict: null, hits: [], fault: null }
    expect(verdictView(check).tone).toBe('wait')
  })
})

describe('the status strip', () => {
  const service = {
    service: 'cyclesoftware' as const,
    state: 'online' as const,
    account: null,
    fault: null,
    since: null,
    missingScopes: [] as string[],
  }
  const none = { held: 0, waiting: 0, sending: 0, unknown: 0, parked: 0, done: 9 }

  it('is amber when a right is missing, though the service answers', () => {
    expect(serviceView({ ...service, missingScopes: ['stock-export'] }).lamp).toBe('look')
    expect(serviceView(service).lamp).toBe('go')
  })

  it('asks for attention before it tells what is on its way', () => {
    expect(jobsView(none)).toEqual({ lamp: 'go', word: 'none' })
    expect(jobsView({ ...none, unknown: 1 }).word).toBe('waiting')
    expect(jobsView({ ...none, waiting: 4, parked: 1 }).word).toBe('attention')
  })

  it('tells how long in its largest unit', () => {
    const now = Date.parse('2026-11-22T12:00:00Z')
    expect(lasting('2026-11-22T11:59:48Z', now)).toEqual({ unit: 'seconds', count: 12 })
    expect(lasting('2026-11-22T11:00:00Z', now)).toEqual({ unit: 'hours', count: 1 })
    expect(lasting('never', now)).toBeNull()
  })
})

describe('the day’s list', () => {
  it('counts a sale that was undone as not sold', () => {
    const sale = (state: Sale['state']) => ({ state }) as Sale
    expect(
      dayCounts([sale('held'), sale('undone'), sale('registered'), sale('attention')]),
    ).toEqual({
      sold: 3,
      registered: 1,
      waiting: 1,
      attention: 1,
    })
  })
})

describe('the queue’s filters', () => {
  it('show every state somewhere', () => {
    expect(statesOf('all').toSorted()).toEqual([...JobState.options].toSorted())
    expect([...statesOf('open'), ...statesOf('done')].toSorted()).toEqual(
      statesOf('all').toSorted(),
    )
  })
})

describe('a store that is typed', () => {
  it.each(['1-1', '1', '43831', ' 12 - 3 ', 'x', '1-', '-1'])(
    'is read as the counter reads it: %s',
    (written) => {
      const read = readStoreId(written)
      expect(typedStore(written)).toEqual(read.ok ? read.value : undefined)
    },
  )
})

describe('why a job that stands ready does not go by itself', () => {
  const job = { state: 'waiting', account: 'balie@example.com', waitsFor: null } as const
  const here = { account: 'balie@example.com', waitedFor: undefined, isPaused: false }

  it('is nothing when its account is signed in and nothing is before it', () => {
    expect(obstacleOf(job, here)).toBeNull()
    expect(obstacleOf(job, { ...here, isPaused: true })).toBe('paused')
    expect(obstacleOf({ ...job, state: 'done' }, { ...here, isPaused: true })).toBeNull()
  })

  it('is its account, when another is signed in or none', () => {
    expect(obstacleOf(job, { ...here, account: 'ander@example.com' })).toBe('account')
    expect(obstacleOf({ ...job, state: 'held' }, { ...here, account: null })).toBe('account')
    expect(obstacleOf({ ...job, state: 'done' }, { ...here, account: null })).toBeNull()
  })

  it('is a person, when the registration it waits for asks for one', () => {
    const link = { ...job, waitsFor: 'registration' }
    expect(obstacleOf(link, { ...here, waitedFor: 'parked' })).toBe('person')
    expect(obstacleOf(link, { ...here, waitedFor: 'waiting' })).toBeNull()
  })
})
