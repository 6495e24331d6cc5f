const appended = new Map<string, string>()
/** Switches that would make the stand-in, or the real Electron, weaker than the shell promises. */
const softening =
  /^(no-sandbox|disable-web-security|disable-site-isolation|allow-running-insecure|disable-setuid|ignore-certificate)/

export const commandLine = {
  appendSwitch(name: string, value = ''): void {
    if (softening.test(name)) throw new Error(`electron-on-chromium refuses --${name}.`)
    appended.set(name, value)
  },
  hasSwitch: (name: string): boolean => switchValue(name) !== undefined,
  getSwitchValue: (name: string): string => switchValue(name) ?? '',
}

/** The value of `--name=value` as given or appended; '' for a bare `--name`. */
export function switchValue(name: string): string | undefined {
  const given = process.argv.findLast(
    (word) => word === `--${name}` || word.startsWith(`--${name}=`),
  )
  return appended.get(name) ?? given?.slice(`--${name}=`.length)
}
