import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { LocalStoreUnreadable } from "./errors.ts";

/** Marks a SQLite file as this store's ("CSLO" in ASCII), so that another program's file is never written to. */
const APPLICATION = 0x43534c4f;
const EDITION = 1;

const SCHEMA = `
  CREATE TABLE databases (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE containers (
    number INTEGER PRIMARY KEY AUTOINCREMENT, database TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (database, id)) STRICT;
  CREATE TABLE items (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, container INTEGER NOT NULL, partition TEXT NOT NULL, id TEXT NOT NULL,
    change INTEGER NOT NULL, expires INTEGER, etag TEXT NOT NULL, searchable TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (container, partition, id)) STRICT;
  CREATE INDEX items_by_change ON items (container, change);
  CREATE INDEX items_that_expire ON items (expires) WHERE expires IS NOT NULL;
  CREATE TABLE changes (latest INTEGER NOT NULL) STRICT;
  INSERT INTO changes VALUES (0);
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${EDITION};`;

/** Opens the file, or makes a new one. A file that cannot be read is never written to. */
export function openDatabaseFile(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > 0) assertReadable(file);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  if (isNew(database)) database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
  return database;
}

function assertReadable(file: string): void {
  let sound: boolean;
  try {
    const database = new DatabaseSync(readOnlyUrl(file), { readOnly: true, timeout: 5_000 });
    try {
      sound = pragma(database, "quick_check(1)") === "ok" && (isOurs(database) || isNew(database));
    } finally {
      database.close();
    }
  } catch (cause) {
    throw new LocalStoreUnreadable(file, cause);
  }
  if (!sound) throw new LocalStoreUnreadable(file);
}

/** Only reading would still leave SQLite's two working files beside it, unless it is told that nobody writes. */
function readOnlyUrl(file: string): URL {
  const url = pathToFileURL(file);
  if (!existsSync(`${file}-wal`)) url.searchParams.set("immutable", "1");
  return url;
}

const isOurs = (database: DatabaseSync) =>
  pragma(database, "application_id") === APPLICATION && pragma(database, "user_version") === EDITION;

/** A start that was cut short leaves a file without tables. */
const isNew = (database: DatabaseSync) => database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;

const pragma = (database: DatabaseSync, name: string) =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
