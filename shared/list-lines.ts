import { isFrameNumberLabel, isShieldLabel } from './frame-number-words.ts'
import { hasShieldCode } from './shield.ts'
import { lineEnd, withoutInvisibleSigns } from './text-folding.ts'

/** One bike of a list: the texts of its columns, and what stands behind what a list may say. */
export type ListLine = {
  frameNumber: string
  shieldCode: string
  /** Everything else on the line; not empty means that the line was not understood. */
  rest: string
}

/** What a spreadsheet writes in front of a list so that it is opened with this separator. */
const separatorLine = /^"?sep=([;,\t|])"?$/iu

/**
 * Reads a list of bikes, a line each: a frame number and, behind a semicolon, comma, tab or space, a
 * shield. Lines end with CR, LF, CRLF, NEL, U+2028 or U+2029; columns may be quoted. A line `sep=;` in
 * front says how columns are parted, and one that names its columns which is which. A line end inside the
 * quotes of a cell is of that cell. Nothing on a line is dropped: see `rest`.
 */
export function listLines(text: string): ListLine[] {
  const written = text
    .replace(/^\uFEFF/, '')
    .split(new RegExp(lineEnd, 'gu'))
    .filter((line) => withoutInvisibleSigns(line) !== '')
  const separator = separatorLine.exec(written[0]?.replace(/^ +| +$/gu, '') ?? '')?.[1]
  const lines = separator === undefined ? written : written.slice(1)
  const rows = withWholeCells(lines, separator).map((line) => columnsOf(line, separator))
  const [first] = rows
  if (first?.some((name) => isFrameNumberLabel(name)) !== true) return rows.map(inOrder)
  const frameAt = first.findIndex((name) => isFrameNumberLabel(name))
  const shieldAt = first.findIndex((name) => isShieldLabel(name))
  return rows.slice(1).map((row) => byName(row, { frameAt, shieldAt }))
}

/** A cell's text goes over no more lines than these. */
const mostInCell = 20
/** The first quote stands at the end of a column. */
const closesCell = /^(?:[^"]|"")*"\s*(?:$|[;,\t|])/u

/**
 * Lines of which one quoted cell goes over several are one: neither half of what stands in it is a
 * number. A quote that nothing closes is no such cell.
 */
function withWholeCells(lines: readonly string[], separator?: string): string[] {
  const whole: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at] ?? ''
    const behind = lines.slice(at + 1, at + mostInCell)
    const isOpen = partedBy(first, separator ?? separatorOf(first)).isOpen
    const closing = isOpen ? behind.findIndex((line) => line.includes('"')) : -1
    const isCell = closing !== -1 && closesCell.test(behind[closing] ?? '')
    const inside = isCell ? behind.slice(0, closing + 1) : []
    whole.push([first, ...inside].join('\n'))
    at += inside.length
  }
  return whole
}

function inOrder([frameNumber = '', shieldCode = '', ...rest]: readonly string[]): ListLine {
  return { frameNumber, shieldCode, rest: together(rest) }
}

function byName(
  row: readonly string[],
  { frameAt, shieldAt }: { frameAt: number; shieldAt: number },
): ListLine {
  return {
    frameNumber: row[frameAt] ?? '',
    shieldCode: row[shieldAt] ?? '',
    rest: together(row.filter((_, place) => place !== frameAt && place !== shieldAt)),
  }
}

function together(columns: readonly string[]): string {
  return columns.filter((column) => column !== '').join(' ')
}

/** Of a line without separators a shield at its end is a column of its own: frame numbers hold spaces. */
function columnsOf(line: string, separator?: string): string[] {
  const separated = partedBy(line, separator ?? separatorOf(line)).columns
  if (separated.length > 1) return separated
  const [whole = ''] = separated
  const [, before, shield] = /^(.*?\S)\s+(C[I1L]C[O0]\b.*)$/iu.exec(whole) ?? []
  return before !== undefined && shield !== undefined && hasShieldCode(shield)
    ? [before, shield]
    : [whole]
}

/** Tab, semicolon or comma, the first of them that it has. */
function separatorOf(line: string): string {
  return ['\t', ';'].find((sign) => line.includes(sign)) ?? ','
}

/** A doubled quote inside quotes is a quote; an open one stays in the text. */
function partedBy(line: string, separator: string): { columns: string[]; isOpen: boolean } {
  const columns: string[] = []
  let column = ''
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at)
    if (sign === '"' && isQuoted && line.charAt(at + 1) === '"') {
      column += sign
      at += 1
    } else if (sign === '"' && (isQuoted || column.trim() === '')) {
      isQuoted = !isQuoted
    } else if (!isQuoted && sign === separator) {
      columns.push(column.trim())
      column = ''
    } else {
      column += sign
    }
  }
  columns.push(isQuoted ? `"${column}` : column.trim())
  return { columns, isOpen: isQuoted }
}
