/** New versions of the counter itself. */
export const updates = {
  title: 'Bijwerken',
  hint: 'Een nieuwe versie komt alleen als iemand het zegt, of in het uur dat hieronder is gekozen. Nooit terwijl er iets wordt verstuurd of een verkoop op het scherm staat.',
  offByIt:
    'Bijwerken staat uit op deze computer. Wie de computer beheert, zet nieuwe versies klaar.',
  offNotInstalled:
    'Deze counter is niet met een installatieprogramma gezet. Wie hem heeft neergezet, werkt hem ook bij.',
  offNoKey:
    'Deze counter is gemaakt zonder sleutel om een nieuwe versie aan te herkennen. Hij haalt er daarom geen op.',
  offNoServer: 'Er is nog geen updateserver opgegeven.',
  newest: 'Dit is de nieuwste versie.',
  look: 'Kijk of er een nieuwe versie is',
  looking: 'Even kijken…',
  found: 'Versie {{version}} is er.',
  released: 'Uitgebracht op {{day}}',
  size: '{{size}} MB',
  notes: 'Wat is er nieuw',
  download: 'Ophalen',
  downloading: 'Versie {{version}} wordt opgehaald',
  cancel: 'Stop met ophalen',
  ready: 'Versie {{version}} staat klaar.',
  readyHint:
    'De counter sluit, wordt bijgewerkt en start weer. Dat duurt ongeveer een minuut; wat bewaard is, blijft.',
  install: 'Nu bijwerken',
  installing: 'De counter wordt bijgewerkt en start zo weer.',
  server: 'Adres van de updateserver',
  serverHint:
    'Bijvoorbeeld https://updates.example/counter/. Leeg: wat voor deze winkel is ingesteld.',
  serverUsed: 'Nu in gebruik: {{server}}',
  save: 'Bewaren',
  hour: 'Uur waarin het vanzelf mag',
  hourNever: 'nooit: alleen als iemand het zegt',
  hourFrom: 'tussen {{from}} en {{to}} uur',
  hourHint:
    'De computer moet dan aan zijn. Is er nog iets te versturen, dan wacht het tot de volgende nacht.',
  needsPerson:
    'Op deze computer vraagt bijwerken een wachtwoord van het systeem: het gaat nooit vanzelf.',
} as const
