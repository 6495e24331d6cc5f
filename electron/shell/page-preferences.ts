/**
 * What every page of the counter runs with, the one that staff see and those that are printed alike
 * (Electron's security checklist, docs/security.md). Spread last, so that nothing stands over it.
 */
export const guardedPage = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  spellcheck: false,
  devTools: false,
} as const
