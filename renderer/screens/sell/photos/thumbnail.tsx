import { useTranslation } from 'react-i18next'
import { usePhoto } from './use-photos.ts'

export function Thumbnail({ draftId, name, alt }: { draftId: string; name: string; alt: string }) {
  const { t } = useTranslation()
  const { data, error } = usePhoto(draftId, name)
  if (error !== null) return <span className="soft">{t('photos.gone')}</span>
  if (data === undefined) return <span className="photo photo-coming" />
  return <img className="photo" src={`data:image/jpeg;base64,${data.content}`} alt={alt} />
}
