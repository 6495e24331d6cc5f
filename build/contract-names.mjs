// The contract's names and routes without its schemas, for preload and window: a module
// `virtual:contract-names` that Vite bundles.

const MODULE = 'virtual:contract-names'

/** @returns {import('vite').Plugin} */
export function contractNamesPlugin() {
  return {
    name: 'contract-names',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined
      // Only now: vite-configs.mjs is also read under a Node that does not read TypeScript.
      const { endpoints, events } = await import('../shared/counter-api.ts')
      const { contractNamesOf } = await import('../shared/endpoints/contract-names.ts')
      return `export const contractNames = ${JSON.stringify(contractNamesOf(endpoints, events))}`
    },
  }
}
