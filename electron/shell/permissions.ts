import { session } from 'electron'
import type { Log } from '../core/ports.ts'

/**
 * Denies everything a page can ask for. Without handlers Electron grants it all, and there are three
 * of them: the check is what `navigator.permissions` sees, the request is what a prompt would be,
 * and devices have their own. A screen that needs one (the camera) gets it here, by name and origin.
 */
export function denyPermissions(log: Log): void {
  const { defaultSession } = session
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn('The page was refused a permission', { permission })
    callback(false)
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
