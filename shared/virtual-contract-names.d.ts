/** Made by build/contract-names.mjs from shared/counter-api.ts. */
declare module 'virtual:contract-names' {
  export const contractNames: import('./endpoints/contract-names.ts').ContractNames
}
