import type { Migration } from './migration.ts'

/** What other programs handed over. The rows stay, so that a `ref` that comes again is known. */
export const handOvers: Migration = {
  version: 7,
  sql: `
    CREATE TABLE hand_overs (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      what TEXT NOT NULL CHECK (what IN ('sale', 'check', 'lead')),
      via TEXT NOT NULL CHECK (via IN ('link', 'file', 'counter')),
      ref TEXT,
      claim TEXT UNIQUE,
      came_at INTEGER NOT NULL,
      content TEXT,
      aside TEXT,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'on-screen', 'done', 'dismissed')),
      sale_id TEXT,
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX hand_overs_open ON hand_overs (state, seq) WHERE state IN ('waiting', 'on-screen');
    CREATE INDEX hand_overs_ref ON hand_overs (what, ref, seq) WHERE ref IS NOT NULL;
    CREATE INDEX hand_overs_sale ON hand_overs (sale_id) WHERE sale_id IS NOT NULL;
  `,
}
