/** Made by build/words.mjs from shared/locales/. */
declare module 'virtual:words' {
  type Load = () => Promise<import('./messages.ts').Messages>
  type LoadEach = Readonly<Record<import('../../shared/language.ts').Language, Load>>
  /** The words of the first screen. */
  export const firstWords: LoadEach
  /** The words that come after it. */
  export const laterWords: LoadEach
}
