import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../../shared/registration.ts'
import { Button } from '../../../components/button.tsx'
import { FaultNotice } from '../../../components/notice.tsx'
import { PhotoSheet } from './photo-sheet.tsx'
import { Thumbnail } from './thumbnail.tsx'
import { usePhotos } from './use-photos.ts'
import './photos.css'

export type PhotoAreaProps = {
  draft: Draft
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** The photos of the sale on the screen: a line of them, and the sheet that takes them. */
export function PhotoArea({ draft, isOpen, onOpen }: PhotoAreaProps) {
  const { t } = useTranslation()
  const photos = usePhotos()
  useGivenPictures((pictures) => void photos.take(pictures))
  return (
    <>
      {draft.photos.length === 0 ? null : (
        <ul className="photo-strip" aria-label={t('photos.title')}>
          {draft.photos.map(({ name }, place) => (
            <li key={name}>
              <Button
                className="photo-button"
                aria-label={t('photos.open', { place: place + 1 })}
                onPress={() => onOpen(true)}
              >
                <Thumbnail
                  draftId={draft.id}
                  name={name}
                  alt={t('photos.photo', { place: place + 1 })}
                />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {photos.fault === null || isOpen ? null : <FaultNotice fault={photos.fault} />}
      {isOpen ? <PhotoSheet draft={draft} photos={photos} onClose={() => onOpen(false)} /> : null}
    </>
  )
}

/** Pictures that are dropped on the page or pasted into it, wherever the focus is. */
function useGivenPictures(take: (pictures: File[]) => void): void {
  const given = useEffectEvent((event: Event, from: DataTransfer | null) => {
    const pictures = [...(from?.files ?? [])]
    if (pictures.length === 0) return
    event.preventDefault()
    take(pictures)
  })
  useEffect(() => {
    const drop = (event: DragEvent) => given(event, event.dataTransfer)
    const paste = (event: ClipboardEvent) => given(event, event.clipboardData)
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
    }
    window.addEventListener('drop', drop)
    window.addEventListener('dragover', over)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('drop', drop)
      window.removeEventListener('dragover', over)
      window.removeEventListener('paste', paste)
    }
  }, [])
}
