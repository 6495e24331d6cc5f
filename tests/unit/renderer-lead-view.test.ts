import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LeadBike } from '../../shared/begun-lead.ts'
import type { Lead } from '../../shared/lead.ts'
import { loadLaterWords, startLanguages } from '../../renderer/i18n/start.ts'
import {
  countryChoices,
  isOddPhoneNumber,
  isOddPostalCode,
  isWholePhoneNumber,
} from '../../renderer/screens/leads/address.ts'
import { automaticWords, isFound, statusView } from '../../renderer/screens/leads/lead-view.ts'

describe('a customer’s number and postal code', () => {
  it.each([
    ['NL', '0612345678', true],
    ['NL', '06 1234 5678', true],
    ['NL', '+31 6 12345678', true],
    ['NL', '+32 470 12 34 56', true],
    ['NL', '061234567', false],
    ['BE', '0470 12 34 56', true],
    ['BE', '04701234', false],
    ['DE', '030 901820', true],
    ['FR', '01 42 68 53 00', true],
    ['LU', '691 234 567', true],
  ])('are whole in %s as %s: %s', (country, number, isWhole) => {
    expect(isWholePhoneNumber(country, number)).toBe(isWhole)
    expect(isOddPhoneNumber(country, number)).toBe(!isWhole)
  })

  it.each([
    ['NL', '7423ZR', false],
    ['NL', '7423 zr', false],
    ['NL', '0423ZR', true],
    ['NL', '7423', true],
    ['BE', '2000', false],
    ['DE', '10115', false],
    ['DE', '1011', true],
    ['FR', '75008', false],
    ['LU', 'L-1234', false],
    ['GB', 'anything', false],
  ])('are odd in %s as %s: %s', (country, code, isOdd) => {
    expect(isOddPostalCode(country, code)).toBe(isOdd)
  })

  it('are not odd while nobody wrote them', () => {
    expect(isOddPostalCode('NL', ' ')).toBe(false)
    expect(isOddPhoneNumber('NL', '')).toBe(false)
  })

  it('come from a country that can be chosen, theirs among them', () => {
    const choices = countryChoices('nl', 'SE')
    expect(choices[0]).toEqual({ value: 'NL', label: 'Nederland' })
    expect(choices).toContainEqual({ value: 'SE', label: 'Zweden' })
  })
})

describe('the words of a lead', () => {
  beforeAll(async () => {
    await startLanguages()
    await i18next.changeLanguage('nl')
    await loadLaterWords()
  })
  const bike: LeadBike = {
    store: null,
    storeName: null,
    objectId: 18_695,
    description: 'Gazelle · Orange C7 · Zwart mat · 53',
    articleNumber: null,
    barcode: '8717231204726',
    isDemo: false,
  }

  it('are made of its type, its bike and its customer', () => {
    expect(automaticWords(i18next.t, { type: 'test_ride', name: 'J. de Vries' }, bike)).toEqual({
      title: 'Proefrit: Gazelle Orange C7 Zwart mat 53',
      message: 'J. de Vries wil een proefrit maken op Gazelle Orange C7 Zwart mat 53.',
    })
    const unnamed = { ...bike, description: null }
    expect(automaticWords(i18next.t, { type: 'other', name: ' ' }, unnamed).message).toBe(
      'Een klant heeft een vraag over code 8717231204726.',
    )
    expect(automaticWords(i18next.t, { type: 'exchange', name: 'J.' }, null)).toEqual({
      title: 'Inruil',
      message: 'J. wil een fiets inruilen voor een fiets.',
    })
  })

  it('keep a status that nobody published as it came', () => {
    expect(statusView(i18next.t, 'constructor')).toMatchObject({ word: 'constructor', means: '' })
    expect(statusView(i18next.t, 'noticed').word).toBe('gezien')
  })

  it('are found by every word that is searched for, in any order', () => {
    const lead: Lead = {
      uuid: '0c6b40a4-a217-11e8-92bb-005056a46320',
      store: null,
      type: 'other',
      status: 'open',
      title: 'Proefrit: Orange C7',
      message: 'Belt na vijven.\n\nRef. 1A2B3C4D',
      costsExVatCents: null,
      customerName: 'J. de Vries',
      customerPhone: '0612345678',
      objectDescription: null,
      options: [],
      exchangeDescription: null,
      exchangeRemarks: null,
      createdAt: null,
      modifiedAt: null,
    }
    for (const search of ['vries orange', 'ORANGE', '0612', '1a2b3c4d', '0c6b40a4']) {
      expect(isFound(lead, search)).toBe(true)
    }
    expect(isFound(lead, 'vries batavus')).toBe(false)
  })
})
