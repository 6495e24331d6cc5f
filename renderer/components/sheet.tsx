import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

export type SheetProps = {
  title: string
  /** A few words over the title. */
  eyebrow?: ReactNode
  isOpen: boolean
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
  onClose,
  role = 'dialog',
  isWide,
  children,
}: SheetProps) {
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
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
