import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Sheet } from './sheet.tsx'

export type QuestionProps = {
  title: string
  text: ReactNode
  /** What it is about, under the text. */
  children?: ReactNode
  yes: string
  no: string
  look?: 'go' | 'stop'
  isOpen: boolean
  onYes: () => void
  onNo: () => void
}

/** Asks before something that cannot be taken back. "No" is where the focus starts. */
export function Question(props: QuestionProps) {
  return (
    <Sheet
      title={props.title}
      isOpen={props.isOpen}
      scans="wait"
      onClose={props.onNo}
      role="alertdialog"
    >
      <p>{props.text}</p>
      {props.children}
      <div className="button-row">
        {/* A question's safe answer takes the focus, so that a stray Enter changes nothing. */}
        <Button autoFocus onPress={props.onNo}>
          {props.no}
        </Button>
        <Button look={props.look ?? 'go'} onPress={props.onYes}>
          {props.yes}
        </Button>
      </div>
    </Sheet>
  )
}
