/** Four to eight digits: more than that nobody types between two customers. */
export const pinForm = /^\d{4,8}$/
export const shortestName = 2
/** Minutes without a key, touch or scan, after which the counter asks who is there. */
export const lockChoices = [1, 3, 5, 10, 30] as const
