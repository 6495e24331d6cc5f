/** Words around frame numbers in the shop's languages: labels, and what says that there is none. */

/** Off before `:` and `=` only; before a space it is asked. Compared forms, accents off. */
const labels = [
  'FRAME',
  'FRAMENR',
  'FRAMENO',
  'FRAMENUM',
  'FRAMENUMMER',
  'FRAMENUMBER',
  'FRAMEID',
  'FRAMECODE',
  'BIKEFRAMENUMBER',
  'SERIAL',
  'SERIALNR',
  'SERIALNO',
  'SERIALNUMBER',
  'SERIALNUMMER',
  'SERIENR',
  'SERIENO',
  'SERIENNR',
  'SERIENUMMER',
  'SERIENNUMMER',
  'SN',
  'SNR',
  'SNO',
  'FN',
  'FRN',
  'FNR',
  'FGST',
  'NR',
  'NO',
  'NUM',
  'NUMBER',
  'NUMMER',
  'NUMERO',
  'ID',
  'VIN',
  'FIN',
  'CHASSIS',
  'CHASSISNR',
  'CHASSISNO',
  'CHASSISNUMMER',
  'CHASSISNUMBER',
  'RAHMEN',
  'RAHMENNR',
  'RAHMENNO',
  'RAHMENNUMMER',
  'FAHRGESTELLNUMMER',
  'CADRE',
  'NCADRE',
  'NDECADRE',
  'NOCADRE',
  'NODECADRE',
  'NUMEROCADRE',
  'NUMERODECADRE',
  'NUMERODUCADRE',
  'NUMERODESERIE',
  'NDESERIE',
  'NSERIE',
  'NUMEROSERIE',
  'NODESERIE',
] as const
const labelWords: ReadonlySet<string> = new Set(labels)

/** So plainly a label that a space behind it is enough. */
const unmistakable =
  /^(?:framenummer|frame[ -]?nr|frame[ -]?no|frame[ -]?number|serial[ -]?no|serial[ -]?nr|serial[ -]?number|serienummer|seriennummer|rahmen[ -]?nummer|rahmen[ -]?nr|chassisnummer|num[ée]ro[ ]de[ ]cadre|n[°ºo][ ]?de[ ]cadre)\s+(?=\S)/iu

