const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Looks like a 公民身份号码: 18 places, the last of which may be X. */
export function looksLikeResidentId(text: string): boolean {
  return /^\d{17}[\dXx]$/.test(text)
}

/** GB 11643-1999: the last place is a checksum of the first seventeen, so a slip of the hand shows. */
export function hasRightChecksum(residentId: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(residentId[place]), 0)
  return CHECK_DIGITS[sum % 11] === residentId[17]?.toUpperCase()
}
