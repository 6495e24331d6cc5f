/** An address under the base: `path` begins with a slash, `query` is encoded here. */
export function addressUnder(base: URL, path: string, query: Record<string, string> = {}): URL {
  const address = new URL(base.href)
  address.pathname = base.pathname.replace(/\/+$/, '') + path
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return address
}
