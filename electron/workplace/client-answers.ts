import type { AnswerSeen, Ports } from '../core/ports.ts'

/** The clients tell it, the core hears it. */
export type ClientAnswers = Ports['answers'] & { tell: (answer: AnswerSeen) => void }

export function createClientAnswers(): ClientAnswers {
  const listeners = new Set<(answer: AnswerSeen) => void>()
  return {
    tell(answer) {
      for (const listener of [...listeners]) listener(answer)
    },
    onAnswer(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