/** Compared forms, accents off. */
const noNumber: ReadonlySet<string> = new Set([
  ...['NA', 'NVT', 'NONE', 'NULL', 'NIL', 'NO', 'NOFRAME', 'NOFRAMENUMBER', 'NONUMBER', 'NOSERIAL'],
  ...['NOSERIALNUMBER', 'UNKNOWN', 'NOTKNOWN', 'UNDEFINED', 'NOTAVAILABLE', 'NOTAPPLICABLE'],
  ...['NOTREADABLE', 'UNREADABLE', 'ILLEGIBLE', 'MISSING', 'EMPTY', 'BLANK', 'PENDING', 'WITHOUT'],
  ...['WITHOUTNUMBER', 'TBD', 'TBA', 'TBC', 'TODO', 'TEST', 'DUMMY', 'NAN', 'NIETS', 'NOTHING'],
  ...['ONBEKEND', 'NIETBEKEND', 'NOGONBEKEND', 'NOGNIETBEKEND', 'GEEN', 'GEENFRAMENUMMER'],
  ...['GEENNUMMER', 'GEENFRAMENR', 'GEENSERIENUMMER', 'NIETVANTOEPASSING', 'NIETAANWEZIG'],
  ...['NIETLEESBAAR', 'ONLEESBAAR', 'ONTBREEKT', 'LEEG', 'VOLGT', 'NTB', 'NOGTEBEPALEN', 'ZONDER'],
  ...['ZONDERNUMMER', 'ZONDERFRAMENUMMER', 'NIETINGEVULD', 'NIETGEVONDEN', 'WEETNIET'],
  ...['UNBEKANNT', 'NICHTBEKANNT', 'KEINE', 'KEIN', 'KEINER', 'KEINENUMMER', 'KEINERAHMENNUMMER'],
  ...['KEINEANGABE', 'KEINEANGABEN', 'KA', 'OHNE', 'OHNENUMMER', 'OHNERAHMENNUMMER', 'FEHLT'],
  ...['NICHTVORHANDEN', 'NICHTLESBAR', 'UNLESERLICH', 'ENTFALLT', 'ENTFAELLT', 'FOLGT', 'LEER'],
  ...['NICHTZUTREFFEND', 'WIRDNACHGEREICHT'],
  ...[
    'INCONNU',
    'INCONNUE',
    'NONCONNU',
    'NONCONNUE',
    'PASCONNU',
    'AUCUN',
    'AUCUNE',
    'SANS',
    'NEANT',
  ],
  ...[
    'AUCUNNUMERO',
    'PASDENUMERO',
    'SANSNUMERO',
    'SANSNUMERODECADRE',
    'PASDENUMERODECADRE',
    'VIDE',
  ],
  ...[
    'ILLISIBLE',
    'NONLISIBLE',
    'ABSENT',
    'MANQUANT',
    'NONAPPLICABLE',
    'NONRENSEIGNE',
    'ARENSEIGNER',
  ],
  ...['NONDISPONIBLE', 'NONCOMMUNIQUE', 'AVENIR', 'ADETERMINER', 'SANSOBJET', 'NUMEROINCONNU'],
  ...['ONBEKENDFRAMENUMMER', 'FRAMENUMMERONBEKEND', 'UNKNOWNFRAMENUMBER', 'RAHMENNUMMERUNBEKANNT'],
  ...['FRAME', 'FRAMENUMBER', 'FRAMENUMMER', 'SERIALNUMBER', 'SERIAL', 'RAHMENNUMMER', 'CADRE'],
  ...['NUMERODECADRE', 'SERIENUMMER', 'FRAMENR', 'FRAMENO', 'XXXX'],
  ...['GEENNR', 'NOFRAMENO', 'NOFRAMENR', 'VOLGTNOG', 'KOMTNOG', 'LATER', 'INVULLEN'],
  ...['NOGINVULLEN', 'INTEVULLEN', 'WEETIKNIET', 'NIETTELEZEN', 'ACOMPLETER', 'WIRDNACHGETRAGEN'],
  // What a spreadsheet writes in a cell without a value.
  ...['NB', 'NV', 'NC', 'REF', 'VALUE', 'WAARDE', 'WERT', 'VALEUR', 'NAME', 'NAAM', 'NOM', 'BEZUG'],
  ...['DIV0', 'TRUE', 'FALSE', 'WAAR', 'ONWAAR', 'WAHR', 'FALSCH', 'VRAI', 'FAUX'],
  // The names of other columns.
  ...['BARCODE', 'EAN', 'EANCODE', 'ARTIKELNUMMER', 'STICKER', 'KLEUR', 'MERK'],
])

/** The letters and digits, in capitals, accents off: `Numéro de cadre` is `NUMERODECADRE`. */
function spelling(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}

/** A text that as a whole says "no number", or that somebody typed to fill the field. */
export function isNoNumber(text: string): boolean {
  const spelt = spelling(text)
  const rest = text.replace(/[\s\p{P}\p{S}]/gu, '')
  if (rest === '') return text !== ''
  if (noNumber.has(spelt) || labelWords.has(spelt)) return true
  return isNumbered(spelt) || /^(.)\1*$/u.test(rest.toUpperCase())
}

/** `ONBEKEND1`, `GEEN 2`: where a POS wants each number only once. */
function isNumbered(spelt: string): boolean {
  const said = /^([A-Z]{4,})\d{1,3}$/.exec(spelt)?.[1] ?? ''
  return noNumber.has(said) && !labelWords.has(said) && !fillers.has(said)
}

/** A shop may number its own bikes with them. */
const fillers: ReadonlySet<string> = new Set(['TEST', 'DUMMY', 'TODO', 'XXXX'])

/** Without a label word in front of `:` or `=`, or an unmistakable one in front of a space. */
export function withoutLabel(text: string): string {
  const split = /^([^:=]{1,40}?)\s*[:=]\s*(?=\S)/u.exec(text)
  if (split?.[1] !== undefined && labelWords.has(spelling(split[1]))) {
    return text.slice(split[0].length)
  }
  return text.replace(unmistakable, '')
}

