/** What the printed code for "detect" says: capitals, digits and signs, so that every bit moves. */
export const testCode = 'COUNTER-TEST-0123456789'
