import { app, session } from 'electron'

/** A proxy that is nowhere, for this computer's own addresses too. */
const nowhere = {
  mode: 'fixed_servers',
  proxyRules: 'http://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const

/**
 * The pages have no network. Their policy (`served-files.ts`) refuses what a page loads, but no policy
 * speaks of WebRTC and of connecting ahead: those would reach any address. What main sends goes another
 * way (`services/http.ts`), and asks a session of its own for the system's proxy. After ready, and
 * before a page is made.
 */
export async function cutOffPages(): Promise<void> {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
  session.defaultSession.setSpellCheckerEnabled(false) // it would fetch dictionaries
  await session.defaultSession.setProxy(nowhere)
}
