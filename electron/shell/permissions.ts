import { session } from 'electron'
import type { Log } from '../core/ports.ts'
import { startPage } from './app-protocol.ts'
import { isOurCamera } from './camera.ts'

/**
 * Denies everything a page can ask for but the camera, and that to our own page's main frame only.
 * Without handlers Electron grants it all, and there are three of them: the check is what
 * `navigator.permissions` sees, the request is what a prompt would be, and devices have their own.
 */
export function limitPermissions(log: Log): void {
  const { defaultSession } = session
  defaultSession.setPermissionCheckHandler((...[, permission, , details]) => {
    const { mediaType, requestingUrl, isMainFrame } = details
    const kinds = mediaType === undefined ? [] : [mediaType]
    return isOurCamera({ permission, kinds, requestingUrl, isMainFrame }, startPage)
  })
  defaultSession.setPermissionRequestHandler((...[, permission, callback, details]) => {
    const { requestingUrl, isMainFrame } = details
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const granted = isOurCamera({ permission, kinds, requestingUrl, isMainFrame }, startPage)
    if (!granted) log.warn('The page was refused a permission', { permission })
    callback(granted)
  })
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.setDisplayMediaRequestHandler((_request, callback) => {
    callback({})
  })
  defaultSession.on('will-download', (event) => {
    event.preventDefault()
    log.warn('The page was refused a download')
  })
}
