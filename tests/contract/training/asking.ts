import type { Training } from '../../../electron/training/training-services.ts'

/** Plain requests, as a client that knows only the documentation would make them. */
export interface Asker {
  (method: string, path: string, body?: unknown): Promise<Response>
}

export async function signIn(training: Training, email = 'balie@example.com'): Promise<Asker> {
  const account = training.cicopass.accounts.find((known) => known.email === email)
  const response = await fetch(`${training.cicopassUrl}/api/partners/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: account?.password }),
  })
  const { token } = (await response.json()) as { token: string }
  return asker(training.cicopassUrl, `Bearer ${token}`)
}

export function atTheTill(training: Training, user = 'rijwielhandel', password?: string): Asker {
  const account = training.cyclesoftware.accounts.find((known) => known.userName === user)
  const credentials = `${user}:${password ?? account?.password ?? ''}`
  return asker(training.cyclesoftwareUrl, `Basic ${Buffer.from(credentials).toString('base64')}`)
}

export function asker(url: string, authorization?: string): Asker {
  return (method, path, body) =>
    fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(authorization === undefined ? {} : { Authorization: authorization }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}

/** The five required fields. */
export function required(frameNumber: string): Record<string, string> {
  return { frameNumber, brand: 'Batavus', color: 'Black', type: 'E-bike', audience: 'Men' }
}

export async function read<T>(response: Response | Promise<Response>): Promise<T> {
  return (await (await response).json()) as T
}

/** The system's error code behind a failed fetch, or its message. */
export async function failureOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked
  } catch (failure) {
    const cause: unknown = failure instanceof Error ? failure.cause : undefined
    if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
    return String(failure)
  }
  throw new Error('The request was answered.')
}
