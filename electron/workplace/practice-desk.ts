import type { PracticeDesk, Trouble } from '../../shared/training.ts'
import { comparedForm } from '../../shared/bike.ts'
import { failed, ok, type Result, type ServiceName } from '../../shared/fault.ts'
import type { Language } from '../../shared/language.ts'
import type { Handler } from '../core/handlers.ts'
import { printList } from '../core/paper/list-page.ts'
import { paperWords } from '../core/paper/paper-words.ts'
import type { Ports } from '../core/ports.ts'
import type { CallName } from '../training/calls.ts'
import type { Fault } from '../training/faults.ts'
import type { Training } from '../training/training-services.ts'
import { practiceHtml } from './practice-paper.ts'

/** What staff practise with in training: virtual bikes and shields, and services that fail on demand. */
export type Practice = {
  desk(): PracticeDesk
  set(service: ServiceName, trouble: Trouble): Promise<PracticeDesk>
  /** Prints the barcodes and opens the page. */
  print(): Promise<Result<{ path: string }>>
}

const newBikes = 4
const freeShields = 4

type Printing = Pick<Ports, 'printer' | 'files' | 'codes'> & { language: () => Language }

export function createPractice(training: Training, printing: Printing): Practice {
  const { examples, cicopass } = training
  const troubles: PracticeDesk['troubles'] = { cicopass: 'none', cyclesoftware: 'none' }

  function desk(): PracticeDesk {
    const registered = new Set(cicopass.bikes.map((bike) => comparedForm(bike.frameNumber)))
    const taken = new Set(cicopass.shieldLinks.map(({ shieldCode }) => shieldCode))
    const { registeredBike, stolenBike, shieldedBike } = examples
    const fresh = examples.newEBikes.flatMap(({ model, barcode, frameNumber }) =>
      frameNumber === null || registered.has(comparedForm(frameNumber))
        ? []
        : [{ what: 'new' as const, name: `${model.brand} ${model.name}`, barcode, frameNumber }],
    )
    const nameOf = ({ brand, model }: { brand: string; model: string | null }) =>
      [brand, model].filter(Boolean).join(' ')
    const free: string[] = []
    for (let number = 1; free.length < freeShields; number += 1) {
      const code = training.freeShield(number)
      if (!taken.has(code)) free.push(code)
    }
    return {
      bikes: [
        ...fresh.slice(0, newBikes),
        ...(
          [
            ['registered', registeredBike],
            ['stolen', stolenBike],
          ] as const
        ).map(([what, bike]) => ({
          what,
          name: nameOf(bike),
          barcode: null,
          frameNumber: bike.frameNumber,
        })),
      ],
      shields: [
        ...free.map((code) => ({ what: 'free' as const, code })),
        ...(shieldedBike.shieldCode === null
          ? []
          : [{ what: 'used' as const, code: shieldedBike.shieldCode }]),
      ],
      troubles: { ...troubles },
    }
  }

  return {
    desk,

    async set(service, trouble) {
      const handle = training[service]
      handle.faults.clear()
      if (trouble === 'offline') await handle.goOffline()
      else if (!handle.isOnline) await handle.goOnline()
      const fault = faultOf(trouble)
      if (fault !== null) {
        const isOfChanges = trouble === 'late' || trouble === 'refused'
        handle.faults.add({ fault, times: Infinity, ...(isOfChanges ? { call: changes } : {}) })
      }
      troubles[service] = trouble
      return desk()
    },

    async print() {
      const words = await paperWords(printing.language())
      const html = practiceHtml(desk(), { words, codes: printing.codes })
      return printList(printing, { html, fileName: 'training-barcodes.pdf' })
    },
  }
}

const changes: readonly CallName[] = [
  ...(['registerBike', 'linkShield', 'markStolen', 'markFound', 'orderShields'] as const),
  ...(['createLead', 'cancelLead'] as const),
]

function faultOf(trouble: Trouble): Fault | null {
  switch (trouble) {
    case 'none':
    case 'offline':
      return null
    case 'slow':
      return { kind: 'slow', ms: 8_000 }
    case 'late':
      return { kind: 'late-commit', afterMs: 20_000 }
    case 'busy':
      return { kind: 'error', status: 429 }
    case 'error':
      return { kind: 'error', status: 500 }
    case 'refused':
      return { kind: 'error', status: 409 }
    case 'portal':
      return { kind: 'captive-portal' }
  }
}

type PracticeEndpoint = 'training.get' | 'training.setTrouble' | 'training.print'

/** `practice` is null while the counter works in the shop. */
export function practiceHandlers(practice: () => Practice | null): {
  readonly [N in PracticeEndpoint]: Handler<N>
} {
  const notHere = failed({ kind: 'not-found', what: 'training' })
  return {
    'training.get'() {
      const here = practice()
      return here === null ? notHere : ok(here.desk())
    },
    async 'training.setTrouble'({ service, trouble }) {
      const here = practice()
      return here === null ? notHere : ok(await here.set(service, trouble))
    },
    'training.print': () => practice()?.print() ?? notHere,
  }
}
