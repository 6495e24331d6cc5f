/**
 * Text as HTML: what a POS or a service said is never markup. Letters whose accents stand behind them are
 * written as one letter, since the counter's font has few accents by themselves.
 */
export function text(value: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return value.normalize('NFC').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

export function row(label: string, value: string): string {
  return `<tr><th scope="row">${text(label)}</th><td>${text(value)}</td></tr>`
}

/** What somebody wrote in several lines. */
export function lines(value: string): string {
  return text(value).replaceAll(/\r?\n/g, '<br>')
}

/**
 * A code as a picture, named for who cannot see it. `svg` is markup of our own drawer; as an image, and
 * not as markup of the page, so that its name gets into the tags of the PDF.
 */
export function picture(svg: string, label: string): string {
  const source = `data:image/svg+xml,${encodeURIComponent(svg)}`
  return `<figure><img alt="${text(label)}" src="${text(source)}"><figcaption>${text(label)}</figcaption></figure>`
}
