import type { ArticleGroup } from './catalogue.ts'

/** The letter of an article group and its Dutch name; `/codelist/article_group.json` lists them. */
export const articleGroups: Record<ArticleGroup, { code: string; nl: string; en: string }> = {
  'e-bike': { code: 'A', nl: 'Elektrische fietsen', en: 'Electric bikes' },
  city: { code: 'B', nl: 'Stadsfietsen', en: 'City bikes' },
  sport: { code: 'C', nl: 'Hybride fietsen', en: 'Hybrid bikes' },
  race: { code: 'D', nl: 'Racefietsen', en: 'Road bikes' },
  mountain: { code: 'E', nl: 'Mountainbikes', en: 'Mountain bikes' },
  children: { code: 'F', nl: 'Kinderfietsen', en: 'Children’s bikes' },
  folding: { code: 'G', nl: 'Vouwfietsen', en: 'Folding bikes' },
  cargo: { code: 'H', nl: 'Bakfietsen', en: 'Cargo bikes' },
  'speed-pedelec': { code: 'I', nl: 'Speed pedelecs', en: 'Speed pedelecs' },
}
