import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'

/**
 * A menu of roles only. The counter does not show one, but without it the keys for copy, paste and
 * zoom are dead, and on macOS Cmd+Q as well. No developer tools, and no reload: a half typed sale
 * is the counter's, but a half typed word is the page's.
 */
export function setKeyMenu(): void {
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
