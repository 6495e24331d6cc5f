import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * A real Secret Service of a test's own: a session bus and a gnome-keyring in a temporary home, so
 * that no test touches the keyring of whoever runs it. Give `env` to the processes under test;
 * keytar keeps its bus connection for the life of a process, so it has to be a child process.
 */
export type SecretService = {
  env: NodeJS.ProcessEnv
  /** Locks the keyring, as a screen lock or a log-in without its password leaves it. */
  lock(): void
  stop(): Promise<void>
}

export type SecretServiceKind =
  /** A keyring, unlocked. */
  | 'unlocked'
  /** A Secret Service that nobody has ever made a keyring for; its questions reach nobody. */
  | 'no-keyring'
  /** The same, and a question waits for an answer that never comes. */
  | 'silent-prompt'
  /** A session bus with no Secret Service. */
  | 'no-service'

const LOGIN_KEYRING = '/org/freedesktop/secrets/collection/login'

export async function startSecretService(
  kind: SecretServiceKind = 'unlocked',
): Promise<SecretService> {
  const home = mkdtempSync(join(tmpdir(), 'counter-keyring-'))
  const children: ChildProcess[] = []
  const stop = async () => {
    await Promise.all(children.reverse().map(stopChild))
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const env = privateEnvironment(home)
    describeServices(home, kind)
    // The address is ours, so that it is known before the bus has said anything.
    const bus = spawn(
      'dbus-daemon',
      ['--session', '--nofork', '--nopidfile', `--address=${busAddress(home)}`],
      {
        env,
        stdio: 'ignore',
      },
    )
    children.push(bus)
    await until('the session bus', () => busAnswers(env, 'org.freedesktop.DBus'))
    if (kind !== 'no-service') children.push(startKeyring(env, kind))
    if (kind !== 'no-service') {
      await until('the keyring', () => busAnswers(env, 'org.freedesktop.secrets'))
    }
    return { env, stop, lock: () => lockKeyring(env) }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Runs `use` with a Secret Service of its own and stops it afterwards, whatever happens. */
export async function withSecretService<T>(
  use: (service: SecretService) => Promise<T>,
  kind: SecretServiceKind = 'unlocked',
): Promise<T> {
  const service = await startSecretService(kind)
  try {
    return await use(service)
  } finally {
    await service.stop()
  }
}

/** The environment of a session without a bus. */
export function environmentWithoutBus(home: string): NodeJS.ProcessEnv {
  const { DBUS_SESSION_BUS_ADDRESS: _bus, ...env } = privateEnvironment(home)
  return env
}

function privateEnvironment(home: string): NodeJS.ProcessEnv {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  for (const folder of ['run', 'share/dbus-1/services']) {
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 })
  }
  return {
    ...env,
    HOME: home,
    XDG_DATA_HOME: join(home, 'share'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    DBUS_SESSION_BUS_ADDRESS: busAddress(home),
  }
}

function busAddress(home: string): string {
  return `unix:path=${join(home, 'run', 'bus')}`
}

/** Service files of the home go before those of the system: no test starts the machine's own. */
function describeServices(home: string, kind: SecretServiceKind): void {
  const prompter = kind === 'silent-prompt' ? '/bin/sleep 600' : '/bin/false'
  const services = {
    'org.freedesktop.secrets': '/bin/false',
    'org.gnome.keyring': '/bin/false',
    'org.gnome.keyring.SystemPrompter': prompter,
  }
  for (const [name, command] of Object.entries(services)) {
    const file = join(home, 'share', 'dbus-1', 'services', `${name}.service`)
    writeFileSync(file, `[D-BUS Service]\nName=${name}\nExec=${command}\n`)
  }
}

function startKeyring(env: NodeJS.ProcessEnv, kind: SecretServiceKind): ChildProcess {
  const unlock = kind === 'unlocked' ? ['--unlock'] : []
  const options = ['--foreground', '--components=secrets', ...unlock]
  const keyring = spawn('gnome-keyring-daemon', options, {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keyring.stdin.end('a password of the test')
  return keyring
}

function lockKeyring(env: NodeJS.ProcessEnv): void {
  const answer = dbusSend(env, [
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.Lock',
    `array:objpath:${LOGIN_KEYRING}`,
  ])
  if (answer.status !== 0) throw new Error(`The keyring did not lock: ${answer.stderr}`)
}

function busAnswers(env: NodeJS.ProcessEnv, name: string): boolean {
  const question = ['--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetNameOwner']
  return dbusSend(env, [...question, `string:${name}`]).status === 0
}

function dbusSend(env: NodeJS.ProcessEnv, question: readonly string[]) {
  const all = ['--session', '--print-reply', '--reply-timeout=2000', ...question]
  return spawnSync('dbus-send', all, { env, encoding: 'utf8' })
}

async function until(what: string, happened: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (happened()) return
    await pause(25)
  }
  throw new Error(`${what} did not come up. Are dbus and gnome-keyring installed?`)
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}
