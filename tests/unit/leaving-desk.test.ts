import { describe, expect, it } from 'vitest'
import { createLeavingDesk } from '../../electron/core/leaving.ts'
import type { LeaveReason } from '../../shared/leaving.ts'

const bike = { title: 'Ultimate', frameNumber: 'WTU123', kinds: ['bike.register' as const] }

/** A desk before one unsent bike and a page that shows its questions. */
function given() {
  let total = 1
  const desk = createLeavingDesk({
    unsent: () => ({ total, bikes: total === 0 ? [] : [bike] }),
    changed: () => undefined,
  })
  const noBox = (): Promise<boolean> => Promise.reject(new Error('the page shows it'))
  return {
    desk,
    sent() {
      total = 0
    },
    /** Asks, and answers what the question was; null: nobody was asked. */
    async leave(
      reason: LeaveReason,
      go: boolean,
    ): Promise<{ asked: LeaveReason | null; went: boolean }> {
      const may = desk.mayLeave(reason, noBox)
      const question = desk.question()
      if (question !== null) desk.answer(question.id, go)
      return { asked: question?.reason ?? null, went: await may }
    },
  }
}

describe('Whoever leaves with something unsent', () => {
  it('is asked again after an update that was agreed to and failed', async () => {
    const { leave } = given()
    expect(await leave('update', true)).toEqual({ asked: 'update', went: true })
    expect(await leave('quit', false)).toEqual({ asked: 'quit', went: false })
    expect(await leave('update', true)).toEqual({ asked: 'update', went: true })
    expect(await leave('update', false)).toEqual({ asked: 'update', went: false })
  })

  it('is asked each time, whatever was said before', async () => {
    const { leave } = given()
    expect(await leave('quit', true)).toEqual({ asked: 'quit', went: true })
    expect(await leave('quit', false)).toEqual({ asked: 'quit', went: false })
    expect(await leave('shutdown', false)).toEqual({ asked: 'shutdown', went: false })
    expect(await leave('quit', true)).toEqual({ asked: 'quit', went: true })
  })

  it('is not asked twice for one shutdown, and the next time again', async () => {
    const { leave } = given()
    expect(await leave('shutdown', true)).toEqual({ asked: 'shutdown', went: true })
    expect(await leave('quit', false)).toEqual({ asked: null, went: true })
    expect(await leave('quit', false)).toEqual({ asked: 'quit', went: false })
  })

  it('is not asked once everything has gone out', async () => {
    const { leave, sent } = given()
    expect(await leave('update', false)).toEqual({ asked: 'update', went: false })
    sent()
    expect(await leave('quit', false)).toEqual({ asked: null, went: true })
  })
})
