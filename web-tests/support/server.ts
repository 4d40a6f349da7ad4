import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { type Database, newDatabase } from "./database.ts";

/** Which database a shop keeps its books in. */
export type Engine = "sqlite" | "postgres";

/** How long a server may take to end on being asked, before it is made to. */
const PATIENCE_MS = 10_000;

/** A demo shop of its own: its process, its data, its address. */
export class Shop {
  private constructor(
    /** Where it answers, such as `http://127.0.0.1:40123`. */
    readonly address: string,
    private readonly server: Server,
    private readonly folder: string,
    private readonly database: Database | undefined,
  ) {}

  /** Starts `astra demo` on new data and a free port, and waits until it says where it listens. */
  static async open(engine: Engine): Promise<Shop> {
    const folder = await mkdtemp(join(tmpdir(), "astra-story-"));
    const database = engine === "postgres" ? await newDatabase() : undefined;
    const place = database ? ["--database-url", database.url] : [];
    const server = new Server(["demo", "--data", folder, "--listen", "127.0.0.1:0", ...place]);
    try {
      return new Shop(await server.address(), server, folder, database);
    } catch (error) {
      await clear(server, folder, database);
      throw error;
    }
  }

  /** Where its data is, as every command of the program takes it. */
  get place(): string[] {
    return ["--data", this.folder, ...(this.database ? ["--database-url", this.database.url] : [])];
  }

  /** The folder its letters are put into. */
  get mail(): string {
    return join(this.folder, "mail");
  }

  /** Everything the server printed so far: the tour, the accounts to sign in with, and what went wrong. */
  get printed(): string {
    return this.server.printed;
  }

  /** Ends the server and removes its data. */
  async close(): Promise<void> {
    await clear(this.server, this.folder, this.database);
  }
}

async function clear(server: Server, folder: string, database: Database | undefined): Promise<void> {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  await database?.drop();
}

/** One running `astra`. */
class Server {
  printed = "";
  private readonly process: ChildProcess;
  private readonly ended: Promise<unknown>;
  private readonly end = () => this.process.kill("SIGKILL");

  constructor(args: string[]) {
    const program = process.env.ASTRA_BIN;
    if (!program) throw new Error("ASTRA_BIN names no program; `cargo xtask test --only browser` sets it");
    this.process = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.ended = once(this.process, "close").catch((error: Error) => (this.printed += error.message));
    // A test run that breaks off must not leave servers behind.
    process.once("exit", this.end);
  }

  /** The address it prints. */
  address(): Promise<string> {
    return new Promise((found, failed) => {
      for (const stream of [this.process.stdout, this.process.stderr]) {
        if (!stream) continue;
        createInterface({ input: stream }).on("line", (line) => {
          this.printed += `${line}\n`;
          // The accounts are printed after the address: with its last line everything is there.
          const address = /listening on (http:\/\/\S+)/.exec(this.printed)?.[1];
          if (address && line.startsWith("Stop with")) found(address.replace(/\/$/, ""));
        });
      }
      void this.ended.then(() => failed(new Error(`astra ended before it listened:\n${this.printed}`)));
    });
  }

  async stop(): Promise<void> {
    const impatient = setTimeout(this.end, PATIENCE_MS);
    this.process.kill("SIGTERM");
    await this.ended;
    clearTimeout(impatient);
    process.off("exit", this.end);
  }
}
