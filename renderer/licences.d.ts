/** Made by build/licences.mjs from what the lock file ships. */
declare module 'virtual:licences' {
  export const licences: readonly {
    /** Name and version. */
    readonly packages: readonly string[]
    /** SPDX. */
    readonly licence: string
    readonly text: string
  }[]
}
