/** A JPEG of 8 by 6 pixels, with nothing in it but the picture. */
export const smallPicture = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH',
  '4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAAB',
  'FAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAA',
  'AChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJY',
  'WVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVog',
  'AAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAA',
  'AAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcU',
  'ERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBD',
  'ARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk',
  'pKT/wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAA',
  'AAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCA',
  'BKf/2Q==',
].join('')

/** The same, as a phone would have it: with EXIF that says where it was taken. */
export const pictureWithPlace = withSegment(
  smallPicture,
  Buffer.from('Exif\0\0MM\0*GPSLatitude 52.09', 'latin1'),
)

/** The same, saying that it is this many pixels wide. */
export function pictureOfWidth(width: number): string {
  const bytes = Buffer.from(smallPicture, 'base64')
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(width, frame + 7)
  return bytes.toString('base64')
}

/** A JPEG that says it lies on its side (EXIF orientation 6): shown, it is turned a quarter clockwise. */
export function lyingOnItsSide(content: string): string {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
  const exif = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff, 0, 0, 0, 0]
  return withSegment(content, Buffer.from(exif))
}

/** With an APP1 segment before everything else. */
function withSegment(content: string, body: Buffer): string {
  const bytes = Buffer.from(content, 'base64')
  const length = body.length + 2
  const head = Buffer.from([0xff, 0xe1, length >> 8, length & 0xff])
  return Buffer.concat([bytes.subarray(0, 2), head, body, bytes.subarray(2)]).toString('base64')
}
