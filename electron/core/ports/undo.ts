/** Undoes a subscription. */
export type Undo = () => void
