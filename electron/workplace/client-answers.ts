import { createEmitter } from '../../shared/emitter.ts'
import type { AnswerSeen, Ports } from '../core/ports.ts'

/** The clients tell it, the core hears it. */
export type ClientAnswers = Ports['answers'] & { tell: (answer: AnswerSeen) => void }

export function createClientAnswers(): ClientAnswers {
  const answers = createEmitter<AnswerSeen>()
  return { tell: answers.emit, onAnswer: answers.on }
}
