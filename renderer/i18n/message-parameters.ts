// From shared/locales/nl; COUNTER_WRITE_DOCS=1 on tests/unit/locales.test.ts renews it.

/** The parameters of the sentences that have some. JSON cannot say them to the compiler. */
export type MessageParameters = {
  alarm: { steps: { police: '{{police}}' }; more_one: '{{count}}'; more_other: '{{count}}' }
  check: {
    eyebrow: { done: '{{time}}'; tried: '{{time}}' }
    hint: { status: '{{status}}' }
    search: { found_one: '{{count}}'; found_other: '{{count}}'; more: '{{count}}' }
    lookAlike: { said: '{{number}} {{status}}'; look: '{{number}}' }
    bike: { number: '{{id}}'; shieldLinked: '{{date}}'; picture: '{{place}} {{count}}' }
    history: { happened: '{{date}}' }
  }
  common: {
    serviceSays: '{{service}} {{words}}'
    seconds: '{{count}}'
    minutes: '{{count}}'
    hours: '{{count}}'
    days_one: '{{count}}'
    days_other: '{{count}}'
  }
  delivery: {
    correct: '{{number}}'
    remove: '{{number}}'
    register_one: '{{count}}'
    register_other: '{{count}}'
    saved_one: '{{count}}'
    saved_other: '{{count}}'
  }
  diagnostics: {
    lookAt_other: '{{count}}'
    found: {
      runtime: '{{version}} {{runtime}} {{system}}'
      'data-folder': '{{path}}'
      disk: '{{free}}'
      database: '{{form}}'
      backup: '{{madeAt}} {{path}}'
      service: '{{account}} {{milliseconds}}'
      'clock-wrong': '{{minutes}} {{direction}}'
      budget: '{{service}} {{remaining}} {{limit}} {{per}}'
      'scanner-ready': '{{name}}'
      'scanner-silent': '{{name}}'
      'scanner-ports_other': '{{count}}'
      queue: '{{waiting}} {{unknown}} {{parked}}'
      'sold-bikes': '{{sold}} {{registered}} {{open}}'
      'records-unreadable': '{{records}} {{transactions}}'
      mended: '{{at}} {{rows}}'
      'jobs-unknown': '{{jobs}} {{kinds}}'
      proxy: '{{proxy}}'
      configuration: '{{path}}'
      'configuration-refused': '{{path}} {{field}} {{reason}}'
    }
    crashReports_other: '{{count}}'
  }
  explain: {
    online: { what: '{{service}}' }
    asking: { what: '{{service}}' }
    offline: { what: '{{service}}' }
    limited: { what: '{{service}}' }
    paused: { what: '{{service}}' }
    missingScopes: { what: '{{service}} {{scopes}}' }
    clockAhead: { what: '{{duration}}' }
    clockBehind: { what: '{{duration}}' }
    jobsWaiting: { what: '{{count}}' }
    jobsAttention: { what_one: '{{count}}'; what_other: '{{count}}' }
    shieldsLow: { what: '{{count}}' }
    since: '{{time}}'
  }
  fault: {
    'settings-unreadable': { what: '{{reason}}' }
    'registered-twice': { what: '{{asRead}} {{reason}}' }
    'frame-number-refused': { what: '{{asRead}} {{reason}}' }
    'shield-code-refused': { what: '{{asRead}}' }
    'too-late': { what: '{{action}}' }
    'edit-refused': { what: '{{reason}}'; todo: '{{action}}' }
    'api-key-needed': { what: '{{service}}'; todo: '{{service}}' }
    'photo-refused': { what: '{{reason}}' }
    'delivery-scan-refused': { what: '{{reason}}' }
    'not-signed-in': { what: '{{service}}' }
    'sign-in-refused': { what: '{{service}}' }
    'scope-missing': { what: '{{service}} {{scope}}' }
    offline: { what: '{{service}}'; todo: '{{action}}' }
    'no-answer': { what: '{{service}}' }
    'rate-limited': { what: '{{service}}'; todo: '{{action}}' }
    refused: { what: '{{service}}'; todo: '{{service}}' }
    'service-broken': { what: '{{service}}' }
    'unreadable-answer': { what: '{{service}}'; todo: '{{action}}' }
    'database-from-future': { todo: '{{action}}' }
    'database-damaged': { todo: '{{path}}' }
    'database-missing': { todo: '{{found}} {{path}}' }
    'disk-failed': { todo: '{{path}}' }
    'folder-not-writable': { what: '{{path}}' }
    'folder-on-network': { what: '{{path}}' }
    'file-in-use': { what: '{{path}}' }
    'scanner-not-allowed': { what: '{{path}}' }
    'scanner-busy': { what: '{{path}}' }
    'scanner-failed': { what: '{{path}}' }
    'scanner-keyboard': { what: '{{meant}}' }
    'scanner-keys': { what: '{{asRead}} {{reason}}'; todo: '{{action}}' }
    'update-waits': { what: '{{reason}}' }
    internal: { todo: '{{reference}}' }
  }
  faultWords: {
    rateLimited: { until: '{{until, datetime(weekday: short; hour: 2-digit; minute: 2-digit)}}' }
    unreadable: { form: '{{service}}'; 'too-long': '{{service}}' }
    offline: { certificate: '{{service}}'; 'certificate-date': '{{service}}' }
    newer: { copy: '{{path}}' }
    editRefused: { 'look-there': { action: '{{service}}' } }
  }
  handOvers: { more_one: '{{count}}'; more_other: '{{count}}' }
  leads: {
    count_one: '{{formatted}}'
    count_other: '{{formatted}}'
    noneFound: '{{search}}'
    costsApplyOf: '{{amount}}'
    costsMay: '{{amount}}'
    where: { distance: '{{kilometres}}'; number: '{{number}}' }
    sheet: {
      ownOnly: '{{scope}}'
      forStore: '{{store}}'
      bikeCode: '{{code}}'
      oddPhone: '{{country}}'
      oddPostalCode: '{{country}}'
    }
    customer: { noRight: '{{scope}}' }
    auto: {
      titleWith: '{{type}} {{bike}}'
      information: '{{name}} {{bike}}'
      sales_offer: '{{name}} {{bike}}'
      test_ride: '{{name}} {{bike}}'
      contact_request: '{{name}} {{bike}}'
      exchange: '{{name}} {{bike}}'
      complaint: '{{name}} {{bike}}'
      other: '{{name}} {{bike}}'
    }
  }
  leaving: {
    count_one: '{{count}}'
    count_other: '{{count}}'
    more_one: '{{count}}'
    more_other: '{{count}}'
  }
  nav: {
    openJobs_one: '{{count}}'
    openJobs_other: '{{count}}'
    openBikes_one: '{{count}}'
    openBikes_other: '{{count}}'
  }
  opening: { version: '{{version}}' }
  operators: {
    pinOf: '{{name}}'
    codeOf: '{{name}}'
    waits: '{{time}}'
    minutes_one: '{{count}}'
    minutes_other: '{{count}}'
    badgeOf: '{{name}}'
    newPinOf: '{{name}}'
    removeName: '{{name}}'
    makes: { ownerName: '{{name}}'; staffName: '{{name}}' }
    word: { by: '{{name}}' }
  }
  overview: {
    days: '{{count}}'
    daysTitle: '{{count}}'
    todayIs: '{{day}}'
    inWords: {
      registered: '{{count}}'
      onTheirWay: '{{count}}'
      attention_one: '{{count}}'
      attention_other: '{{count}}'
      toRegister: '{{count}}'
      leads_one: '{{count}}'
      leads_other: '{{count}}'
    }
  }
  photos: {
    count_one: '{{count}}'
    count_other: '{{count}}'
    text: '{{most}}'
    full: '{{most}}'
    open: '{{place}}'
    photo: '{{place}}'
    removePhoto: '{{place}}'
    refused_other: '{{count}}'
  }
  privacy: {
    found_one: '{{count}}'
    found_other: '{{count}}'
    exported: '{{path}}'
    erased_one: '{{count}}'
    erased_other: '{{count}}'
  }
  queue: {
    filter: { everything: '{{service}}' }
    count_one: '{{formatted}}'
    count_other: '{{formatted}}'
    countMore: '{{formatted}}'
    exported_one: '{{path}}'
    exported_other: '{{formatted}} {{path}}'
    edit: { notArrived: '{{service}}'; withoutPhotos_other: '{{count}}' }
    emptySearch: '{{search}}'
    retriedAll_one: '{{count}}'
    retriedAll_other: '{{count}}'
    by: '{{name}}'
    nextTry: '{{time}}'
    attempts_one: '{{count}}'
    attempts_other: '{{count}}'
    waitsForAccount: '{{account}}'
    discardedBecause: '{{reason}}'
    reference: '{{id}}'
    parked: {
      refused: { why: '{{service}}'; todo: '{{service}}' }
      'cannot-tell': { todo: '{{service}}' }
      'scope-missing': { why: '{{service}}' }
      'unreadable-answer': { todo: '{{service}} {{service}}' }
    }
  }
  recovery: { made: '{{date}}' }
  scanning: {
    what: {
      shield: '{{code}}'
      'product-code': '{{code}}'
      'frame-number': '{{code}}'
      object: '{{code}}'
    }
    waiting: { text_other: '{{count}}'; drop_other: '{{count}}' }
    hold: {
      notHere: '{{screen}}'
      useAt: '{{screen}}'
      held_other: '{{count}}'
      useHeld_other: '{{count}}'
    }
    line: {
      detecting: '{{count}}'
      certain: '{{line}} {{end}}'
      workedOut: '{{line}} {{end}}'
      byHand: '{{line}}'
    }
    live: { dropped: '{{noise}} {{halfScans}}' }
    rules: { up: '{{name}}'; down: '{{name}}'; remove: '{{name}}' }
  }
  sell: {
    changePart: '{{part}}'
    bike: {
      askUnknown: '{{barcode}}'
      badCheckDigit: '{{barcode}}'
      wordTitle: '{{word}}'
      wordHint: '{{field}}'
    }
    verdict: { statusRegistered: '{{status}}' }
    statusLine: '{{status}}'
    lookAlike: { title: '{{number}}' }
    differs: { title: '{{number}}' }
    override: '{{name}} {{reason}}'
    foot: { price: '{{price}}' }
    held: { left: '{{count}}' }
    stop: {
      stolen: { reported: '{{date}}'; differs: '{{bike}}'; said: '{{bike}}'; step3: '{{police}}' }
      shieldStolen: { step1: '{{police}}' }
      otherBrand: { hint: '{{bike}}' }
      registered: { since: '{{date}}' }
      frameNumberAsked: { before: '{{number}}'; keep: '{{number}}' }
    }
    day: {
      sold_one: '{{count}}'
      sold_other: '{{count}}'
      registered_one: '{{count}}'
      registered_other: '{{count}}'
      waiting_one: '{{count}}'
      waiting_other: '{{count}}'
      attention_one: '{{count}}'
      attention_other: '{{count}}'
      openBike: '{{bike}}'
      bikeId: '{{bikeId}}'
      certificateMade: '{{status}}'
    }
    heard: {
      shield: '{{code}}'
      productCode: '{{code}}'
      frameNumber: '{{code}}'
      object: '{{code}}'
    }
  }
  settings: {
    articlesTitle: '{{barcode}}'
    company: '{{company}}'
    signOutTitle: '{{service}}'
    tested: '{{milliseconds}}'
    keyLine: '{{lastFour}} {{store}}'
    keyScopes: '{{scopes}}'
    keyMissing: '{{scopes}}'
    scannerSerial: '{{serial}}'
    aim: '{{aim}}'
    lastCopy: '{{time}}'
    mended: '{{time}}'
    mendedMissing: '{{time}}'
    mendedLost: '{{lost}}'
    mendedRows: {
      jobs: '{{rows}}'
      sales: '{{rows}}'
      leads: '{{rows}}'
      sold_bikes: '{{rows}}'
      hand_overs: '{{rows}}'
      settings: '{{rows}}'
      learned_articles: '{{rows}}'
      taught_words: '{{rows}}'
      job_photos: '{{rows}}'
      other: '{{rows}}'
    }
    version: '{{version}}'
    helpCicopass: '{{address}}'
  }
  shields: {
    leftLow: '{{count}}'
    leftFine: '{{count}}'
    sum: '{{received}} {{linked}} {{date}}'
    received: '{{count}}'
    receivedOrder: '{{count}} {{order}}'
    counted: '{{count}}'
    order: { againTitle: '{{count}}'; againText: '{{date}} {{count}}' }
    orders: { items: '{{count}} {{product}}'; receiveLabel: '{{order}}' }
  }
  sold: {
    deliveryCount: '{{number}}'
    mopeds_one: '{{count}}'
    mopeds_other: '{{count}}'
    readAt: '{{time}}'
    noRight: '{{scope}}'
    unreadable: { what_one: '{{count}}'; what_other: '{{count}}'; todoSales: '{{numbers}}' }
    today: {
      sold: '{{number}}'
      registered: '{{number}}'
      onTheirWay: '{{number}}'
      open: '{{number}}'
      dismissed: '{{number}}'
    }
    dismissed: '{{reason}}'
    returned: { steps: { support: '{{address}}' } }
  }
  strip: {
    jobsWaiting_one: '{{count}}'
    jobsWaiting_other: '{{count}}'
    jobsAttention_one: '{{count}}'
    jobsAttention_other: '{{count}}'
    shieldsLow: '{{count}}'
    clockAhead: '{{duration}}'
    clockBehind: '{{duration}}'
  }
  updates: {
    found: '{{version}}'
    released: '{{day}}'
    size: '{{size}}'
    downloading: '{{version}}'
    ready: '{{version}}'
    serverUsed: '{{server}}'
    hourFrom: '{{from}} {{to}}'
  }
}
