export type JpegPicture = {
  width: number
  height: number
  /** It carries EXIF, XMP, IPTC or a comment: where, when and with what it was taken. */
  hasMetadata: boolean
}

/**
 * What the segments of a JPEG before its first scan say (ITU-T T.81, annex B), or null for what is no
 * whole JPEG.
 */
export function readJpeg(bytes: Uint8Array): JpegPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.byteLength
  if (end < 4 || view.getUint16(0) !== 0xffd8 || view.getUint16(end - 2) !== 0xffd9) return null
  let size: { width: number; height: number } | null = null
  let hasMetadata = false
  let at = 2
  while (at + 4 <= end) {
    const marker = view.getUint16(at)
    const length = view.getUint16(at + 2)
    if (marker >> 8 !== 0xff || length < 2 || at + 2 + length > end) return null
    if (marker === startOfScan) return size === null ? null : { ...size, hasMetadata }
    if (isFrame(marker)) {
      if (length < 8) return null
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    hasMetadata ||= isMetadata(marker)
    at += 2 + length
  }
  return null
}

const startOfScan = 0xffda

function isFrame(marker: number): boolean {
  const isTable = marker === 0xffc4 || marker === 0xffc8 || marker === 0xffcc
  return marker >= 0xffc0 && marker <= 0xffcf && !isTable
}

/** APP1 is EXIF and XMP, APP13 IPTC, COM words; APP0 (JFIF), APP2 (colours) and APP14 say nothing of us. */
function isMetadata(marker: number): boolean {
  return marker === 0xffe1 || marker === 0xffed || marker === 0xfffe
}
