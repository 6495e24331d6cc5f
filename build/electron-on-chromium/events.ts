/** What Electron hands to a listener that may say no. */
export interface StandInEvent {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function makeEvent<T extends object>(members: T): T & StandInEvent {
  let prevented = false
  return Object.defineProperties({ ...members } as T & StandInEvent, {
    defaultPrevented: { get: () => prevented, enumerable: true },
    preventDefault: { value: () => (prevented = true) },
  })
}

/** A member that the stand-in lacks is an error with a name, never a silent `undefined`. */
export function complete<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string' && !(key in object) && key !== 'then' && key !== 'toJSON') {
        throw new Error(`electron-on-chromium has no ${name}.${key}: add it, or do without.`)
      }
      const value: unknown = Reflect.get(object, key, object)
      return typeof value === 'function' ? (value.bind(object) as unknown) : value
    },
  })
}

/** Says on standard error what a real Electron would have shown or done with the system. */
export function say(line: string): void {
  process.stderr.write(`[electron-on-chromium] ${line}\n`)
}
