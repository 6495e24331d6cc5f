import type {
  Audience,
  BikeType,
  Color,
  DriveType,
  FrameMaterial,
  GearType,
  PropulsionType,
} from '../registry-values.ts'

/**
 * The registry's English words as staff read them; they are sent in English. A word that is not
 * among them is shown as it came.
 */
export const registryInDutch = {
  color: {
    Black: 'zwart',
    Grey: 'grijs',
    Silver: 'zilver',
    White: 'wit',
    Cream: 'crème',
    Beige: 'beige',
    Brown: 'bruin',
    Bronze: 'brons',
    Gold: 'goud',
    Yellow: 'geel',
    Orange: 'oranje',
    Red: 'rood',
    Pink: 'roze',
    Purple: 'paars',
    Blue: 'blauw',
    Turquoise: 'turquoise',
    Green: 'groen',
    Multicolour: 'meerkleurig',
  } satisfies Record<Color, string>,
  type: {
    'E-bike': 'e-bike',
    'City bike': 'stadsfiets',
    'Trekking bike': 'trekkingfiets',
    'Hybrid bike': 'hybride fiets',
    'Mountain bike': 'mountainbike',
    'Road bike': 'racefiets',
    'Gravel bike': 'gravelbike',
    'Cargo bike': 'bakfiets',
    'Folding bike': 'vouwfiets',
    "Kids' bike": 'kinderfiets',
    "Mother's bike": 'moederfiets',
    'Transport bike': 'transportfiets',
    'Speed pedelec': 'speedpedelec',
    Tandem: 'tandem',
    Recumbent: 'ligfiets',
    BMX: 'BMX',
    Tricycle: 'driewieler',
    Unicycle: 'eenwieler',
  } satisfies Record<BikeType, string>,
  audience: {
    Men: 'heren',
    Women: 'dames',
    Unisex: 'unisex',
    Boys: 'jongens',
    Girls: 'meisjes',
    Kids: 'kinderen',
  } satisfies Record<Audience, string>,
  frameMaterial: {
    Aluminium: 'aluminium',
    Steel: 'staal',
    Carbon: 'carbon',
    Titanium: 'titanium',
    Magnesium: 'magnesium',
    Chromoly: 'chroommolybdeen',
    Bamboo: 'bamboe',
    Wood: 'hout',
  } satisfies Record<FrameMaterial, string>,
  gearType: {
    Derailleur: 'derailleur',
    Hub: 'naaf',
    'Continuously variable': 'traploos',
    Gearbox: 'versnellingsbak',
    'Single speed': 'één versnelling',
  } satisfies Record<GearType, string>,
  driveType: { Chain: 'ketting', Belt: 'riem', Shaft: 'cardanas' } satisfies Record<
    DriveType,
    string
  >,
  propulsionType: { Manual: 'zonder motor', Electric: 'elektrisch' } satisfies Record<
    PropulsionType,
    string
  >,
} as const
