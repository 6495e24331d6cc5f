/** https://wicg.github.io/is-input-pending/ */
type Scheduling = { isInputPending?: () => boolean }

/** Whether keys were pressed that the page has not handled yet. */
export function isInputPending(): boolean {
  return (navigator as { scheduling?: Scheduling }).scheduling?.isInputPending?.() ?? false
}
