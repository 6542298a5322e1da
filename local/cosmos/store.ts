import { randomBytes, randomUUID } from "node:crypto";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import { openDatabaseFile } from "./database-file.ts";
import type { ContainerDefinition } from "./definitions.ts";
import { type JsonObject, type Path, pathFrom } from "./document.ts";
import { conflict, notFound } from "./errors.ts";
import type { PartitionText } from "./partition-key.ts";
import { searchable } from "./searchable.ts";

export interface Container {
  readonly number: number;
  readonly resource: ContainerDefinition & SystemProperties;
  readonly partitionPaths: readonly Path[];
}

export interface SystemProperties {
  _rid: string;
  _self: string;
  _etag: string;
  _ts: number;
}

export interface StoredItem {
  readonly sequence: number;
  readonly id: string;
  readonly etag: string;
  readonly body: string;
}

/** An item about to be written: `expires` is in seconds since 1970, or null for never. */
export interface NewItem {
  readonly partition: PartitionText;
  readonly id: string;
  readonly etag: string;
  readonly expires: number | null;
  readonly document: JsonObject;
}

/** The tables of the file. Everything is synchronous: a request is carried out whole before the next one begins. */
export class Store {
  /** Seconds since 1970. */
  readonly now: () => number;
  private readonly database;
  private readonly statements = new Map<string, StatementSync>();
  private readonly containers = new Map<string, Container>();

  constructor(file: string, now: () => number) {
    this.database = openDatabaseFile(file);
    this.now = now;
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  /** All of it or none of it. What has expired leaves the file here, so that a write never meets it. */
  write<T>(work: () => T): T {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      this.run("DELETE FROM items WHERE expires <= ?", this.now());
      const result = work();
      this.database.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec("ROLLBACK");
      throw error;
    }
  }

  systemProperties(self: (rid: string) => string, rid = newRid()): SystemProperties {
    return { _rid: rid, _self: self(rid), _etag: `"${randomUUID()}"`, _ts: this.now() };
  }

  createDatabase(definition: { id: string }): SystemProperties {
    if (this.row("SELECT 1 FROM databases WHERE id = ?", definition.id)) throw conflict();
    const database = { ...definition, ...this.systemProperties((rid) => `dbs/${rid}/`), _colls: "colls/" };
    this.run("INSERT INTO databases VALUES (?, ?)", database.id, JSON.stringify(database));
    return database;
  }

  readDatabase(id: string): SystemProperties {
    const row = this.row<{ body: string }>("SELECT body FROM databases WHERE id = ?", id);
    if (!row) throw notFound();
    return JSON.parse(row.body) as SystemProperties;
  }

  createContainer(databaseId: string, definition: ContainerDefinition): Container {
    const database = this.readDatabase(databaseId);
    if (this.row("SELECT 1 FROM containers WHERE database = ? AND id = ?", databaseId, definition.id)) throw conflict();
    const resource = { ...definition, ...this.systemProperties((rid) => `${database._self}colls/${rid}/`) };
    const body = JSON.stringify(resource);
    this.run("INSERT INTO containers (database, id, body) VALUES (?, ?, ?)", databaseId, definition.id, body);
    return this.readContainer(databaseId, definition.id);
  }

  readContainer(databaseId: string, id: string): Container {
    const key = JSON.stringify([databaseId, id]);
    const known = this.containers.get(key);
    if (known) return known;
    const sql = "SELECT number, body FROM containers WHERE database = ? AND id = ?";
    const row = this.row<{ number: number; body: string }>(sql, databaseId, id);
    if (!row) throw notFound();
    const resource = JSON.parse(row.body) as Container["resource"];
    const container = { number: row.number, resource, partitionPaths: resource.partitionKey.paths.map(pathFrom) };
    this.containers.set(key, container);
    return container;
  }

  find(container: Container, partition: PartitionText, id: string): StoredItem | undefined {
    const sql =
      "SELECT sequence, id, etag, body FROM items WHERE container = ? AND partition = ? AND id = ? AND (expires IS NULL OR expires > ?)";
    return this.row<StoredItem>(sql, container.number, partition, id, this.now());
  }

  insert(container: Container, item: NewItem): void {
    const sql =
      "INSERT INTO items (container, partition, id, change, expires, etag, searchable, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    this.run(sql, container.number, item.partition, item.id, ...this.changing(item));
  }

  update(sequence: number, item: NewItem): void {
    const sql = "UPDATE items SET change = ?, expires = ?, etag = ?, searchable = ?, body = ? WHERE sequence = ?";
    this.run(sql, ...this.changing(item), sequence);
  }

  remove(sequence: number): void {
    this.run("DELETE FROM items WHERE sequence = ?", sequence);
  }

  latestChange(): number {
    return this.row<{ latest: number }>("SELECT latest FROM changes")?.latest ?? 0;
  }

  /** The rows are trusted to have T's columns: the tables are strict and only this folder writes them. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it names the row that the SQL asks for
  row<T>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return this.statement(sql).get(...values) as T | undefined;
  }

  rows<T>(sql: string, ...values: SQLInputValue[]): Iterable<T> {
    return this.statement(sql).all(...values) as Iterable<T>;
  }

  private run(sql: string, ...values: SQLInputValue[]): void {
    this.statement(sql).run(...values);
  }

  private changing(item: NewItem): [number, number | null, string, string, string] {
    this.run("UPDATE changes SET latest = latest + 1");
    const { document } = item;
    return [
      this.latestChange(),
      item.expires,
      item.etag,
      JSON.stringify(searchable(document)),
      JSON.stringify(document),
    ];
  }

  private statement(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known) return known;
    // The texts of queries are few and written in code, but a caller that builds them must not fill the memory.
    if (this.statements.size > 500) this.statements.clear();
    const statement = this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

const newRid = () => randomBytes(8).toString("base64url");
