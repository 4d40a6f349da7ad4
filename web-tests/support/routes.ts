import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = join(import.meta.dirname, "../../crates/server/src/routes");

/** Every address that can be opened, as the server's sources write it: `/shops/{shop}`. */
export function addresses(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".rs")) continue;
    const source = readFileSync(join(SOURCES, file), "utf8");
    for (const [, address, handlers] of source.matchAll(/\.route\(\s*"([^"]+)",\s*([^;]*?)(?=\.route\(|$|\n\})/gs)) {
      if (address && handlers && /\bget\(|\broute\(\)/.test(handlers)) found.add(address);
    }
  }
  return [...found].sort();
}

/** The address in the sources that `path` is at; the one with the fewest places to fill where several fit. */
export function addressOf(path: string, known: string[]): string | undefined {
  const parts = path.split("/");
  const fits = (address: string) => {
    const places = address.split("/");
    return places.length === parts.length && places.every((place, at) => place.startsWith("{") || place === parts[at]);
  };
  const places = (address: string) => address.split("{").length;
  return known.filter(fits).sort((a, b) => places(a) - places(b))[0];
}
