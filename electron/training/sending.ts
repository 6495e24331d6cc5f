import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { written, type Answer } from './answer.ts'
import type { ErrorForm } from './error-forms.ts'
import type { Received } from './received.ts'

/** The ways an answer leaves the service, whole or not, and what the record says of it. */
export class Sending {
  readonly #of: {
    errorForm: () => ErrorForm
    /** Whether answers are compressed for clients that accept it. */
    compresses: boolean
    onDone: (received: Received) => void
  }
  readonly #waits = new Set<() => void>()
  /** Milliseconds after which a connection that is kept open without a word is cut. */
  longestSilence: (received: Received) => number = () => Infinity

  constructor(of: {
    errorForm: () => ErrorForm
    compresses: boolean
    onDone: (received: Received) => void
  }) {
    this.#of = of
  }

  /** The whole answer. */
  async send(received: Received, response: ServerResponse, answer: Answer): Promise<void> {
    const { content, contentType } = written(answer, this.#of.errorForm())
    received.status = answer.status
    if (response.destroyed) {
      this.#done(received, 'gone')
      return
    }
    const accepted = response.req.headers['accept-encoding'] ?? ''
    const zips = this.#of.compresses && content.length > 0 && /\bgzip\b/.test(accepted)
    const sent = zips ? gzipSync(content) : content
    await new Promise<void>((resolve) => {
      response.once('close', resolve)
      response.writeHead(answer.status, {
        ...(contentType === null ? {} : { 'Content-Type': contentType }),
        ...(answer.status === 204 ? {} : { 'Content-Length': sent.length }),
        ...(zips ? { 'Content-Encoding': 'gzip' } : {}),
        ...answer.headers,
      })
      response.end(sent, () => this.#done(received, 'answered'))
    })
  }

  /** Not a byte: the connection is reset. */
  async cut(received: Received, response: ServerResponse): Promise<void> {
    received.end = 'cut'
    response.req.socket.resetAndDestroy()
    this.#done(received, 'cut')
  }

  /** Not a byte, and the connection stays open: until the client gives up, or for `longestSilence`. */
  async hold(received: Received, response: ServerResponse): Promise<void> {
    received.end = 'held'
    this.#done(received, 'held')
    const ends = this.longestSilence(received)
    if (ends === Infinity) return
    await this.wait(ends)
    response.req.socket.resetAndDestroy()
  }

  /** All headers and half of the body. */
  async cutHalfway(received: Received, response: ServerResponse, answer: Answer): Promise<void> {
    const { content, contentType } = written(answer, this.#of.errorForm())
    received.end = 'cut'
    response.writeHead(answer.status, {
      'Content-Type': contentType ?? 'application/json',
      'Content-Length': content.length,
      ...answer.headers,
    })
    await new Promise<void>((resolve) => {
      response.write(content.subarray(0, Math.ceil(content.length / 2)), () => resolve())
    })
    response.req.socket.destroySoon()
    this.#done(received, 'cut')
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        this.#waits.delete(end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      this.#waits.add(end)
    })
  }

  endWaits(): void {
    for (const end of this.#waits) end()
  }

  #done(received: Received, end: Received['end']): void {
    if (received.end === 'open') received.end = end
    this.#of.onDone(received)
  }
}
