import type { ServerResponse } from 'node:http'
import { alteredBy, brokenOff, portalAnswer, refusalIn, standardWords, written } from './answer.ts'
import type { Answer } from './answer.ts'
import type { ErrorForm } from './error-forms.ts'
import type { Fault } from './faults.ts'
import type { LateCommits } from './late-commits.ts'
import type { Received } from './received.ts'
import type { Sending } from './sending.ts'

export interface Act {
  fault: Fault | null
  received: Received
  response: ServerResponse
  /** Those of the rate limit, for answers that are not the service's own. */
  headers: Record<string, string>
  /** Makes the change and says what the answer would be. */
  processNow: () => Answer
  errorForm: ErrorForm
  sending: Sending
  lateCommits: LateCommits
}

/** Processes and answers a request the way its fault has it, or properly. */
export async function actOn(act: Act): Promise<void> {
  const { fault, received, response, processNow, sending } = act
  switch (fault?.kind) {
    case undefined:
    case 'token-expired':
    case 'reset-on-connect':
      return sending.send(received, response, processNow())
    case 'captive-portal':
      return sending.send(received, response, portalAnswer(fault.redirect === true))
    case 'slow':
      return actSlowly(act, fault)
    case 'error':
      if (fault.processed === true) processNow()
      return sending.send(received, response, errorOf(act, fault.status, fault))
    case 'error-with-200':
      return sending.send(received, response, errorOf(act, 200, { ...fault, form: 'json' }))
    case 'connection-cut':
      return sending.cut(received, response)
    case 'answer-lost':
      processNow()
      return sending.cut(received, response)
    case 'late-commit':
      return actLate(act, fault)
    case 'silent':
      if (fault.processed === true) processNow()
      return sending.hold(received, response)
    case 'cut-halfway':
      return sending.cutHalfway(received, response, processNow())
    case 'malformed':
      return sending.send(received, response, brokenOff(processNow(), act.errorForm))
    case 'empty':
      processNow()
      return sending.send(received, response, {
        status: 200,
        bytes: { contentType: 'application/json; charset=utf-8', content: new Uint8Array() },
      })
    case 'altered-answer':
      return sending.send(received, response, alteredBy(processNow(), fault.fields))
    case 'too-long': {
      const answer = processNow()
      const { content, contentType } = written(answer, act.errorForm)
      const filled = Buffer.concat([content, Buffer.alloc(fault.bytes ?? 6_000_000, ' ')])
      const bytes = { contentType: contentType ?? 'application/json', content: filled }
      return sending.send(received, response, { ...answer, bytes })
    }
    case 'wrong-content-type': {
      const answer = processNow()
      const { content } = written(answer, act.errorForm)
      const contentType = fault.contentType ?? 'text/html; charset=utf-8'
      return sending.send(received, response, { ...answer, bytes: { contentType, content } })
    }
  }
}

async function actSlowly(act: Act, fault: Fault & { kind: 'slow' }): Promise<void> {
  const { received, response, processNow, sending } = act
  if (fault.processed === 'late') {
    const answer = await act.lateCommits.made(processNow, fault.ms)
    return answer === null
      ? sending.hold(received, response)
      : sending.send(received, response, answer)
  }
  const answer = processNow()
  await sending.wait(fault.ms)
  return sending.send(received, response, answer)
}

async function actLate(act: Act, fault: Fault & { kind: 'late-commit' }): Promise<void> {
  const { received, response, sending } = act
  const isOver = act.lateCommits.add(() => {
    act.processNow()
  }, fault.afterMs)
  if (response.destroyed) isOver()
  else response.once('close', isOver)
  if (fault.meanwhile === 'silent') return sending.hold(received, response)
  if (typeof fault.meanwhile === 'number') {
    return sending.send(received, response, errorOf(act, fault.meanwhile, {}))
  }
  return sending.cut(received, response)
}

function errorOf(act: Act, status: number, how: { form?: ErrorForm; words?: string }): Answer {
  const words = how.words ?? (status === 200 ? 'Something went wrong' : standardWords(status))
  return { ...refusalIn(how.form ?? act.errorForm, status, words), headers: act.headers }
}
