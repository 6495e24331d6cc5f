/** Of `vi.waitFor`: a busy machine is no failure, and a condition that holds ends the wait at once. */
export const patience = { timeout: 20_000 }
