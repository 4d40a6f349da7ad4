import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { fillCheckout, password, signIn } from "../support/people.ts";
import { addresses, addressOf } from "../support/routes.ts";
import { expect, type Shop, test } from "../support/story.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What can be opened and is no page: files, answers to programs, and what needs an empty database. */
const NO_PAGES = [/^\/(assets|media|sitemaps|v1|l|q)\//, /\/(export|photos)\//, /\/csv$/, /\.\w+$/, /^\/(healthz|openapi\.json|llms\.txt)/, /^\/setup\//];

// The examination is a script; pages do not need any.
test.use({ javaScriptEnabled: true });
test.skip(({ engine }) => engine === "postgres", "pages are the same on every database");
test.skip(process.env.ASTRA_LONG !== "1", "some minutes of examination: the long form, with ASTRA_LONG=1");

/** One walk through the shop that examines each kind of page once. */
class Walk {
  readonly seen = new Set<string>();
  readonly faults: string[] = [];
  private readonly known = addresses();

  constructor(
    private readonly page: Page,
    private readonly shop: Shop,
  ) {}

  /** Addresses with a page behind them that nobody came to. */
  get unseen(): string[] {
    return this.known.filter((address) => !this.seen.has(address) && !NO_PAGES.some((other) => other.test(address)));
  }

  /** Opens `starts` and whatever they lead to, as long as it is a page of a new kind. */
  async from(who: string, ...starts: string[]): Promise<void> {
    const ahead = [...starts];
    for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
      const kind = this.kindOf(path);
      if (kind === undefined || this.seen.has(kind)) continue;
      const answer = await this.page.goto(this.shop.address + path);
      expect(answer?.status(), `${who} at ${path}`).toBeLessThan(500);
      // Whoever is sent elsewhere has not seen what is here.
      const reached = this.kindOf(new URL(this.page.url()).pathname);
      if (reached !== kind) continue;
      this.seen.add(kind);
      await this.examine(`${who} at ${path}`);
      ahead.push(...(await this.ways()));
    }
  }

  /** Examines the page as it is: every rule by day, those about colours by night too. */
  async examine(where: string): Promise<void> {
    for (const details of await this.page.locator("details:not([open]) > summary").all()) {
      if (await details.isVisible()) await details.evaluate((summary) => summary.parentElement?.setAttribute("open", ""));
    }
    await this.page.emulateMedia({ colorScheme: "light" });
    const rules = new AxeBuilder({ page: this.page }).setLegacyMode().withTags(RULES);
    this.note(where, (await rules.analyze()).violations);
    await this.page.emulateMedia({ colorScheme: "dark" });
    const colours = new AxeBuilder({ page: this.page }).setLegacyMode().withRules(["color-contrast", "link-in-text-block"]);
    this.note(`${where}, dark`, (await colours.analyze()).violations);
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (wide) this.faults.push(`${where}: scrolls sideways`);
  }

  private note(where: string, violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[]) {
    for (const { id, help, nodes } of violations) {
      const node = nodes[0];
      this.faults.push(`${where}: ${id} (${help}), ${nodes.length}x: ${node?.html.slice(0, 200)} ${node?.failureSummary ?? ""}`);
    }
  }

  private kindOf(path: string): string | undefined {
    return addressOf(path.split(/[?#]/)[0] ?? path, this.known);
  }

  private async ways(): Promise<string[]> {
    const links = await this.page.locator("a[href^='/']").evaluateAll((found) => found.map((a) => a.getAttribute("href") ?? ""));
    return [...new Set(links)].filter((path) => {
      const kind = this.kindOf(path);
      return kind !== undefined && !NO_PAGES.some((other) => other.test(kind));
    });
  }
}

test("no page shuts anybody out", async ({ page, shop }) => {
  test.setTimeout(600_000);
  const walk = new Walk(page, shop);

  await walk.from("a visitor", "/", "/search?q=mug", "/styleguide", "/sign-in");
  for (const path of ["/nothing/here", "/search?q=zzzzzz"]) {
    await page.goto(shop.address + path);
    await walk.examine(`a visitor at ${path}`);
  }
  await page.goto(`${shop.address}/sign-in`);
  await page.fill("[name=email]", "nobody@example.com");
  await page.fill("[name=password]", "a guess at it");
  await page.locator("form[action='/sign-in'] button").click();
  await walk.examine("a visitor with a wrong password");

  await fillCheckout(page, shop);
  await walk.from("a guest", "/cart", "/checkout/courtyard");
  await fillCheckout(page, shop);
  await page.fill("[name=email]", "anna@guest");
  await page.locator("form#checkout button[type=submit]").last().click();
  await walk.examine("a guest with a wrong address");
  await page.fill("[name=email]", "anna.guest@example.com");
  await page.locator("form#checkout button[type=submit]").last().click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  const order = new URL(page.url()).pathname;
  await walk.from("a guest", order);
  const guest = await page.context().cookies();

  await signIn(page, shop, "olga@demo.example");
  await page.goto(`${shop.address}/manage/shops/courtyard${order}`);
  await page.locator("form[action$='/paid'] button").click();
  await walk.examine("a merchant with an order to send");
  await page.locator("form[action$='/parcels'] input[type=number]").first().fill("1");
  await page.locator("form[action$='/parcels'] button[value=send]").first().click();
  await walk.examine("a merchant with a parcel on its way");
  await page.context().clearCookies();
  await page.context().addCookies(guest);
  await page.goto(shop.address + order);
  await walk.examine("a guest whose parcel is on its way");
  const giveBack = await page.locator("a[href*='give-back'], a[href*='return']").first().getAttribute("href");
  await page.goto(shop.address + giveBack);
  await walk.examine("a guest who gives something back");
  await page.locator("main input[type=number]").first().fill("1");
  await page.selectOption("[name=reason]", "damaged");
  await page.fill("[name=words]", "The handle came off.");
  await page.locator("main form button[type=submit]").last().click();
  await walk.examine("a guest who has asked");

  await signIn(page, shop, "mara@demo.example");
  const invitation = await sells(page, shop);
  await walk.from("a seller", "/account", "/sell/courtyard", "/sell/courtyard/links", "/sell/courtyard/boutique/collections");
  await signIn(page, shop, "olga@demo.example");
  const helper = await invitesHelp(page, shop);
  await pays(page, shop);
  await walk.from("an operator", new URL(page.url()).pathname, "/account", "/manage/shops/courtyard", "/operate");
  await walk.from("an operator", "/manage/shops/courtyard/payouts", "/manage/shops/courtyard/returns", "/manage/shops/courtyard/prices");
  await signIn(page, shop, "mara@demo.example");
  await walk.from("a seller", "/sell/courtyard/payouts");
  await signIn(page, shop, "greta@demo.example");
  await uploadCatalog(page, shop);
  await walk.from("a brand", new URL(page.url()).pathname, "/account");
  await walk.from("a brand", "/manage/brands/lehm-loeffel/payouts", `/manage/brands/lehm-loeffel${order}`);
  await signIn(page, shop, "carl@demo.example");
  await walk.from("a customer", "/account");
  await page.context().clearCookies();
  await walk.from("somebody invited", new URL(invitation).pathname, helper);

  expect(walk.faults).toEqual([]);
  expect(walk.unseen, "pages nobody came to").toEqual([]);
});

/** Brings a brand's owner to the comparison of a small catalog file. */
async function uploadCatalog(page: Page, shop: Shop): Promise<void> {
  await page.goto(`${shop.address}/account`);
  const brand = await page.locator("a[href^='/manage/brands/']").first().getAttribute("href");
  await page.goto(`${shop.address}${brand}/import`);
  const file = "Handle,Title,Variant SKU,Variant Price\nsmall-jar,Small jar,JAR-1,12.00\nlarge-jar,Large jar,JAR-2,none\n";
  await page.setInputFiles("input[type=file]", { name: "jars.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.locator("form[enctype] button[type=submit]").first().click();
}

/** What a seller has after a good week: an invitation, whose address is given back, a collection, a campaign with a link. */
async function sells(page: Page, shop: Shop): Promise<string> {
  const at = (path: string) => `${shop.address}/sell/courtyard${path}`;
  await page.goto(at("/boutique/collections"));
  await page.fill("[name=title]", "For slow mornings");
  await page.locator("main form.form-card button[type=submit]").last().click();
  await page.goto(at("/links"));
  await page.fill("[name=name]", "Market day");
  await page.getByRole("button", { name: "Save the campaign" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  await page.goto(at("/payouts"));
  await page.fill("[name=holder]", "Mara M");
  await page.fill("[name=iban]", "DE89 3704 0044 0532 0130 00");
  await page.fill("[name=password]", password(shop));
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto(at("/invitations"));
  await page.locator("form[action$='/invitations'] button").first().click();
  return page.locator("ul.invitations input").first().inputValue();
}

/** A shop with a price list and a file of payouts for its bank. */
async function pays(page: Page, shop: Shop): Promise<void> {
  const at = (path: string) => `${shop.address}/manage/shops/courtyard${path}`;
  await page.goto(at("/prices"));
  await page.fill("[name=name]", "Spring sale");
  await page.getByRole("button", { name: "Make the list" }).click();
  await page.goto(at("/payouts"));
  await page.selectOption("[name=time]", "weekly-1");
  await page.fill("[name=minimum]", "0");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Prepare now" }).click();
  await page.goto(at("/payouts"));
  await page.fill("[name=money]", "100000");
  await page.getByRole("button", { name: "Make the file for the bank" }).click();
  await expect(page).toHaveURL(/\/payouts\/files\/pfl_/);
}

/** Invites somebody to work for the shop; where the letter leads them. */
async function invitesHelp(page: Page, shop: Shop): Promise<string> {
  await page.goto(`${shop.address}/manage/shops/courtyard/team`);
  await page.fill("main [name=email]", "helper@example.com");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  let path = "";
  await expect
    .poll(() => {
      const letters = readdirSync(shop.mail).map((name) => readFileSync(join(shop.mail, name), "utf8").replaceAll("=\r\n", ""));
      path = letters.map((letter) => /\/team\/[0-9a-zA-Z_-]+/.exec(letter)?.[0]).find((found) => found !== undefined) ?? "";
      return path;
    }, "the letter with the invitation")
    .not.toBe("");
  return path;
}
