import { execFileSync } from "node:child_process";

import type { Browser, Page } from "@playwright/test";

import { expect, type Shop, test } from "../support/story.ts";

/** The password of the demo's accounts, as the server prints it. */
function password(shop: Shop): string {
  const found = /password\s+(\S+)/.exec(shop.printed)?.[1];
  if (!found) throw new Error(`the server printed no password:\n${shop.printed}`);
  return found;
}

/** A browser of somebody's own, signed in. */
async function signedIn(browser: Browser, shop: Shop, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${shop.address}/sign-in`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password(shop));
  await page.locator("form[action='/sign-in'] button").click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

/** The books of the running shop, recomputed from every entry by the program itself. */
function booksBalance(shop: Shop): void {
  const program = process.env.ASTRA_BIN;
  if (!program) throw new Error("ASTRA_BIN names no program");
  const said = execFileSync(program, ["doctor", ...shop.place], { encoding: "utf8" });
  expect(said).toContain("trial balance EUR: posted 0.00 EUR, pending 0.00 EUR");
  expect(said).not.toContain("WRONG");
}

/** What the seller's earnings page says of pending and taken-back money, in cents. */
async function earnings(seller: Page, shop: Shop): Promise<{ pending: number; reversed: number }> {
  await seller.goto(`${shop.address}/sell/courtyard/earnings`);
  const figures = await seller.locator("dl.figures.is-bar > div dd:nth-of-type(1)").allInnerTexts();
  const cents = figures.map((text) => Number(text.replace(/[^0-9.-]/g, "").replace(".", "")));
  return { pending: cents[0] ?? Number.NaN, reversed: cents[4] ?? Number.NaN };
}

test("a sale from the boutique to the commission and back", async ({ page, browser, shop, picture }) => {
  const merchant = await signedIn(browser, shop, "olga@demo.example");
  const seller = await signedIn(browser, shop, "mara@demo.example");
  const before = await earnings(seller, shop);
  booksBalance(shop);

  await page.goto(`${shop.address}/@mara`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Mara");
  await picture("boutique");
  const links = await page.locator("a[href^='/@mara/']").evaluateAll((found) => found.map((a) => a.getAttribute("href")));
  const brands = new Set<string>();
  for (const link of links) {
    const brand = link?.split("/")[2];
    if (!link || !brand || brands.has(brand) || brands.size === 2) continue;
    await page.goto(shop.address + link);
    const add = page.getByRole("button", { name: "Add to cart" });
    if ((await add.count()) === 0) continue;
    if (brands.size === 0) await picture("product");
    await add.click();
    await expect(page).toHaveURL(/\/cart$/);
    brands.add(brand);
  }
  expect(brands.size).toBe(2);
  await expect(page.getByRole("region", { name: /^Parcel from/ })).toHaveCount(2);
  // A coupon that does not exist is refused in words; the seller's own takes ten percent off.
  await page.fill("[name=coupon]", "NOTHING");
  await page.getByRole("button", { name: "Use", exact: true }).click();
  await expect(page.getByText("this shop has no such coupon")).toBeVisible();
  await page.fill("[name=coupon]", "mara10");
  await page.getByRole("button", { name: "Use", exact: true }).click();
  await expect(page.getByText("Coupon MARA10 is in.")).toBeVisible();
  await picture("cart");
  booksBalance(shop);

  await page.getByRole("link", { name: "Go to checkout" }).click();
  const typed = { name: "Anna Guest", line1: "Lindenweg 4", postal_code: "10115", city: "Berlin" };
  for (const [field, value] of Object.entries(typed)) await page.fill(`[name=${field}]`, value);
  await page.selectOption("[name=country]", "DE");
  // A browser lets this address pass, the shop does not; what was typed is still there.
  await page.fill("[name=email]", "anna@guest");
  await page.getByRole("button", { name: /^Place order/ }).click();
  await expect(page.locator("#email-problem")).toContainText("not an e-mail address");
  await expect(page.locator("[name=line1]")).toHaveValue("Lindenweg 4");
  await picture("checkout-problem");
  await page.fill("[name=email]", "anna.guest@example.com");
  await page.getByRole("button", { name: /^Place order/ }).click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  await picture("order-placed");
  booksBalance(shop);
  expect(await earnings(seller, shop)).toEqual(before);

  const order = new URL(page.url()).pathname.split("/")[2];
  await merchant.goto(`${shop.address}/manage/shops/courtyard/orders/${order}`);
  await merchant.locator("form[action$='/paid'] button").click();
  booksBalance(shop);
  await page.reload();
  await expect(page.getByText("Payment arrived")).toBeVisible();
  const paid = await earnings(seller, shop);
  expect(paid.pending).toBeGreaterThan(before.pending);
  await seller.locator("ul.reasons details").first().locator("summary").click();
  await expect(seller.locator(".calculation").first()).toContainText("%");

  await merchant.reload();
  for (const line of await merchant.locator("form[action*='/refund'] input[type=number]").all()) {
    await line.fill((await line.getAttribute("max")) ?? "");
  }
  for (const parcel of await merchant.locator("form[action*='/refund'] li:has(input[name^='delivery-'])").all()) {
    const left = /([0-9.]+) EUR/.exec(await parcel.innerText())?.[1] ?? "";
    await parcel.locator("input").fill(left);
  }
  await merchant.locator("form[action*='/refund'] button[value=preview]").click();
  await merchant.locator("form[action*='/refund'] button[value=refund]").click();
  booksBalance(shop);
  const after = await earnings(seller, shop);
  expect(after.pending).toBe(before.pending);
  expect(after.reversed).toBe(before.reversed + (paid.pending - before.pending));
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("paid back");
  await picture("order-refunded");
});

test("the same order is not placed twice, and other people's orders are not there", async ({ page, browser, shop }) => {
  await page.goto(`${shop.address}/shops/courtyard/lehm-loeffel/two-hands-mug`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: "Go to checkout" }).click();
  const form = await page.locator("form#checkout").evaluate((form: HTMLFormElement) =>
    [...new FormData(form)].map(([name, value]) => [name, String(value)] as [string, string]),
  );
  const typed = { email: "b@example.com", name: "B", line1: "Street 1", postal_code: "1", city: "Town", country: "DE" };
  const fields = Object.fromEntries([...form, ...Object.entries(typed)]);
  const send = () => page.request.post(`${shop.address}/checkout/courtyard`, { form: fields, maxRedirects: 0 });
  const [first, second] = [await send(), await send()];
  const order = (answer: typeof first) => answer.headers()["location"]?.split("?")[0];
  expect(first.status()).toBe(303);
  expect(order(second)).toBe(order(first));

  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.goto(shop.address + order(first)))?.status()).toBe(404);
  const forged = await stranger.request.post(`${shop.address}/checkout/courtyard`, { form: { ...fields, csrf: "0" } });
  expect(forged.status()).toBe(403);
});
