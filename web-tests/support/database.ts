import { randomBytes } from "node:crypto";

import pg from "pg";

/** An empty PostgreSQL database of one story. */
export interface Database {
  /** Where it is, as `--database-url` takes it. */
  readonly url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes a database on the server that `ASTRA_TEST_POSTGRES_URL` names. */
export async function newDatabase(): Promise<Database> {
  const server = process.env.ASTRA_TEST_POSTGRES_URL;
  if (!server) throw new Error("ASTRA_TEST_POSTGRES_URL names no PostgreSQL server");
  const name = `astra_story_${randomBytes(6).toString("hex")}`;
  await ask(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
