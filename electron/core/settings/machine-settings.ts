import { z } from 'zod'
import { readUpdateServer } from '../../../shared/base-url.ts'
import { Mode } from '../../../shared/counter-api.ts'
import { DeskSettings, GlobalKey } from '../../../shared/desk.ts'
import { firstSpoken, languages } from '../../../shared/language.ts'
import { Language } from '../../../shared/language-schema.ts'
import { QuietHour, UpdateServer, UpdateSettings } from '../../../shared/update.ts'
import { inConfiguration, inFile } from './setting.ts'

/** As a system says it, `en_GB.UTF-8`. */
const Spoken = z.string().transform((tag, context) => {
  const language = firstSpoken([tag])
  if (language !== null) return language
  context.addIssue({ code: 'custom', message: 'is no language of the counter' })
  return z.NEVER
})

const codes = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
  languages.map((code) => `\`${code}\``),
)

const Server = UpdateServer.refine((written) => readUpdateServer(written).ok, {
  message: 'is not an address such as https://host/counter/ without name, password or query',
})

/** What is this computer's, and no secret: known before any database is open. */
export const machineSettings = {
  mode: inFile(['counter.json', 'mode'], Mode.nullable(), {
    default: null,
    who: ['app.chooseMode'],
    lives: 'until-changed',
    preset: {
      configuration: {
        mode: { schema: Mode, says: '`shop` or `training`; the first screen then does not ask' },
      },
    },
    says: 'the shop itself, or training',
  }),
  language: inFile(['counter.json', 'language'], z.nullable(Language), {
    default: null,
    who: ['app.setLanguage'],
    lives: 'until-changed',
    preset: {
      configuration: {
        language: {
          schema: Language,
          says: `${codes}; without it the system’s`,
        },
      },
      environment: {
        variable: 'COUNTER_LANG',
        schema: Spoken,
        says: `${codes}; otherwise what was chosen, then the system’s language`,
      },
    },
    says: 'the language of window and command line',
  }),
  globalKey: inFile(['desk.json', 'globalKey'], DeskSettings.shape.globalKey, {
    default: null,
    who: ['app.setDesk'],
    lives: 'until-changed',
    preset: {
      configuration: {
        'desk.globalKey': {
          schema: GlobalKey,
          says: 'the key that brings the counter up, as `Control+Alt+K`',
        },
      },
    },
    says: 'the key that brings the counter up',
  }),
  startAtSignIn: inFile(['desk.json', 'startAtSignIn'], DeskSettings.shape.startAtSignIn, {
    default: false,
    who: ['app.setDesk'],
    lives: 'until-changed',
    preset: {
      configuration: {
        'desk.startAtSignIn': {
          schema: DeskSettings.shape.startAtSignIn,
          says: '`true`: the counter starts when this user signs in',
        },
      },
    },
    says: 'whether the counter starts when this user signs in',
  }),
  inTray: inFile(['desk.json', 'inTray'], DeskSettings.shape.inTray, {
    default: false,
    who: ['app.setDesk'],
    lives: 'until-changed',
    preset: {
      configuration: {
        'desk.inTray': {
          schema: DeskSettings.shape.inTray,
          says: '`true`: closing the window leaves the counter at work in the tray',
        },
      },
    },
    says: 'whether closing the window leaves the counter at work in the tray',
  }),
  handOverFolder: inFile(['desk.json', 'handOverFolder'], DeskSettings.shape.handOverFolder, {
    default: null,
    who: ['app.setDesk'],
    lives: 'until-changed',
    preset: {
      configuration: {
        'desk.handOverFolder': {
          schema: DeskSettings.shape.handOverFolder.unwrap(),
          says: 'the folder for the till’s files',
        },
      },
    },
    says: 'the folder for the till’s files',
  }),
  updateServer: inFile(['updates.json', 'server'], UpdateSettings.shape.server, {
    default: null,
    who: ['updates.set'],
    lives: 'until-changed',
    preset: {
      configuration: {
        'updates.server': {
          schema: Server,
          says: 'where new versions come from ([updates.md](updates.md))',
        },
      },
    },
    says: 'where new versions come from',
  }),
  quietHour: inFile(['updates.json', 'quietHour'], UpdateSettings.shape.quietHour, {
    default: null,
    who: ['updates.set'],
    lives: 'until-changed',
    preset: {
      configuration: {
        'updates.quietHour': {
          schema: QuietHour,
          says: 'the hour (0–23) in which they may come by themselves',
        },
      },
    },
    says: 'the hour in which new versions may come by themselves',
  }),
  updatesOff: inConfiguration('updates.off', z.boolean(), {
    says: '`true`, in either file: the counter takes no new versions, whoever wants them',
    decides: true,
  }),
} as const
