import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createEmitter } from '../../shared/emitter.ts'

describe('An emitter', () => {
  it('tells everybody in turn, and nobody who left', () => {
    const heard: string[] = []
    const { on, emit } = createEmitter<string>()
    const undo = on((word) => heard.push(`one ${word}`))
    on((word) => heard.push(`two ${word}`))
    emit('a')
    undo()
    undo()
    emit('b')
    expect(heard).toEqual(['one a', 'two a', 'two b'])
  })

  it('tells a listener twice that came twice, until each is undone', () => {
    let heard = 0
    const count = (): void => void (heard += 1)
    const { on, emit } = createEmitter<null>()
    const undo = on(count)
    on(count)
    emit(null)
    undo()
    emit(null)
    expect(heard).toBe(3)
  })

  it('tells those behind a listener that throws, and says what was thrown', () => {
    const heard: string[] = []
    const thrown: unknown[] = []
    const { on, emit } = createEmitter<string>((defect) => thrown.push(defect))
    on(() => {
      throw new Error('a defect')
    })
    on((word) => heard.push(word))
    emit('a')
    expect(heard).toEqual(['a'])
    expect(thrown).toEqual([new Error('a defect')])
  })

  it('tells nobody who comes while it tells', () => {
    const heard: string[] = []
    const { on, emit } = createEmitter<string>()
    on(() => on((word) => heard.push(word)))
    emit('a')
    expect(heard).toEqual([])
  })

  it('is our own because Node’s leaves out whoever stands behind a listener that throws', () => {
    const heard: string[] = []
    const emitter = new EventEmitter()
    emitter.on('told', () => {
      throw new Error('a defect')
    })
    emitter.on('told', (word: string) => heard.push(word))
    expect(() => emitter.emit('told', 'a')).toThrow('a defect')
    expect(heard).toEqual([])
  })
})
