import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Notice } from '../../../components/notice.tsx'

type CameraViewProps = {
  isBusy: boolean
  onTake: (video: HTMLVideoElement) => void
  onClose: () => void
}

type Trouble = 'none' | 'refused' | 'in-use'

/** What the camera sees, while it is looked at and no longer: its light goes out with this. */
export function CameraView({ isBusy, onTake, onClose }: CameraViewProps) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'seeing' | Trouble>('opening')

  useEffect(() => {
    let stream: MediaStream | null = null
    let isOver = false
    const close = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    openCamera().then(
      (opened) => {
        stream = opened
        if (isOver) close()
        else if (video.current !== null) video.current.srcObject = opened
      },
      (caught: unknown) => {
        if (!isOver) setState(troubleOf(caught))
      },
    )
    return () => {
      isOver = true
      close()
    }
  }, [])

  if (state !== 'opening' && state !== 'seeing') {
    return (
      <div role="alert">
        <Notice tone="look">
          <p>{t(`photos.trouble.${state}`)}</p>
        </Notice>
      </div>
    )
  }
  return (
    <div className="camera">
      <video
        ref={video}
        className="camera-picture"
        aria-label={t('photos.cameraSees')}
        autoPlay
        muted
        playsInline
        onPlaying={() => setState('seeing')}
      />
      <div className="button-row">
        <Button
          look="go"
          isDisabled={state !== 'seeing' || isBusy}
          onPress={() => {
            if (video.current !== null) onTake(video.current)
          }}
        >
          {t(state === 'seeing' ? 'photos.take' : 'photos.opening')}
        </Button>
        <Button onPress={onClose}>{t('photos.cameraOff')}</Button>
      </div>
    </div>
  )
}

function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
  })
}

function troubleOf(caught: unknown): Trouble {
  if (!(caught instanceof DOMException)) throw caught
  switch (caught.name) {
    case 'NotAllowedError':
      return 'refused'
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use'
    default:
      return 'none'
  }
}
