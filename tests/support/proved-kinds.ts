/** A kind of trouble, what follows, and the tests that make it happen: file below `tests/`, and title. */
export type ProvedKind = {
  kind: string
  follows: string
  tests: readonly (readonly [file: string, title: string])[]
}

/** Sales that were on disk, and are. */
export const kept: readonly ProvedKind[] = [
  {
    kind: 'a process killed before any operation on a file, or an operation that the disk refuses',
    follows: 'the next start has every row that could be read; a fault, never a throw',
    tests: [
      [
        'integration/folder-steps.test.ts',
        'killed before any operation on a file, the next start has every row',
      ],
      [
        'integration/folder-steps.test.ts',
        'any operation on a file refused, nothing is thrown, and the next start has every row',
      ],
      [
        'integration/folder-schedules.test.ts',
        'no end state lacks a row that could be read, whatever happened and whenever',
      ],
    ],
  },
  {
    kind: 'the same for papers, exports, the inbound folder, the diagnostics file, photos, the log, the socket, the lock, the date of the newest feed and the settings beside the database',
    follows: 'nobody finds half a file, nothing is taken twice, the next try comes off',
    tests: [
      [
        'integration/file-steps.linux.test.ts',
        'killed before any operation on a file or halfway through a write, is whole, and comes off at the next start',
      ],
      [
        'integration/file-steps.linux.test.ts',
        'any operation on a file refused %s, throws nothing, is whole, and comes off once it is not',
      ],
      [
        'unit/file-operations.test.ts',
        'every operation on a file goes through the harness that kills and refuses it',
      ],
    ],
  },
  {
    kind: 'a damaged page on a disk with any room between none and enough',
    follows: 'mended, or everything where it was',
    tests: [
      [
        'integration/full-disk.mount.linux.test.ts',
        '%s: with any room between none and enough, no row that could be read is lost',
      ],
      ['integration/damaged-pages.test.ts', 'opens whichever page of it is damaged'],
    ],
  },
  {
    kind: '`counter.db` missing, or under another name',
    follows: 'made of what lies beside it, or said; never begun anew',
    tests: [
      [
        'integration/restore.test.ts',
        '%s is used where counter.db is gone or empty, and of another key it is said',
      ],
      [
        'integration/counter-database.test.ts',
        'of a database that is gone is left as it is, and no new one begins beside it',
      ],
    ],
  },
  {
    kind: 'a file that cannot be looked at (no right, a broken disk, too many open files)',
    follows: 'a fault; it is never taken for missing and made anew',
    tests: [
      [
        'unit/file-operations.test.ts',
        'what cannot be looked at is never taken for missing where the counter keeps its data',
      ],
      [
        'integration/too-many-files.linux.test.ts',
        'without a file to open nothing is thrown, and everything comes off once there is one',
      ],
    ],
  },
  {
    kind: 'a copy cut short, or copies of an empty database day after day',
    follows: 'the one before it; the one that holds the sales is kept',
    tests: [
      [
        'integration/restore.test.ts',
        'with one that was cut short: a start goes on with the one before it',
      ],
      [
        'integration/restore.test.ts',
        'of an empty database do not push out the copy that holds the sales',
      ],
    ],
  },
  {
    kind: 'an old log beside a restored database',
    follows: 'both move, or nothing does',
    tests: [['integration/restore.test.ts', 'is never read into it: both move, or nothing does']],
  },
  {
    kind: 'leads, requests, drafts, stock, operators and words in a database that is mended, above 125,000 rows too',
    follows: 'carried over row by row; what cannot be is counted by table, also by the doctor',
    tests: [
      [
        'integration/restore.test.ts',
        'is carried over row by row, as the schema names it, with what could not be read counted by name',
      ],
      ['integration/restore.test.ts', 'of 130,000 rows is carried over without holding them all'],
      [
        'integration/doctor-lines.test.ts',
        'the doctor counts by table what mending could not read, and says where to look',
      ],
    ],
  },
  {
    kind: 'sales given up or undone after the copy was made',
    follows: 'listed; sent when a person says so',
    tests: [
      [
        'integration/restore.test.ts',
        'sends nothing that was %s after it was made, unless a person says so',
      ],
    ],
  },
  {
    kind: 'a full disk while a sale is undone, and a commit that fails inside an undo',
    follows: 'nobody believes in it, and main goes on',
    tests: [
      [
        'integration/transactions.test.ts',
        'leaves nobody believing in an undo: the sale is held, and goes out',
      ],
      [
        'integration/full-disk.test.ts',
        'a sale that finds the disk full is not confirmed, nothing is half written, and it goes on when there is room',
      ],
    ],
  },
]

