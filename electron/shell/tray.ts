import { Menu, nativeImage, Tray } from 'electron'
import type { Workplace } from '../workplace/workplace.ts'
import { fillIn } from '../../shared/fill-in.ts'
import type { CounterStatus } from '../../shared/status.ts'
import { shellWords, type ShellWords } from './words.ts'

/** The counter's place in the tray, and how much is not sent yet. Not every Linux desktop shows one. */
export type TrayIcon = {
  use(on: boolean): void
  show(jobs: CounterStatus['jobs']): void
}

/** @param about.pictures data URLs of the icon in each state */
export function createTray(about: {
  pictures: Readonly<Record<'sent' | 'unsent' | 'attention', string>>
  open: () => void
  quit: () => void
}): TrayIcon {
  // Kept here: a tray that nobody refers to is collected and vanishes.
  let tray: Tray | null = null
  let jobs: CounterStatus['jobs'] | null = null
  /** Read when the first icon is shown. */
  let words: ShellWords['tray'] | null = null

  async function readWords(): Promise<void> {
    words = (await shellWords()).tray
    describe()
  }

  function describe(): void {
    if (tray === null) return
    if (words === null) {
      void readWords()
      return
    }
    const { held, waiting, sending, unknown, parked } = jobs ?? nothing
    const open = held + waiting + sending + unknown
    const state = parked > 0 ? 'attention' : open > 0 ? 'unsent' : 'sent'
    const lines = [
      open > 0 ? fillIn(words.unsent, { count: open }) : null,
      parked > 0 ? fillIn(words.attention, { count: parked }) : null,
    ].filter((line) => line !== null)
    tray.setImage(sized(about.pictures[state]))
    tray.setToolTip(`Cicopass Counter · ${lines.length === 0 ? words.sent : lines.join(' · ')}`)
    // On Linux a menu that was changed must be given again.
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.open, click: about.open },
        ...lines.map((label) => ({ label, enabled: false })),
        { type: 'separator' },
        { label: words.quit, click: about.quit },
      ]),
    )
  }

  return {
    use(on) {
      if (!on) {
        tray?.destroy()
        tray = null
        return
      }
      if (tray !== null) return
      tray = new Tray(sized(about.pictures.sent))
      tray.on('click', about.open)
      describe()
    },
    show(now) {
      jobs = now
      describe()
    },
  }
}

/** Keeps the icon true to the counter's jobs. */
export function followJobs(tray: TrayIcon, { handlers, events }: Workplace): void {
  events.on('status.changed', ({ jobs }) => tray.show(jobs))
  // What was told before anybody listened.
  void Promise.resolve(handlers['status.get']({})).then((status) => {
    if (status.ok) tray.show(status.value.jobs)
  })
}

const nothing = { held: 0, waiting: 0, sending: 0, unknown: 0, parked: 0, done: 0 }

function sized(picture: string) {
  const image = nativeImage.createFromDataURL(picture)
  return process.platform === 'darwin' ? image.resize({ width: 18, height: 18 }) : image
}
