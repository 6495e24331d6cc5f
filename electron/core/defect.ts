/** A throw as the log keeps it: what it says, and where it came from. */
export function defectDetails(defect: unknown): { defect: string; stack?: string } {
  if (!(defect instanceof Error)) return { defect: String(defect) }
  const { stack } = defect
  return { defect: String(defect), ...(stack === undefined ? {} : { stack }) }
}
