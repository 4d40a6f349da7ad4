import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { expect, type Shop } from "./story.ts";

/** The password of the demo's accounts, as the server prints it. */
export function password(shop: Shop): string {
  const found = /password\s+(\S+)/.exec(shop.printed)?.[1];
  if (!found) throw new Error(`the server printed no password:\n${shop.printed}`);
  return found;
}

/** Signs somebody of the demo in. */
export async function signIn(page: Page, shop: Shop, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${shop.address}/sign-in`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password(shop));
  await page.locator("form[action='/sign-in'] button").click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Puts a mug into the cart and fills the form of the checkout with a guest's address. */
export async function fillCheckout(page: Page, shop: Shop): Promise<void> {
  await page.goto(`${shop.address}/shops/courtyard/lehm-loeffel/two-hands-mug`);
  await page.locator("form[action='/cart/add'] button").first().click();
  await page.goto(`${shop.address}/checkout/courtyard`);
  const typed = { email: "anna.guest@example.com", name: "Anna Guest", line1: "Lindenweg 4", postal_code: "10115", city: "Berlin" };
  for (const [field, value] of Object.entries(typed)) await page.fill(`[name=${field}]`, value);
  await page.selectOption("[name=country]", "DE");
}

/** The way into a team in the letter to `email`, once it is written. */
export async function linkIn(folder: string, email: string): Promise<string> {
  let link = "";
  await expect
    .poll(() => {
      for (const name of existsSync(folder) ? readdirSync(folder) : []) {
        const letter = readFileSync(join(folder, name), "utf8").replace(/=\r?\n/g, "");
        const found = /\/team\/[0-9a-f]{64}/.exec(letter);
        if (letter.includes(email) && found) link = found[0];
      }
      return link;
    }, `the letter to ${email}`)
    .not.toBe("");
  return link;
}
