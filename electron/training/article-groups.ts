import type { ArticleGroup } from './catalogue.ts'

/**
 * The letter of an article group with its main group and sub group, as the published part of the tree has them
 * (`/codelist/tree/bikes.json`); the letters behind B and F are made up, as their names are.
 */
export const articleGroups: Record<ArticleGroup, GroupOfTree> = {
  'e-bike': {
    ...{ main: 1, code: 'A', sub: 1, nl: 'Stadsfietsen', en: 'Citybike' },
    ...{ subNl: 'Stadsfiets (elektrisch)', category: 'Stadsfietsen - elektrisch' },
  },
  city: {
    ...{ main: 1, code: 'A', sub: 0, nl: 'Stadsfietsen', en: 'Citybike' },
    ...{ subNl: 'Stadsfiets', category: 'Stadsfietsen' },
  },
  sport: {
    ...{ main: 1, code: 'B', sub: 0, nl: 'Hybride fietsen', en: 'Hybrid bikes' },
    ...{ subNl: 'Hybride fiets', category: 'Hybride fietsen' },
  },
  race: {
    ...{ main: 1, code: 'D', sub: 0, nl: 'Racefietsen', en: 'Road bikes' },
    ...{ subNl: 'Racefiets', category: 'Racefietsen' },
  },
  mountain: {
    ...{ main: 1, code: 'E', sub: 0, nl: 'Mountainbikes', en: 'Mountain bikes' },
    ...{ subNl: 'Mountainbike', category: 'Mountainbikes' },
  },
  children: {
    ...{ main: 1, code: 'G', sub: 0, nl: 'Kinderfietsen', en: 'Children’s bikes' },
    ...{ subNl: 'Kinderfiets', category: 'Kinderfietsen' },
  },
  folding: {
    ...{ main: 1, code: 'H', sub: 0, nl: 'Vouwfietsen', en: 'Folding bikes' },
    ...{ subNl: 'Vouwfiets', category: 'Vouwfietsen' },
  },
  cargo: {
    ...{ main: 1, code: 'I', sub: 0, nl: 'Bakfietsen', en: 'Cargo bikes' },
    ...{ subNl: 'Bakfiets', category: 'Bakfietsen' },
  },
  // One with a number plate is booked as a moped.
  'speed-pedelec': {
    ...{ main: 7, code: 'A', sub: 1, nl: 'Bromfietsen', en: 'Mopeds' },
    ...{ subNl: 'Speed pedelec', category: 'Speed pedelecs' },
  },
}

type GroupOfTree = {
  main: number
  code: string
  sub: number
  nl: string
  en: string
  subNl: string
  /** As the sales feed writes it on the object. */
  category: string
}
