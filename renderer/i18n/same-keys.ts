/** The shape of a language: every key of the first language, each with its own words. */
export type SameKeys<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]>
}