/** A label without anything behind it but the number: no frame number begins like that. */
const gluedLabel =
  /^(?:FRAME|SERIAL|RAHMEN|SERIEN?|CHASSIS)(?:NR|NO|NUMMER|NUMBER)[A-Z0-9]|^NUMERODECADRE[A-Z0-9]/u

/** Whether the first word may be a label that was not certain enough to be taken off. */
export function mayStartWithLabel(text: string): boolean {
  const first = /^(\p{L}[^\s:=]*)[\s:=]+\S/u.exec(text)?.[1]
  const spelt = first === undefined ? '' : spelling(first)
  if (labelWords.has(spelt) || otherThings.test(spelt)) return true
  return gluedLabel.test(spelling(text))
}

/** What stands behind is of the article, the customer or a part, not of the frame. */
const otherThings =
  /^(?:EAN|GTIN|UPC|SKU|ART|ARTNR|ARTNO|TEL|BON|KEY|REF|ORDER|ORDERNR|KLANT|KLANTNR|KUNDE|CLIENT|ACCU|AKKU|BATTERY|BATTERIE|MOTOR|MOTEUR|SLOT|LOCK|SLEUTEL|SLEUTELNR)$/
const productCodeLabel = /^(?:EAN|EAN13|EANCODE|GTIN|GTIN13|UPC|UPCA|ISBN)$/

/** Whether the first word says that this is a product code: `EAN: 8717231204726`. */
export function saysProductCode(text: string): boolean {
  const [, first = '', rest = ''] = /^(\p{L}[^\s:=]*)[\s:=]+(.*)$/u.exec(text) ?? []
  const isGlued = /^(?:EAN|GTIN|UPC)\d{8,14}$/.test(spelling(text))
  return isGlued || (productCodeLabel.test(spelling(first)) && /^[\d\s-]{6,}$/.test(rest))
}

/** Whether a key or a column's name says that a frame number stands there. */
export function isFrameNumberLabel(name: string): boolean {
  return columnNames.has(spelling(name))
}

/** `NO`, `ID` and `NUMBER` may be those of anything. */
const columnNames: ReadonlySet<string> = new Set(
  labels.filter(
    (label) => !['NR', 'NO', 'NUM', 'NUMBER', 'NUMMER', 'NUMERO', 'ID'].includes(label),
  ),
)

/** Names of parts that have serial numbers of their own. */
const parts =
  /^(?:BATTERY|BATTERIES|BATTERIE|BATTERIJ|ACCU|ACCUS|AKKU|MOTOR|ENGINE|MOTEUR|LOCK|SLOT|SCHLOSS|ANTIVOL|KEY|KEYS|SLEUTEL|CHARGER|LADER|DISPLAY|FORK|TRACKER|GPS)$/

/** Whether a key says that what is inside belongs to a part of the bike. */
export function isPartLabel(name: string): boolean {
  return parts.test(spelling(name))
}

const shieldLabels: ReadonlySet<string> = new Set([
  ...['SHIELD', 'SHIELDCODE', 'SHIELDNUMBER', 'SHIELDNUMMER', 'SHIELDNR', 'SHIELDNO'],
  ...['CICOSHIELD', 'CICOSHIELDCODE', 'BIKESHIELD', 'STICKER', 'STICKERCODE', 'CODESHIELD'],
  ...['BIKESHIELDCODE', 'CICOSHIELDNUMMER', 'CICOSHIELDNUMBER', 'CICOSHIELDNR', 'CICOCODE', 'CICO'],
  ...['STICKERNUMMER', 'STICKERNR', 'STICKERNUMBER', 'CODECICOSHIELD', 'NUMEROCICOSHIELD'],
  ...['SCHILD', 'SCHILDCODE', 'SCHILDNUMMER', 'SCHILDNR', 'AUFKLEBER', 'CODEDUSHIELD'],
  ...['AUTOCOLLANT', 'CODEAUTOCOLLANT', 'CODEDELAUTOCOLLANT', 'NUMEROSHIELD', 'NUMERODUSHIELD'],
])

/** Whether a column's name says that a shield stands there. */
export function isShieldLabel(name: string): boolean {
  return shieldLabels.has(spelling(name))
}
