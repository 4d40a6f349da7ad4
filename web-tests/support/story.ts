import { test as base, expect, type Page } from "@playwright/test";

import { type Engine, Shop } from "./server.ts";

export { expect, type Engine, Shop };

/** What the configuration decides for each project. */
export interface ShopOptions {
  /** Which database the shops keep their books in. */
  engine: Engine;
}

interface PerStory {
  /** A shop nobody else uses: the story may sell, refund and change what it likes. */
  shop: Shop;
  /** Keeps a picture of the whole page in `screenshots/<project>/<name>.png`, to be looked at. */
  picture: (name: string) => Promise<void>;
  /** Fails the story when a page throws, breaks its own content policy or gets a server error. */
  noFaults: void;
}

interface PerWorker {
  /** A shop for stories that only look: it is started once and shared. */
  showroom: Shop;
}

/** How long a shop may take to start on a busy machine. */
const OPENING_MS = 120_000;

export const test = base.extend<PerStory, PerWorker & ShopOptions>({
  engine: ["sqlite", { option: true, scope: "worker" }],

  showroom: [
    async ({ engine }, use) => {
      const shop = await Shop.open(engine);
      await use(shop);
      await shop.close();
    },
    { scope: "worker", timeout: OPENING_MS },
  ],

  shop: [
    async ({ engine }, use, info) => {
      const shop = await Shop.open(engine);
      await use(shop);
      if (info.status !== info.expectedStatus) await info.attach("server", { body: shop.printed });
      await shop.close();
    },
    { timeout: OPENING_MS },
  ],

  picture: async ({ page }, use, info) => {
    const folder = `screenshots/${info.project.name.replaceAll(" ", "-")}`;
    await use(async (name) => {
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: "disabled" });
    });
  },

  noFaults: [
    async ({ page }, use) => {
      const faults = faultsOf(page);
      await use();
      expect(faults, "what went wrong behind the page").toEqual([]);
    },
    { auto: true },
  ],
});

/** Collects what a visitor would not see but should never happen. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  return faults;
}
