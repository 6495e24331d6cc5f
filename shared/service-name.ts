/**
 * The services by what they are to the shop: the registry of bikes, and its POS. The names are published
 * (command line, jobs, keychain, settings): code outside `electron/services/` and the settings says which of
 * the two it means by these, so that a name is written once.
 */
export const registryName = 'cicopass' as const
export const posName = 'cyclesoftware' as const

export const serviceNames = [registryName, posName] as const
