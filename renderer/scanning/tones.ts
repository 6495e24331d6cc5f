import type { EventPayload } from '../../shared/counter-api.ts'
import type { Sound } from '../../shared/sound.ts'

/** Notes as [hertz, seconds]: up for taken, level for look, down for stop. Told apart by ear. */
const tones = {
  accepted: [
    [880, 0.06],
    [1320, 0.08],
  ],
  warning: [
    [660, 0.09],
    [660, 0.09],
  ],
  stop: [
    [392, 0.16],
    [262, 0.26],
  ],
} as const

/** Of what the loudspeaker can do, at full volume. */
const loudest = 0.27

export type ToneName = keyof typeof tones

/** What is heard is seen as well: a muted counter says the same. */
export const colourOf = { accepted: 'go', warning: 'look', stop: 'stop' } as const

let context: AudioContext | null = null

/** Plays a short tone. A counter without loudspeakers stays silent. */
export function play(name: ToneName, { volume, isMuted }: Sound): void {
  if (isMuted || volume === 0) return
  context ??= new AudioContext()
  // Before the first touch or key the page may not sound: a tone kept for later would come too late.
  if (context.state !== 'running') {
    void context.resume()
    return
  }
  let at = context.currentTime
  for (const [hertz, seconds] of tones[name]) {
    const note = context.createOscillator()
    const loudness = context.createGain()
    note.frequency.value = hertz
    loudness.gain.setValueAtTime(0.0001, at)
    loudness.gain.exponentialRampToValueAtTime(loudest * (volume / 100), at + 0.008)
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + seconds)
    note.connect(loudness).connect(context.destination)
    note.start(at)
    note.stop(at + seconds)
    at += seconds + 0.02
  }
}

export function toneFor(outcome: EventPayload<'scanned'>['outcome']): ToneName | null {
  switch (outcome) {
    case 'accepted':
    case 'shown':
      return 'accepted'
    case 'warning':
    case 'waiting':
      return 'warning'
    case 'refused':
    case 'not-here':
      return 'stop'
    // What was not used was said once, by the scan before.
    case 'held':
    case 'repeated':
      return null
  }
}
