import { Guesses } from '../operators/guess-limit.ts'
import { KeptOperators, noOperators } from '../operators/kept-operators.ts'
import { takeScans } from './scanned.ts'
import { inDatabase } from './setting.ts'

export const operatorSettings = {
  operators: inDatabase('operators', KeptOperators, {
    default: noOperators,
    who: [
      'operators.turnOn',
      'operators.turnOff',
      'operators.add',
      'operators.setRole',
      'operators.setPin',
      'operators.remove',
      'operators.setLock',
      'operators.awaitBadge',
      'operators.readEmployees',
      'operators.signIn',
      ...takeScans,
      'draft.override',
      'queue.override',
      'recovery.open',
    ],
    lives: 'until-changed',
    part: 'operators',
    unreadable: 'locked',
    customers: 'none',
    preset: 'never',
    says: 'who may stand at this counter, and what is kept of their PINs',
  }),
  operatorGuesses: inDatabase('operators.guesses', Guesses, {
    default: null,
    who: 'counter',
    lives: 'until-changed',
    part: 'operators',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'wrong guesses of who stands there, of every way in',
  }),
} as const
