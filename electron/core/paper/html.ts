/** Text as HTML: what a POS or a service said is never markup. */
export function text(value: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return value.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

export function row(label: string, value: string): string {
  return `<tr><th>${text(label)}</th><td>${text(value)}</td></tr>`
}