/** Once, and rightly. */
export const once: readonly ProvedKind[] = [
  {
    kind: 'another counter’s order, or one with another quantity',
    follows: 'a person decides',
    tests: [
      [
        'integration/other-jobs.test.ts',
        'that never arrived is not another counter’s order of another quantity',
      ],
      ['integration/other-jobs.test.ts', 'is never taken for another order of this counter'],
    ],
  },
  {
    kind: 'an answer about another bike, shield or order, or whose status is not true',
    follows: 'looked for, then a person decides',
    tests: [
      [
        'integration/answered-in-vain.test.ts',
        'a bike registered under another number is not registered a second time',
      ],
      [
        'integration/other-jobs.test.ts',
        'is not done when the answer is about none, or does not say yes',
      ],
    ],
  },
  {
    kind: 'a registration with an id that is none',
    follows: 'a person decides',
    tests: [
      [
        'integration/outbox.test.ts',
        'a bike that only has an impossible id at the registry is a person’s to decide',
      ],
    ],
  },
  {
    kind: 'a change that is made late',
    follows: 'the wait counts from the end of the request',
    tests: [
      [
        'integration/outbox.test.ts',
        'the minute counts from the end of a request that lasted half of one',
      ],
      [
        'integration/handler-threw.test.ts',
        'after its request went out waits for a late commit from then on, not from its beginning',
      ],
    ],
  },
  {
    kind: 'two counters that register one bike at once',
    follows: 'an alarm that names both',
    tests: [
      [
        'integration/registered-twice.test.ts',
        'are told by at least one of them, which names both',
      ],
    ],
  },
  {
    kind: 'a handler that throws, or that is missing',
    follows: 'tried later and later, holds no other job, ends with a person',
    tests: [
      [
        'integration/handler-threw.test.ts',
        'holds no other job of its service, is tried later and later, and ends with a person',
      ],
    ],
  },
  {
    kind: 'a discard and its successor; a delivery registered twice at once',
    follows: 'one transaction; in the queue once',
    tests: [
      [
        'integration/transactions.test.ts',
        'keeps the job that was to be replaced: its discard and its successor are one',
      ],
      ['integration/transactions.test.ts', 'by two commands is in the queue once'],
    ],
  },
  {
    kind: 'a write whose change answers a fault, and what is told of it',
    follows: 'rolled back, and nobody hears of it',
    tests: [
      [
        'integration/transactions.test.ts',
        'of a sale says nothing of it, and the sale stays on the screen',
      ],
    ],
  },
  {
    kind: 'another account signed in while the allowance is spent',
    follows: 'its own allowance; the strip says until when one is spent',
    tests: [
      [
        'integration/registered-twice.test.ts',
        'does not inherit the allowance that the one before had spent',
      ],
      [
        'integration/registered-twice.test.ts',
        'is said by the status with its end, and no longer when it is over',
      ],
    ],
  },
  {
    kind: 'a secret and its row that part',
    follows: 'ended at the next start',
    tests: [
      [
        'integration/account-cut-short.test.ts',
        'before its secret was kept never was: the first one goes on',
      ],
      [
        'integration/account-cut-short.test.ts',
        'after its secret was kept is done, and sends nothing of the first one’s',
      ],
    ],
  },
  {
    kind: 'the question before quitting, after an update that failed too',
    follows: 'asked each time',
    tests: [
      ['unit/leaving-desk.test.ts', 'is asked again after an update that was agreed to and failed'],
    ],
  },
  {
    kind: '"try all" with 10,000 jobs',
    follows: 'as many statements as for a hundred, each job counted once',
    tests: [
      [
        'integration/try-all.test.ts',
        'asks the database as often for ten thousand jobs as for a hundred, and counts each once',
      ],
    ],
  },
]

