import type { CreditSigns } from './sales.ts'

/**
 * What Cicopass does where its documentation is silent (SERVICES.md). One member a question; the
 * counter must come out right under every answer.
 */
export interface Profile {
  name: string
  /** Does `bike-search/stolen` answer for bikes that are not stolen? */
  stolenSearch: 'stolen-only' | 'every-bike'
  /** May a frame number be registered twice? Compared without regard to case and white space. */
  sameFrameNumberAgain: 'accepted' | 'refused-409' | 'refused-400'
  /** Does a lookup match whole values or parts of them? */
  lookupMatches: 'whole' | 'part'
  lookupCase: 'ignored' | 'matters'
  /** What comes of linking the same bike and shield once more? */
  sameLinkAgain: 'accepted' | 'refused'
  /** How a link is refused. */
  linkRefusal: 'status-false' | 'conflict-409' | 'bad-request-400'
  /** `currentStatus` after mark-found. */
  statusAfterFound: 'Found' | 'Registered' | 'Recovered'
  /** What mark-stolen and mark-found answer. */
  markAnswer: 'bike' | 'message' | 'nothing'
  /** What becomes of a registration that carries photos. */
  photos: 'accepted' | 'refused-400' | 'refused-413'
  /** The language of the service's own words: nobody may conclude anything from them. */
  words: 'english' | 'dutch'
  /** Which figures of a credited line are less than zero. */
  creditSigns: CreditSigns
  /** How the fields that do not decide are filled in, at both services (`untidy.ts`). */
  answers: 'as-published' | 'untidy'
}

/** As close to the published examples as possible; the default. */
export const asPublished: Profile = {
  name: 'as published',
  stolenSearch: 'stolen-only',
  sameFrameNumberAgain: 'accepted',
  lookupMatches: 'whole',
  lookupCase: 'ignored',
  sameLinkAgain: 'accepted',
  linkRefusal: 'status-false',
  statusAfterFound: 'Found',
  markAnswer: 'bike',
  photos: 'accepted',
  words: 'english',
  creditSigns: 'both',
  answers: 'as-published',
}

/** The published shapes with everything in them that real programs write. */
export const untidy: Profile = {
  ...asPublished,
  name: 'untidy',
  creditSigns: 'none',
  answers: 'untidy',
}

/** Every question answered the other way once, then all of them together. */
export const allProfiles: readonly Profile[] = [
  asPublished,
  {
    ...asPublished,
    name: 'the stolen search answers for every bike',
    stolenSearch: 'every-bike',
  },
  {
    ...asPublished,
    name: 'a frame number only once, refused with 409',
    sameFrameNumberAgain: 'refused-409',
  },
  {
    ...asPublished,
    name: 'a frame number only once, refused with 400 in Dutch',
    sameFrameNumberAgain: 'refused-400',
    words: 'dutch',
  },
  { ...asPublished, name: 'lookup by part', lookupMatches: 'part', markAnswer: 'message' },
  {
    ...asPublished,
    name: 'lookup with case',
    lookupCase: 'matters',
    markAnswer: 'nothing',
    creditSigns: 'quantity',
  },
  { ...asPublished, name: 'the same link again is refused', sameLinkAgain: 'refused' },
  {
    ...asPublished,
    name: 'a found bike is registered again',
    statusAfterFound: 'Registered',
    linkRefusal: 'conflict-409',
  },
  {
    name: 'strict in everything',
    stolenSearch: 'stolen-only',
    sameFrameNumberAgain: 'refused-409',
    lookupMatches: 'whole',
    lookupCase: 'matters',
    sameLinkAgain: 'refused',
    linkRefusal: 'bad-request-400',
    statusAfterFound: 'Recovered',
    markAnswer: 'nothing',
    photos: 'refused-413',
    words: 'dutch',
    creditSigns: 'none',
    answers: 'as-published',
  },
  {
    name: 'lenient in everything',
    stolenSearch: 'every-bike',
    sameFrameNumberAgain: 'accepted',
    lookupMatches: 'part',
    lookupCase: 'ignored',
    sameLinkAgain: 'accepted',
    linkRefusal: 'status-false',
    statusAfterFound: 'Registered',
    markAnswer: 'message',
    photos: 'accepted',
    words: 'english',
    creditSigns: 'price',
    answers: 'as-published',
  },
  untidy,
]

export function profileNamed(name: string): Profile | null {
  return allProfiles.find((profile) => profile.name === name) ?? null
}
