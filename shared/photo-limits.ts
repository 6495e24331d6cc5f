/** Photos that may go with one registration; more than a body of the registry's call should carry. */
export const mostPhotos = 6
/** The longest side of a photo taken in the window, in pixels. */
export const longestSide = 1600
/** What such a photo may weigh, in bytes. */
export const heaviestPhoto = 1_500_000