/** Nothing dies silently. */
export const loud: readonly ProvedKind[] = [
  {
    kind: 'what nobody caught, in main and in a command',
    follows: 'logged, said in calm words, and the counter goes on; the command answers',
    tests: [
      [
        'e2e/last-resort.linux.test.ts',
        'is logged and shown in calm words (%s: %s), and the counter works on',
      ],
      [
        'integration/uncaught-in-command.test.ts',
        '(%s) is logged and said, and the command answers all the same',
      ],
      [
        'integration/uncaught-in-command.test.ts',
        'and took its answer with it ends the command with that reference and status 1',
      ],
    ],
  },
  {
    kind: 'a helper of Chromium that crashes',
    follows: 'logged and told',
    tests: [
      [
        'integration/shell.test.ts',
        'logs a helper of Chromium that crashed, tells staff, and says nothing of one that ended',
      ],
    ],
  },
  {
    kind: 'a timer or background work that throws, a disk that fails for a moment',
    follows: 'logged by its name, told, and it goes on',
    tests: [
      ['unit/scheduler.test.ts', 'that %s is logged by its name, told, and goes on'],
      ['integration/handler-threw.test.ts', 'goes on by itself afterwards'],
    ],
  },
  {
    kind: 'a reading of the sales feed that throws',
    follows: 'planned again, and said',
    tests: [
      ['integration/untidy-services.test.ts', 'is planned again after a defect, which is said'],
    ],
  },
  {
    kind: 'a counter closed in the middle of anything',
    follows: 'over, or cut off, before the database closes',
    tests: [
      ['integration/quitting.test.ts', '%s, it is over before its database closes'],
      [
        'integration/quitting.test.ts',
        'a registration is on the wire, it waits for the answer and keeps it',
      ],
    ],
  },
  {
    kind: 'a setting that cannot be read',
    follows: 'kept aside, said once, a safe default',
    tests: [
      ['integration/unreadable-settings.test.ts', 'opens as %j, is kept aside and said once'],
    ],
  },
  {
    kind: 'a job row of an unknown kind',
    follows: 'one bad row, counted by the doctor',
    tests: [
      [
        'contract/unknown-job-rows.test.ts',
        'a row with %j is one bad row, and the queue goes on without it',
      ],
      [
        'integration/doctor-lines.test.ts',
        'the doctor counts jobs of an unknown %s, which are not sent',
      ],
    ],
  },
  {
    kind: 'a command that cannot listen, and an opening that throws',
    follows: 'the counter opens; the lock is let go',
    tests: [
      [
        'integration/workplace.test.ts',
        'keeps nobody from selling: its socket’s name is taken, and the counter is open',
      ],
      ['integration/workplace.test.ts', 'lets go of the data: the next one opens'],
    ],
  },
  {
    kind: 'IT’s two files, each with a part',
    follows: 'merged field by field; half an account is named and never used',
    tests: [
      [
        'unit/it-configuration.test.ts',
        'is merged field by field: a file that says one thing of a section takes nothing else of it away',
      ],
      [
        'unit/it-configuration.test.ts',
        'never begins a sign-in with half an account, and names the files that give half of one',
      ],
    ],
  },
]

