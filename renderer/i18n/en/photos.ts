import type { photos as nl } from '../nl/photos.ts'
import type { SameKeys } from '../same-keys.ts'

export const photos: SameKeys<typeof nl> = {
  title: 'Photos of the bike',
  add: 'photos',
  count_one: 'photo ({{count}})',
  count_other: 'photos ({{count}})',
  text: 'They go with the registration, {{most}} at most. The counter turns them upright and makes them small; where and when they were taken does not go along.',
  hint: 'Or drop a photo on this window, or paste it with Ctrl+V.',
  full: '{{most}} go along: no more fit.',
  choose: 'Choose a file',
  camera: 'Camera',
  take: 'Take a photo',
  opening: 'The camera is starting…',
  cameraOff: 'Camera off',
  cameraSees: 'What the camera sees',
  done: 'Done',
  open: 'Look at photo {{place}}',
  photo: 'Photo {{place}}',
  remove: 'Remove',
  removePhoto: 'Remove photo {{place}}',
  gone: 'This photo is no longer there.',
  refused_one: 'A photo went with it. That may be why.',
  refused_other: '{{count}} photos went with it. That may be why.',
  /** Why the camera shows nothing. */
  trouble: {
    none: 'The counter finds no camera. Connect one, or choose a file.',
    refused:
      'This computer does not give the camera away. Allow it in the system’s settings, or choose a file.',
    'in-use': 'Another program is using the camera. Close that one, or choose a file.',
  },
}
