import type * as Electron from 'electron'

// Chromium has one network for all its pages, and is told of it when it starts.

const switches = new Map<string, string>()

export function setProxy({ mode, proxyRules, proxyBypassRules = '' }: Electron.ProxyConfig): void {
  if (mode !== 'fixed_servers' || !proxyRules) {
    throw new Error(`electron-on-chromium has no proxy by ${mode ?? 'no mode'}.`)
  }
  switches.set('proxy-server', proxyRules)
  switches.set('proxy-bypass-list', proxyBypassRules)
}

export function setWebRtcPolicy(policy: string): void {
  switches.set('webrtc-ip-handling-policy', policy)
}

export function networkSwitches(): string[] {
  return [...switches].map(([name, value]) => `--${name}=${value}`)
}
