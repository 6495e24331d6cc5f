import { toSVG } from 'bwip-js/node'
import type { CodeDrawer } from '../core/ports.ts'

/** Draws codes for print as SVG, without a picture file or a network. */
export function createCodeDrawer(): CodeDrawer {
  return {
    qr: (text) => toSVG({ ...QR, text }),
    code128: (text) => sized(toSVG({ ...CODE_128, text })),
    scannerCommand: (command) =>
      sized(toSVG({ ...CODE_128, text: `${command}^FNC3`, parsefnc: true })),
  }
}

/** A module is two pixels, never a pixel and a half: a screen would draw such bars of two widths. */
function sized(svg: string): string {
  return svg.replace(/viewBox="0 0 (\d+) (\d+)"/, '$& width="$1" height="$2"')
}

/** Ten modules of quiet zone on either side are ISO/IEC 15417's. */
const CODE_128 = { bcid: 'code128', scale: 2, height: 12, paddingwidth: 10, paddingheight: 2 }

/** Level M survives a fold or a stain; a quiet zone of four modules is ISO/IEC 18004's. */
const QR = { bcid: 'qrcode', eclevel: 'M', scale: 1, paddingwidth: 4, paddingheight: 4 }
