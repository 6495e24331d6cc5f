import attention from './tray/attention.png?inline'
import sent from './tray/sent.png?inline'
import unsent from './tray/unsent.png?inline'

/** The tray's icon as data URLs: all sent, some to send, somebody has to decide. */
export const trayPictures = { sent, unsent, attention }
