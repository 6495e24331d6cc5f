/** Keys that do the same on every screen; none of them opens one. */
export const everywhereKeys = {
  /** Takes what the till handed over. */
  take: 'F9',
  practice: 'F10',
} as const

type FunctionKey = `F${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`
type EverywhereKey = (typeof everywhereKeys)[keyof typeof everywhereKeys]
export type ScreenKey = Exclude<FunctionKey, EverywhereKey>

/**
 * The screens that staff open, in the navigation's order, each with its key. Each is declared in the
 * window (`renderer/screens/all-screens.ts`), and its name there is `nav.<name>`: without them it does
 * not compile.
 */
export const screens = [
  { name: 'sell', key: 'F1' },
  { name: 'sold', key: 'F2' },
  { name: 'check', key: 'F3' },
  { name: 'shields', key: 'F4' },
  { name: 'leads', key: 'F5' },
  { name: 'queue', key: 'F6' },
  { name: 'overview', key: 'F7' },
  { name: 'settings', key: 'F8' },
] as const satisfies readonly { name: string; key: ScreenKey }[]

export type Screen = (typeof screens)[number]['name']
