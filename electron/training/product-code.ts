/**
 * The check digit of an EAN-13 (GS1 General Specifications, 7.9): from the right, digits weigh
 * 3 and 1 in turn; the check digit brings the sum to a multiple of ten.
 */
function checkDigit(digitsWithoutIt: string): number {
  const sum = [...digitsWithoutIt]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

export function withCheckDigit(twelveDigits: string): string {
  return `${twelveDigits}${String(checkDigit(twelveDigits))}`
}

export function hasValidCheckDigit(code: string): boolean {
  return /^\d{8,14}$/.test(code) && Number(code.slice(-1)) === checkDigit(code.slice(0, -1))
}
