import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { ScanLayerContext, useScanLayer, type DialogScans } from '../scanning/scan-layers.ts'
import { WaitingHere } from './waiting-here.tsx'

export type SheetProps = {
  title: string
  /** A few words over the title. */
  eyebrow?: ReactNode
  isOpen: boolean
  /** What becomes of a scan while this is open; nothing behind it ever gets one. */
  scans: DialogScans
  /** Without it only the buttons inside close the sheet. */
  onClose?: () => void
  role?: 'dialog' | 'alertdialog'
  isWide?: boolean
  children: ReactNode
}

/** A question or form over the screen; the screen behind it keeps its place. */
export function Sheet({
  title,
  eyebrow,
  isOpen,
  scans,
  onClose,
  role = 'dialog',
  isWide,
  children,
}: SheetProps) {
  const layer = useScanLayer(scans, isOpen)
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.()
      }}
    >
      <Modal className={isWide ? 'sheet sheet-wide' : 'sheet'}>
        <Dialog className="sheet-body" role={role}>
          {eyebrow}
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {scans === 'aside' ? null : <WaitingHere />}
          <ScanLayerContext value={layer}>{children}</ScanLayerContext>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
