/** What is read of the frame that calls; a frame that is gone throws when it is read. */
export type CallingFrame = { readonly origin: string; readonly parent: unknown }

/**
 * Who asks, if it is not our page in its own main frame: an `about:blank` child has our origin.
 *
 * @param event whose `senderFrame` is read at once: after a navigation it is null
 */
export function strangerIn(
  event: { readonly senderFrame: CallingFrame | null },
  ourOrigin: string,
): string | null {
  try {
    const frame = event.senderFrame
    if (frame === null) return 'a frame that is gone'
    if (frame.origin !== ourOrigin) return `a page of ${frame.origin}`
    return frame.parent === null ? null : 'a frame inside the page'
  } catch (error) {
    return `a frame that is gone: ${String(error)}`
  }
}