/** Let in, or made to act. */
export const keptOut: readonly ProvedKind[] = [
  {
    kind: 'a link that runs a command',
    follows: 'refused: `--cli` is the first word or nothing',
    tests: [
      [
        'unit/command-words.test.ts',
        'is never a command when a link or anything else comes first, whatever follows',
      ],
    ],
  },
  {
    kind: 'a link in the inbound folder, and words of strangers',
    follows: 'never followed; a new file, in words of our own',
    tests: [
      [
        'integration/hand-over-folder.test.ts',
        'never writes through a link: a reason is a new file, in words of its own',
      ],
      [
        'integration/hand-over-folder.test.ts',
        'looks at its places again at each use: a link that took the place of one gets nothing',
      ],
    ],
  },
  {
    kind: 'a pipe, a device, a socket or a huge file there',
    follows: 'passed over',
    tests: [
      [
        'integration/inbound-folder.mount.linux.test.ts',
        'goes on past a pipe, a device, a socket and a file without end',
      ],
    ],
  },
  {
    kind: 'a file that the counter did not put there',
    follows: 'never deleted',
    tests: [
      ['integration/hand-over-folder.test.ts', 'deletes only what it put there, however old'],
    ],
  },
  {
    kind: 'operators that cannot be read, that an older copy lacks, or of which nobody can tell',
    follows: 'locked; the recovery code opens it',
    tests: [
      [
        'integration/operators-locked.test.ts',
        'are let go by the recovery code alone, with no more guesses than any other way in',
      ],
      ['integration/operators-locked.test.ts', 'are not turned off by a database of another time'],
      [
        'integration/operators-locked.test.ts',
        'are not turned off where the system cannot tell whether there were any',
      ],
    ],
  },
  {
    kind: 'guesses without end',
    follows: 'one limit for every way in',
    tests: [
      [
        'integration/operators-locked.test.ts',
        'have one limit, whichever way in is tried, and a right one buys no more of them',
      ],
    ],
  },
  {
    kind: 'a page that keeps the counter open, and what a locked one answers',
    follows: 'main locks by its own clocks; nothing of a customer comes out',
    tests: [
      [
        'integration/operators-locked.test.ts',
        'is main’s, by its own clocks: nothing of the page is needed, and sleep counts',
      ],
      ['integration/operators-locked.test.ts', 'lets nothing of a customer out, by any endpoint'],
    ],
  },
  {
    kind: 'a proxy that the network names',
    follows: 'told no password but after its own 407, and only the host it was given for',
    tests: [
      [
        'unit/services-proxy.test.ts',
        'is told nothing when it is another than the password was given for, or does not ask',
      ],
    ],
  },
  {
    kind: 'a picture at an address of the shop’s own network, in any spelling',
    follows: 'not fetched',
    tests: [
      [
        'unit/strangers-bytes.test.ts',
        'is never one of this machine or of the shop’s network, in any spelling',
      ],
      [
        'unit/pictures-of-strangers.test.ts',
        'is looked at each time it is connected to: one that moved in meanwhile leads nowhere',
      ],
    ],
  },
  {
    kind: 'IT’s configuration where every user may write',
    follows: 'ignored and named; the installer’s folder is for administrators',
    tests: [
      [
        'unit/it-configuration.test.ts',
        'counts for nothing, beside the data and in the folder of the system; the other one does',
      ],
      [
        'integration/packaging.test.ts',
        'makes the folder of IT’s configuration on Windows for administrators only',
      ],
    ],
  },
  {
    kind: 'an inbound folder on another machine',
    follows: 'refused unless IT’s file names it',
    tests: [
      [
        'integration/workplace.test.ts',
        'alone may name a folder on another machine; a person or an older choice cannot',
      ],
    ],
  },
  {
    kind: 'a customer who was erased, in files of the inbound folder, behind a damaged row or a line cut short',
    follows: 'gone; each is forgotten by itself',
    tests: [
      [
        'integration/workplace.test.ts',
        'is gone from the files that the counter put away, taken and refused; other files stay',
      ],
      [
        'integration/privacy.test.ts',
        'is forgotten though another’s record is damaged, and that one is forgotten as well',
      ],
    ],
  },
  {
    kind: 'telephone and frame numbers, passwords and the user’s name in log and diagnostics',
    follows: 'hidden; the reference that finds a line stays',
    tests: [
      [
        'unit/strangers-bytes.test.ts',
        'hides spaced telephone numbers, frame numbers with dashes and passwords',
      ],
      ['unit/strangers-bytes.test.ts', 'name nobody by a path'],
    ],
  },
  {
    kind: 'a sparse list of the page, an old or undated feed, an allowance without bounds, an answer that is too long',
    follows: 'measured, refused, bounded; a person decides',
    tests: [
      ['unit/strangers-bytes.test.ts', 'is measured by the length of its lists, holes included'],
      ['unit/strangers-bytes.test.ts', 'needs a date, and is not taken once a newer one was'],
      [
        'unit/outbox-timing.test.ts',
        'whatever a header says neither fills the memory nor holds the queue for longer than an hour',
      ],
      [
        'integration/untidy-services.test.ts',
        'is asked for a few times, and then a person decides',
      ],
    ],
  },
]

export function tableOf(kinds: readonly ProvedKind[]): string {
  const rows = kinds.map(({ kind, follows, tests }) => {
    const told = tests.map(([file, title]) => `\`tests/${file}\`: ${title.replaceAll('|', '\\|')}`)
    return `| ${kind} | ${follows} | ${told.join('<br>')} |`
  })
  return ['| what happens | what follows | tests |', '| --- | --- | --- |', ...rows].join('\n')
}
