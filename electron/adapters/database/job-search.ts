import type { StoredJob } from '../../core/ports.ts'

/** More words than this narrow nothing down any further. */
const MOST_WORDS = 8

/**
 * What a search compares with: lower case, the frame number also without its marks, so that
 * `wbk-12 345` and `WBK12345` both find it.
 */
export function searchText(job: StoredJob): string {
  return [job.title, job.frameNumber, bare(job.frameNumber ?? ''), job.shieldCode]
    .filter((part) => part !== null && part !== '')
    .join(' ')
    .normalize('NFC')
    .toLowerCase()
}

/** The words that must all be in the search text; none when there is nothing to search for. */
export function searchWords(search: string): string[] {
  const words = search.normalize('NFC').toLowerCase().split(/\s+/)
  return words.filter((word) => word !== '').slice(0, MOST_WORDS)
}

function bare(frameNumber: string): string {
  return frameNumber.replaceAll(/[^\p{L}\p{N}]/gu, '')
}
