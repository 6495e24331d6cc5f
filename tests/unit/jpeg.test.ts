import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { readJpeg } from '../../electron/core/selling/jpeg.ts'
import { pictureOfWidth, pictureWithPlace, smallPicture } from '../support/pictures.ts'

const read = (content: string) => readJpeg(Buffer.from(content, 'base64'))

describe('a photo', () => {
  it('is read for its size and for what it says beside the picture', () => {
    expect(read(smallPicture)).toEqual({ width: 8, height: 6, hasMetadata: false })
    expect(read(pictureWithPlace)).toEqual({ width: 8, height: 6, hasMetadata: true })
    expect(read(pictureOfWidth(4_000))).toMatchObject({ width: 4_000 })
  })

  it('is none when it is another file, or ends too soon', () => {
    const whole = Buffer.from(smallPicture, 'base64')
    expect(readJpeg(Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'))).toBeNull()
    expect(readJpeg(Buffer.alloc(0))).toBeNull()
    for (const length of [2, 3, 4, 20, whole.length - 1]) {
      expect(readJpeg(whole.subarray(0, length))).toBeNull()
    }
  })

  it('of any bytes is answered, never thrown', () => {
    const likeJpeg = fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => Buffer.from([0xff, 0xd8, ...bytes, 0xff, 0xd9]))
    fc.assert(
      fc.property(likeJpeg, (bytes) => {
        const picture = readJpeg(bytes)
        expect(picture === null || picture.width >= 0).toBe(true)
      }),
    )
  })
})
