import { createContext, useContext, useEffect, useEffectEvent, useId } from 'react'
import type { EventPayload } from '../../shared/counter-api.ts'
import type { ScanLayer } from '../../shared/scan-layer.ts'
import { call, CounterFault, hear } from '../counter/client.ts'

/**
 * What a dialog does with scans: these kinds go to it (`useScanHere`), `screen` means that the screen
 * behind it fills it, `wait` that every scan waits. `aside` is for what says something about a scan.
 */
export type DialogScans = ScanLayer['takes'] | 'wait' | 'aside'

const layers: ScanLayer[] = []

/** Tells main which dialogs are open; it gives no scan to what lies behind them. */
export function tellLayers(): void {
  call('scan.layers', { layers: [...layers] }).catch((caught: unknown) => {
    // Before the counter is open there are no scans either. Main has logged why.
    if (!(caught instanceof CounterFault)) throw caught
  })
}

/** This dialog is open, over those that were open before it. */
export function useScanLayer(scans: DialogScans, isOpen: boolean): string {
  const id = useId()
  const kinds = Array.isArray(scans) ? scans.join(' ') : scans
  useEffect(() => {
    if (!isOpen || kinds === 'aside') return
    const takes = kinds === 'screen' ? kinds : kinds === 'wait' ? [] : kinds.split(' ')
    const layer: ScanLayer = { id, takes: takes as ScanLayer['takes'] }
    layers.push(layer)
    tellLayers()
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      tellLayers()
    }
  }, [id, kinds, isOpen])
  return id
}

export const ScanLayerContext = createContext<string | null>(null)

/** Hears the scans that go to the dialog this stands in. */
export function useScanHere(onScan: (scanned: EventPayload<'scanned'>) => void): void {
  const id = useContext(ScanLayerContext)
  const take = useEffectEvent(onScan)
  useEffect(() => {
    if (id === null) return
    return hear('scanned', (scanned) => {
      if (scanned.layer === id) take(scanned)
    })
  }, [id])
}
