import type { Request as PageRequest, Route } from 'playwright'
import { addScheme, isAppAddress, toElectron } from './addresses.ts'
import { say } from './events.ts'

type Handler = (request: Request) => Response | Promise<Response>
/** Whether a navigation may go on; asked of the window that the request came from. */
type NavigationJudge = (request: PageRequest, url: string) => boolean

const privileged = new Set<string>()
const handlers = new Map<string, Handler>()
let registered = false
let isReady: () => boolean = () => false
let judgeNavigation: NavigationJudge = () => true

export function connectProtocol(connections: {
  isReady: () => boolean
  judgeNavigation: NavigationJudge
}): void {
  isReady = connections.isReady
  judgeNavigation = connections.judgeNavigation
}

export const protocol = {
  registerSchemesAsPrivileged(
    schemes: {
      scheme: string
      privileges?: { standard?: boolean; secure?: boolean; bypassCSP?: boolean }
    }[],
  ): void {
    if (isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    }
    if (registered)
      throw new Error('registerSchemesAsPrivileged works once: the second call replaces the first')
    registered = true
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true || privileges.bypassCSP) {
        throw new Error('electron-on-chromium serves standard, secure schemes that keep their CSP.')
      }
      privileged.add(scheme)
      addScheme(scheme)
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!isReady()) throw new Error('protocol.handle works after ready only')
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already`)
    if (!privileged.has(scheme)) throw new Error(`electron-on-chromium knows no scheme ${scheme}`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string): void => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
}

/** Every request of every page comes by here before it leaves Chromium. */
export async function routeRequest(route: Route): Promise<void> {
  const request = route.request()
  const url = toElectron(request.url())
  try {
    if (request.isNavigationRequest() && !judgeNavigation(request, url)) {
      // ERR_ABORTED leaves the page where it is, as a prevented navigation does.
      await route.abort('aborted')
      return
    }
    const handler = handlers.get(new URL(url).protocol.slice(0, -1))
    if (handler !== undefined) await answer(route, handler)
    else if (isAppAddress(url)) await route.abort('failed')
    else await route.continue()
  } catch (error) {
    // The page or the whole browser went away while it was answered: nobody waits any more.
    if (!/closed|already handled|Target/i.test(String(error))) throw error
  }
}

async function answer(route: Route, handler: Handler): Promise<void> {
  const request = route.request()
  let response: Response
  let body: Buffer
  try {
    const sent = request.postDataBuffer()
    response = await handler(
      new Request(toElectron(request.url()), {
        method: request.method(),
        headers: await request.allHeaders(),
        ...(sent === null ? {} : { body: new Uint8Array(sent) }),
      }),
    )
    body = Buffer.from(await response.arrayBuffer())
  } catch (error) {
    // A handler that throws is a network error to the page, never a 404.
    say(`a protocol handler failed: ${String(error)}`)
    return route.abort('failed')
  }
  const headers = Object.fromEntries(response.headers)
  // Without a type Chromium would guess; Electron takes it for HTML.
  headers['content-type'] ??= 'text/html'
  await route.fulfill({ status: response.status, headers, body })
}
