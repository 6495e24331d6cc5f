import type { Color } from './registry-values.ts'

/**
 * What makers call their colours: names of things that have one colour and no other (`Slate`,
 * `Ruby`). They count only where no word beside them is a colour itself. In their compared
 * form (`comparedWord`); each belongs to one value.
 */
export const colorNames: Readonly<Partial<Record<Color, readonly string[]>>> = {
  Black: [
    ...['carbon', 'coal', 'ebenholz', 'nero', 'obsidian', 'raven', 'soot', 'tar', 'ink'],
    ...['kohle', 'zwartgrijs', 'drop', 'pitch', 'panther'],
  ],
  Grey: [
    ...[
      'ash',
      'basalt',
      'beton',
      'cement',
      'concrete',
      'flint',
      'fog',
      'graphit',
      'gravel',
      'iron',
    ],
    ...['lead', 'lunar', 'pewter', 'quartz', 'rock', 'shark', 'slate', 'smoke', 'steel', 'storm'],
    ...[
      'charcoal',
      'gunmetal',
      'hematite',
      'titan',
      'zinc',
      'zink',
      'hematiet',
      'leisteen',
      'rook',
      'ardoise',
      'schiefer',
      'dolphin',
    ],
  ],
  Silver: ['alu', 'aluminium', 'aluminum', 'nickel', 'nikkel', 'platina', 'platinum', 'sterling'],
  White: [
    ...['alabaster', 'bianco', 'cotton', 'ijs', 'polar', 'porcelain', 'porselein', 'snow'],
    ...['sneeuw', 'schnee', 'neige', 'swan'],
  ],
  Cream: ['vanilla', 'vanille', 'eggshell', 'roomboter', 'ecru'],
  Beige: ['camel', 'desert', 'dune', 'duin', 'latte', 'linen', 'nude', 'oat', 'sahara', 'kameel'],
  Brown: [
    ...['caramel', 'chestnut', 'chocolate', 'chocolade', 'cocoa', 'coffee', 'espresso', 'hazel'],
    ...['kastanje', 'koffie', 'leather', 'rust', 'roest', 'tabak', 'tobacco', 'walnut', 'noyer'],
  ],
  Yellow: ['canary', 'citroen', 'citron', 'honey', 'honing', 'lemon', 'sun', 'sunflower', 'zon'],
  Orange: [
    ...['abrikoos', 'apricot', 'mandarijn', 'mandarin', 'mandarine', 'mango', 'papaya', 'pumpkin'],
    ...['tangerine', 'wortel', 'carrot'],
  ],
  Red: [
    ...[
      'brick',
      'carmine',
      'cayenne',
      'cherry',
      'chili',
      'cranberry',
      'crimson',
      'kersen',
      'maroon',
    ],
    ...['merlot', 'robijn', 'rosso', 'rubin', 'ruby', 'scarlet', 'tomato', 'tomaat', 'wine'],
  ],
  Pink: [
    ...['blush', 'bubblegum', 'flamingo', 'framboos', 'magenta', 'peach', 'perzik', 'raspberry'],
    ...['zuurstok', 'framboise', 'himbeere'],
  ],
  Purple: [
    ...['amethyst', 'eggplant', 'grape', 'lavendel', 'lavender', 'lavande', 'mulberry', 'orchid'],
    ...['pflaume', 'plum', 'pruim', 'wisteria', 'prune'],
  ],
  Blue: [
    ...[
      'atlantic',
      'azure',
      'azzurro',
      'baltic',
      'cobalt',
      'cornflower',
      'denim',
      'hemel',
      'ocean',
    ],
    ...['oceaan', 'pacific', 'royal', 'saffier', 'sapphire', 'saphir', 'sky', 'midnight'],
  ],
  Turquoise: ['aquamarine', 'cyan', 'lagoon', 'lagune'],
  Green: [
    ...[
      'army',
      'avocado',
      'basil',
      'basilicum',
      'bottle',
      'cactus',
      'emerald',
      'eucalyptus',
      'fern',
    ],
    ...['forest', 'hunter', 'jade', 'jungle', 'kiwi', 'leaf', 'lime', 'limoen', 'moss', 'pine'],
    ...['pistache', 'pistachio', 'sage', 'salie', 'smaragd', 'spruce', 'thyme', 'varen', 'verde'],
  ],
}
