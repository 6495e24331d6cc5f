import type { Result } from '../../../shared/fault.ts'
import { ok } from '../../../shared/fault.ts'

/** A page and where the next one is. */
export type Page<T> = {
  entries: T[]
  pagination?:
    | { next_offset?: number | null | undefined; next_url?: string | null | undefined }
    | null
    | undefined
}

const mostPages = 50

/**
 * Reads page after page. An account's credentials never go to another host: of a `next_url` only
 * path and query are taken, and asked of the host we trust. A page that was asked before ends it, so
 * that a service that repeats itself does not keep us for ever.
 */
export async function allPages<T>(
  first: URL,
  read: (page: URL) => Promise<Result<Page<T>>>,
): Promise<Result<T[]>> {
  const asked = new Set<string>()
  const entries: T[] = []
  for (let next: URL | null = first; next !== null && asked.size < mostPages;) {
    asked.add(next.href)
    const page = await read(next)
    if (!page.ok) return page
    entries.push(...page.value.entries)
    next = nextPage(next, page.value)
    if (next !== null && asked.has(next.href)) next = null
  }
  return ok(entries)
}

/**
 * Where the page after this one is, or null. Always on the host of `current`: path and query are put
 * into its address one by one, because a path that begins with `//` would name another host.
 */
export function nextPage(current: URL, page: Page<unknown>): URL | null {
  const { next_url: nextUrl, next_offset: nextOffset } = page.pagination ?? {}
  const next = new URL(current.href)
  if (typeof nextUrl === 'string' && nextUrl !== '' && URL.canParse(nextUrl, current.href)) {
    const { pathname, search } = new URL(nextUrl, current.href)
    next.pathname = pathname
    next.search = search
    return next
  }
  if (typeof nextOffset !== 'number' || page.entries.length === 0) return null
  next.searchParams.set('offset', String(nextOffset))
  return next
}
