/**
 * The POS's code lists. Dutch when the account's locale is `nl_NL`, the international code
 * otherwise (SERVICES.md). Internally the shop is kept in international codes.
 */
export interface Word {
  code: string
  /** The Dutch word as the POS writes it. */
  nl: string
  fr: string
  de: string
}

export type CodeListName = 'customer_group' | 'base_color' | 'frame' | 'frame_material'

type Row = readonly [code: string, nl: string, fr: string, de: string]

function words(rows: readonly Row[]): Word[] {
  return rows.map(([code, nl, fr, de]) => ({ code, nl, fr, de }))
}

export const codeLists: Record<CodeListName, readonly Word[]> = {
  customer_group: words([
    ['WOMEN', 'DAMES', 'FEMMES', 'DAMEN'],
    ['MEN', 'HEREN', 'HOMMES', 'HERREN'],
    ['UNISEX', 'UNISEX', 'UNISEXE', 'UNISEX'],
    ['GIRLS', 'MEISJES', 'FILLES', 'MÄDCHEN'],
    ['BOYS', 'JONGENS', 'GARÇONS', 'JUNGEN'],
    ['KIDS', 'KINDEREN', 'ENFANTS', 'KINDER'],
  ]),
  base_color: words([
    ['BLACK', 'ZWART', 'NOIR', 'SCHWARZ'],
    ['WHITE', 'WIT', 'BLANC', 'WEISS'],
    ['GREY', 'GRIJS', 'GRIS', 'GRAU'],
    ['SILVER', 'ZILVER', 'ARGENT', 'SILBER'],
    ['BLUE', 'BLAUW', 'BLEU', 'BLAU'],
    ['GREEN', 'GROEN', 'VERT', 'GRÜN'],
    ['RED', 'ROOD', 'ROUGE', 'ROT'],
    ['YELLOW', 'GEEL', 'JAUNE', 'GELB'],
    ['ORANGE', 'ORANJE', 'ORANGE', 'ORANGE'],
    ['BROWN', 'BRUIN', 'BRUN', 'BRAUN'],
    ['BEIGE', 'BEIGE', 'BEIGE', 'BEIGE'],
    ['PINK', 'ROZE', 'ROSE', 'ROSA'],
    ['PURPLE', 'PAARS', 'VIOLET', 'LILA'],
    ['CREAM', 'CREME', 'CRÈME', 'CREME'],
    ['GOLD', 'GOUD', 'OR', 'GOLD'],
    ['BRONZE', 'BRONS', 'BRONZE', 'BRONZE'],
  ]),
  frame: words([
    ['WOMEN', 'DAMES', 'FEMMES', 'DAMEN'],
    ['MEN', 'HEREN', 'HOMMES', 'HERREN'],
    ['LOW_STEP', 'LAGE INSTAP', 'ENJAMBEMENT BAS', 'TIEFEINSTEIGER'],
    ['MIXED', 'MIXED', 'MIXTE', 'MIXTE'],
    ['UNISEX', 'UNISEX', 'UNISEXE', 'UNISEX'],
    ['FOLDING', 'VOUW', 'PLIANT', 'FALTRAD'],
    ['CARGO', 'BAKFIETS', 'CARGO', 'LASTENRAD'],
    ['GIRLS', 'MEISJES', 'FILLES', 'MÄDCHEN'],
    ['BOYS', 'JONGENS', 'GARÇONS', 'JUNGEN'],
  ]),
  frame_material: words([
    ['ALUMINIUM', 'ALUMINIUM', 'ALUMINIUM', 'ALUMINIUM'],
    ['STEEL', 'STAAL', 'ACIER', 'STAHL'],
    ['CARBON', 'CARBON', 'CARBONE', 'CARBON'],
    ['TITANIUM', 'TITANIUM', 'TITANE', 'TITAN'],
    ['MAGNESIUM', 'MAGNESIUM', 'MAGNÉSIUM', 'MAGNESIUM'],
  ]),
}

export type Locale = 'nl_NL' | 'en_GB' | 'fr_FR' | 'de_DE'

/** The word an account sees: Dutch under `nl_NL`, the code under every other locale. */
export function inLocale(list: CodeListName, code: string, locale: Locale): string {
  if (locale !== 'nl_NL') return code
  return codeLists[list].find((known) => known.code === code)?.nl ?? code
}

const english: Record<string, string> = {
  WOMEN: 'Women',
  MEN: 'Men',
  UNISEX: 'Unisex',
  GIRLS: 'Girls',
  BOYS: 'Boys',
  KIDS: 'Kids',
}

/** The word the registry's examples use: `Women`, `Black`. */
export function registryWord(code: string): string {
  return english[code] ?? code.charAt(0) + code.slice(1).toLowerCase()
}
