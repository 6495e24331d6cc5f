/** Before somebody leaves what is still unsent: closing, updating, another account, another mode. */
export const leaving = {
  title: 'Nog niet alles is verstuurd',
  count_one: '{{count}} wacht nog op verzending:',
  count_other: '{{count}} wachten nog op verzending:',
  more_one: 'en nog {{count}}',
  more_other: 'en nog {{count}}',
  noTitle: 'Zonder naam',
  text: {
    quit: 'Er is niets verloren: alles is op deze computer bewaard. Sluit je nu af, dan gaat het bij de volgende start vanzelf.',
    update:
      'Er is niets verloren: alles is op deze computer bewaard. Na het bijwerken gaat het vanzelf verder.',
    shutdown:
      'De computer wil uit. Er is niets verloren: alles is bewaard en gaat vanzelf zodra de counter weer start.',
  },
  stay: 'Hier blijven',
  go: { quit: 'Toch afsluiten', update: 'Toch bijwerken', shutdown: 'Toch uitzetten' },
  allSent: 'Alles is nu verstuurd',
  allSentText: 'Er wacht niets meer.',
  goSent: { quit: 'Afsluiten', update: 'Bijwerken', shutdown: 'Uitzetten' },
  switchTitle: 'Met een ander account verder?',
  switchText:
    'Wat onder het oude account is gemaakt, gaat nooit onder een ander de deur uit. Het blijft bewaard en wacht tot dat account weer is aangemeld.',
  switchYes: 'Toch wisselen',
} as const
