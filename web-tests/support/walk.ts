import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { addresses, addressOf } from "./routes.ts";
import { expect, type Shop } from "./story.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The rules whose answer depends on the theme. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** What can be opened and is no page: files, answers to programs, and what needs an empty database. */
const NO_PAGES = [/^\/(assets|media|sitemaps|v1|l|q)\//, /\/(export|photos)\//, /\/csv$/, /\.\w+$/, /^\/healthz/, /^\/setup\//];

/** Whose walk an address belongs to: the first that fits. So every page is looked at once, and none by nobody. */
const OWNERS = [
  ["operator", /^\/operate/],
  ["merchant", /^\/manage\/shops\//],
  ["brand", /^\/manage\/brands\//],
  ["seller", /^\/sell\//],
  ["invited", /^\/(join|team)\//],
  ["customer", /^\/account/],
  ["guest", /^\/(cart|checkout|orders)/],
  ["visitor", /^\//],
] as const;

/** Opens whatever is folded on a page; not the menus of its head, which would lie over it. */
export async function openDetails(page: Page, where = "main"): Promise<void> {
  await page.evaluate((where) => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>(`${where} details`)) details.open = true;
  }, where);
}

export type Owner = (typeof OWNERS)[number][0];

/** One walk through a shop that examines each kind of page of its owner once. */
export class Walk {
  readonly faults: string[] = [];
  private readonly seen = new Set<string>();
  private readonly known = addresses();
  private readonly mine: string[];

  constructor(
    private readonly page: Page,
    private readonly shop: Shop,
    private readonly owner: Owner,
  ) {
    const isPage = (address: string) => !NO_PAGES.some((other) => other.test(address));
    this.mine = this.known.filter((address) => isPage(address) && OWNERS.find(([, at]) => at.test(address))?.[0] === owner);
  }

  /** Opens `starts` and whatever they lead to, as long as it is a page of a new kind. */
  async from(...starts: string[]): Promise<void> {
    const ahead = [...starts];
    for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
      const kind = this.kindOf(path);
      if (kind === undefined || this.seen.has(kind)) continue;
      const answer = await this.page.goto(this.shop.address + path);
      expect(answer?.status(), path).toBeLessThan(500);
      // Whoever is sent elsewhere has not seen what is here.
      if (this.kindOf(new URL(this.page.url()).pathname) !== kind) continue;
      this.seen.add(kind);
      const down = await this.page.evaluate(() => (window.location.hash === "" ? window.scrollY : 0));
      if (down > 0) this.faults.push(`${path}: begins ${down} points down`);
      await this.examine(path);
      ahead.push(...(await this.ways()));
    }
  }

  /** Examines the page as it is: every rule by day, those about colours by night too. */
  async examine(where: string): Promise<void> {
    await openDetails(this.page);
    // Without motion colours change at once, not while they are looked at.
    await this.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    this.note(where, (await this.axe().withTags(RULES).analyze()).violations);
    await this.page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    this.note(`${where}, dark`, (await this.axe().withRules(COLOURS).analyze()).violations);
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (wide) this.faults.push(`${where}: scrolls sideways`);
  }

  /** Nothing was wrong anywhere, menus included, and no page was left out. */
  async finish(): Promise<void> {
    await this.examineHead();
    expect(this.faults, `what shuts people out of the pages of the ${this.owner}`).toEqual([]);
    expect(
      this.mine.filter((address) => !this.seen.has(address)),
      `pages of the ${this.owner} nobody came to`,
    ).toEqual([]);
  }

  /** The menus in the head, which are the same on every page. */
  private async examineHead(): Promise<void> {
    await openDetails(this.page, "header");
    this.note("the menus", (await this.axe().include("header").withTags(RULES).analyze()).violations);
  }

  private axe(): AxeBuilder {
    return new AxeBuilder({ page: this.page }).setLegacyMode().options({ resultTypes: ["violations"], preload: false });
  }

  private note(where: string, violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[]) {
    for (const { id, help, nodes } of violations) {
      const node = nodes[0];
      this.faults.push(`${where}: ${id} (${help}), ${nodes.length}x: ${node?.html.slice(0, 200)} ${node?.failureSummary ?? ""}`);
    }
  }

  /** The address of the owner that `path` is at. */
  private kindOf(path: string): string | undefined {
    const kind = addressOf(path.split(/[?#]/)[0] ?? path, this.known);
    return kind !== undefined && this.mine.includes(kind) ? kind : undefined;
  }

  private async ways(): Promise<string[]> {
    const links = await this.page.locator("a[href^='/']").evaluateAll((found) => found.map((a) => a.getAttribute("href") ?? ""));
    return [...new Set(links)].filter((path) => this.kindOf(path) !== undefined);
  }
}
