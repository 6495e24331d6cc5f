import type { Phrase } from './words.ts'

/** What `POST /api/partners/bikes` was given, checked. */
export interface RegistrationRequest {
  required: { frameNumber: string; brand: string; color: string; type: string; audience: string }
  optional: Record<
    | 'model'
    | 'frameHeight'
    | 'frameMaterial'
    | 'frameColor'
    | 'gearType'
    | 'wheelSize'
    | 'driveType'
    | 'propulsionType',
    string | null
  >
  salePrice: number | null
  gears: number | null
  photos: { name: string; content: Uint8Array }[]
}

export type Problem = { field: string; phrase: Phrase }

/** Reads the body; the problems name every field that is missing or of the wrong type. */
export function readRegistration(
  body: unknown,
): { ok: true; request: RegistrationRequest } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const fields = fieldsOf(body)
  const required = (field: string): string => {
    const value = fields[field]
    if (typeof value === 'string' && value.trim() !== '') return value
    problems.push({ field, phrase: value === undefined || value === '' ? 'required' : 'mustBe' })
    return ''
  }
  const text = (field: string): string | null => {
    const value = fields[field]
    if (value === undefined || value === null) return null
    if (typeof value === 'string') return value
    problems.push({ field, phrase: 'mustBe' })
    return null
  }
  const number = (field: string, whole: boolean): number | null => {
    const value = fields[field]
    if (value === undefined || value === null) return null
    if (typeof value === 'number' && (!whole || Number.isInteger(value))) return value
    problems.push({ field, phrase: 'mustBe' })
    return null
  }
  const request: RegistrationRequest = {
    required: {
      frameNumber: required('frameNumber'),
      brand: required('brand'),
      color: required('color'),
      type: required('type'),
      audience: required('audience'),
    },
    optional: {
      model: text('model'),
      frameHeight: text('frameHeight'),
      frameMaterial: text('frameMaterial'),
      frameColor: text('frameColor'),
      gearType: text('gearType'),
      wheelSize: text('wheelSize'),
      driveType: text('driveType'),
      propulsionType: text('propulsionType'),
    },
    salePrice: number('salePrice', false),
    gears: number('gears', true),
    photos: readPhotos(fields.images, problems),
  }
  return problems.length === 0 ? { ok: true, request } : { ok: false, problems }
}

function readPhotos(images: unknown, problems: Problem[]): RegistrationRequest['photos'] {
  if (images === undefined || images === null) return []
  if (!Array.isArray(images)) {
    problems.push({ field: 'images', phrase: 'mustBe' })
    return []
  }
  return images.flatMap((image: unknown, place) => {
    const { name, content } = fieldsOf(image)
    if (typeof content === 'string' && /^[A-Za-z0-9+/]+=*$/.test(content)) {
      const bytes = Uint8Array.from(Buffer.from(content, 'base64'))
      return [
        { name: typeof name === 'string' ? name : `bike${String(place + 1)}.jpg`, content: bytes },
      ]
    }
    problems.push({ field: `images[${String(place)}]`, phrase: 'mustBe' })
    return []
  })
}

/** The members of a JSON object; of anything else, none. */
export function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {}
}
