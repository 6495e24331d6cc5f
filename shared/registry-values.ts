/**
 * The registry's values, in English as its published examples have them ("E-bike", "Men", "Black",
 * "Aluminium", "Derailleur", "Chain", "Manual"). They are what is sent; the interface translates
 * them, and the command line sends whatever it is given (DESIGN.md, "Registry values").
 */
export const audiences = ['Men', 'Women', 'Unisex', 'Boys', 'Girls', 'Kids'] as const
export type Audience = (typeof audiences)[number]

export const colors = [
  'Black',
  'Grey',
  'Silver',
  'White',
  'Cream',
  'Beige',
  'Brown',
  'Bronze',
  'Gold',
  'Yellow',
  'Orange',
  'Red',
  'Pink',
  'Purple',
  'Blue',
  'Turquoise',
  'Green',
  'Multicolour',
] as const
export type Color = (typeof colors)[number]

export const bikeTypes = [
  'E-bike',
  'City bike',
  'Trekking bike',
  'Hybrid bike',
  'Mountain bike',
  'Road bike',
  'Gravel bike',
  'Cargo bike',
  'Folding bike',
  "Kids' bike",
  "Mother's bike",
  'Transport bike',
  'Speed pedelec',
  'Tandem',
  'Recumbent',
  'BMX',
  'Tricycle',
  'Unicycle',
] as const
export type BikeType = (typeof bikeTypes)[number]

export const frameMaterials = [
  'Aluminium',
  'Steel',
  'Carbon',
  'Titanium',
  'Magnesium',
  'Chromoly',
  'Bamboo',
  'Wood',
] as const
export type FrameMaterial = (typeof frameMaterials)[number]

export const gearTypes = [
  'Derailleur',
  'Hub',
  'Continuously variable',
  'Gearbox',
  'Single speed',
] as const
export type GearType = (typeof gearTypes)[number]

export const driveTypes = ['Chain', 'Belt', 'Shaft'] as const
export type DriveType = (typeof driveTypes)[number]

export const propulsionTypes = ['Manual', 'Electric'] as const
export type PropulsionType = (typeof propulsionTypes)[number]
