/** What a page asks for: `kinds` of a camera and microphone. */
export type Asked = {
  permission: string
  kinds: readonly string[]
  requestingUrl: string | undefined
  isMainFrame: boolean
}

/** Video alone, for the photos of a bike, by our own page in its main frame: with sound it is refused whole. */
export function isOurCamera(
  { permission, kinds, requestingUrl, isMainFrame }: Asked,
  ourPage: string,
): boolean {
  const isVideo = kinds.length > 0 && kinds.every((kind) => kind === 'video')
  const isOurs = isMainFrame && requestingUrl?.startsWith(ourPage) === true
  return permission === 'media' && isVideo && isOurs
}
