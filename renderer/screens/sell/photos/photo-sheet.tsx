import { Camera, ImagePlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostPhotos } from '../../../../shared/photo-limits.ts'
import type { Draft } from '../../../../shared/registration.ts'
import { Button } from '../../../components/button.tsx'
import { FaultNotice } from '../../../components/notice.tsx'
import { Sheet } from '../../../components/sheet.tsx'
import { CameraView } from './camera-view.tsx'
import { Thumbnail } from './thumbnail.tsx'
import type { Photos } from './use-photos.ts'

type PhotoSheetProps = { draft: Draft; photos: Photos; onClose: () => void }

/** Takes photos from files and the camera, and takes them off again. */
export function PhotoSheet({ draft, photos, onClose }: PhotoSheetProps) {
  const { t } = useTranslation()
  const files = useRef<HTMLInputElement>(null)
  const [hasCamera, setHasCamera] = useState(false)
  const left = mostPhotos - draft.photos.length
  const isFull = left <= 0
  return (
    <Sheet title={t('photos.title')} isOpen scans="wait" isWide onClose={onClose}>
      <p>{t('photos.text', { most: mostPhotos })}</p>
      {draft.photos.length === 0 ? null : (
        <ul className="photo-list">
          {draft.photos.map(({ name }, place) => (
            <li key={name}>
              <Thumbnail
                draftId={draft.id}
                name={name}
                alt={t('photos.photo', { place: place + 1 })}
              />
              <Button
                aria-label={t('photos.removePhoto', { place: place + 1 })}
                onPress={() => photos.remove(name)}
              >
                {t('photos.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {hasCamera && !isFull ? (
        <CameraView
          isBusy={photos.isBusy}
          onTake={(video) => void photos.take([video])}
          onClose={() => setHasCamera(false)}
        />
      ) : null}
      {photos.fault === null ? null : <FaultNotice fault={photos.fault} />}
      <input
        ref={files}
        hidden
        type="file"
        accept="image/*"
        multiple
        aria-label={t('photos.choose')}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])]
          // The same file may be chosen again after it was taken off.
          currentTarget.value = ''
          void photos.take(chosen)
        }}
      />
      <p className="soft" role="status">
        {isFull ? t('photos.full', { most: mostPhotos }) : t('photos.hint')}
      </p>
      <div className="button-row">
        <Button isDisabled={isFull || photos.isBusy} onPress={() => files.current?.click()}>
          <ImagePlus size={18} aria-hidden />
          {t('photos.choose')}
        </Button>
        {hasCamera ? null : (
          <Button isDisabled={isFull} onPress={() => setHasCamera(true)}>
            <Camera size={18} aria-hidden />
            {t('photos.camera')}
          </Button>
        )}
        <Button look="go" onPress={onClose}>
          {t('photos.done')}
        </Button>
      </div>
    </Sheet>
  )
}
