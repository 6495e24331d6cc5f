/** Photos that go with the bike on the Sell page, and their refusal in the queue. */
export const photos = {
  title: 'Foto’s van de fiets',
  add: 'foto’s',
  count_one: 'foto ({{count}})',
  count_other: 'foto’s ({{count}})',
  text: 'Ze gaan mee met de registratie, hoogstens {{most}}. De counter zet ze recht en maakt ze klein; waar en wanneer ze zijn gemaakt gaat niet mee.',
  hint: 'Of sleep een foto naar dit venster, of plak hem met Ctrl+V.',
  full: 'Er gaan er {{most}} mee: meer kan niet.',
  choose: 'Bestand kiezen',
  camera: 'Camera',
  take: 'Foto maken',
  opening: 'De camera gaat aan…',
  cameraOff: 'Camera uit',
  cameraSees: 'Wat de camera ziet',
  done: 'Klaar',
  open: 'Foto {{place}} bekijken',
  photo: 'Foto {{place}}',
  remove: 'Weghalen',
  removePhoto: 'Foto {{place}} weghalen',
  gone: 'Deze foto is er niet meer.',
  refused_one: 'Er ging een foto mee. Misschien ligt het daaraan.',
  refused_other: 'Er gingen {{count}} foto’s mee. Misschien ligt het daaraan.',
  /** Why the camera shows nothing. */
  trouble: {
    none: 'De counter vindt geen camera. Sluit er een aan, of kies een bestand.',
    refused:
      'Deze computer geeft de camera niet vrij. Sta hem toe in de instellingen van het systeem, of kies een bestand.',
    'in-use': 'De camera is bezet door een ander programma. Sluit dat, of kies een bestand.',
  },
} as const
