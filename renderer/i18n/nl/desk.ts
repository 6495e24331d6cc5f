export const desk = {
  title: 'Naast de kassa',
  hint: 'De kassa kan een verkoop doorgeven met een koppeling of een bestand. Er gaat nooit iets weg zonder Enter.',
  folder: 'Map waar de kassa bestanden in zet',
  folderHint: 'Leeg laten als de kassa geen bestanden schrijft.',
  folderUsual: 'Gebruik de map van de counter',
  folderOn: 'De counter kijkt in deze map.',
  folderTraining: 'In training blijven bestanden van de kassa liggen tot training uit staat.',
  key: 'Toets die de counter naar voren haalt',
  keyNone: 'geen toets',
  keyPress: 'Druk de toetsen in, bijvoorbeeld Ctrl + Alt + K',
  keyChange: 'Kies een toets',
  keyRemove: 'Geen toets',
  keyTaken:
    'Deze toets doet het niet: een ander programma heeft hem, of dit systeem geeft geen toetsen vrij (Wayland). Kies een andere.',
  signIn: 'Starten bij aanmelden',
  signInHint: 'De counter start dan vanzelf, zonder venster.',
  signInRefused: 'Dit systeem nam het niet aan. Vraag wie de computer beheert.',
  tray: 'In het systeemvak blijven',
  trayHint:
    'Sluit je het venster, dan werkt de counter door. Het pictogram laat zien wat nog niet verstuurd is.',
  save: 'Bewaren',
} as const
