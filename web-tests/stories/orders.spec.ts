import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

import type { Browser, Page } from "@playwright/test";

import { expect, type Shop, test } from "../support/story.ts";

/** The password of the demo's accounts, as the server prints it. */
function password(shop: Shop): string {
  const found = /password\s+(\S+)/.exec(shop.printed)?.[1];
  if (!found) throw new Error(`the server printed no password:\n${shop.printed}`);
  return found;
}

/** A browser of somebody's own, as large as the story's, signed in. */
async function signedIn(browser: Browser, page: Page, shop: Shop, email: string): Promise<Page> {
  const own = await (await browser.newContext({ viewport: page.viewportSize() })).newPage();
  await own.goto(`${shop.address}/sign-in`);
  await own.fill("[name=email]", email);
  await own.fill("[name=password]", password(shop));
  await own.locator("form[action='/sign-in'] button").click();
  await expect(own).not.toHaveURL(/sign-in/);
  return own;
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

test("a brand sends a part, and what comes back is paid back by everybody who had earned", async ({
  page,
  browser,
  shop,
  picture,
}, info) => {
  const folder = `screenshots/${info.project.name.replaceAll(" ", "-")}`;
  const keep = (of: Page, name: string) => of.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: "disabled" });
  const merchant = await signedIn(browser, page, shop, "olga@demo.example");
  const brand = await signedIn(browser, page, shop, "greta@demo.example");
  const seller = await signedIn(browser, page, shop, "mara@demo.example");
  const before = await earnings(seller, shop);

  await page.goto(`${shop.address}/@mara`);
  await page.goto(`${shop.address}/@mara/lehm-loeffel/two-hands-mug`);
  await page.locator("form[action='/cart/add'] [name=quantity]").fill("3");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: "Go to checkout" }).click();
  const typed = { name: "Anna Guest", line1: "Lindenweg 4", postal_code: "10115", city: "Berlin", email: "anna@example.com" };
  for (const [field, value] of Object.entries(typed)) await page.fill(`[name=${field}]`, value);
  await page.selectOption("[name=country]", "DE");
  await page.getByRole("button", { name: /^Place order/ }).click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  const order = new URL(page.url()).pathname.split("/")[2];
  await merchant.goto(`${shop.address}/manage/shops/courtyard/orders/${order}`);
  await merchant.locator("form[action$='/paid'] button").click();
  const paid = await earnings(seller, shop);
  expect(paid.pending).toBeGreaterThan(before.pending);

  await brand.goto(`${shop.address}/manage/brands/lehm-loeffel/orders?state=to_pack`);
  await keep(brand, "brand-orders");
  await brand.goto(`${shop.address}/manage/brands/lehm-loeffel/orders/${order}`);
  await keep(brand, "brand-order-to-pack");
  const pack = brand.locator("form[action$='/parcels']");
  await pack.locator("input[type=number]").fill("2");
  await pack.locator("[name=carrier]").fill("Swift Parcel");
  await pack.locator("[name=number]").fill("SP123");
  // What is no address is refused beside its field, and nothing typed is lost.
  await pack.locator("[name=url]").fill("swift parcel");
  await pack.locator("button[value=send]").click();
  await expect(pack.locator(".problem")).toContainText("A whole address");
  await expect(pack.locator("[name=number]")).toHaveValue("SP123");
  await pack.locator("[name=url]").fill("https://swift-parcel.example/SP123");
  await pack.locator("button[value=send]").click();
  await expect(brand.getByText("The parcel is on its way.")).toBeVisible();
  await expect(pack.locator("input[type=number]")).toHaveValue("1");
  await keep(brand, "brand-order-partly-sent");
  await brand.getByRole("link", { name: /^Packing slip/ }).click();
  await brand.emulateMedia({ media: "print" });
  await keep(brand, "packing-slip");
  await brand.emulateMedia({ media: "screen" });

  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Part of your order is on its way");
  await expect(page.getByRole("link", { name: "Follow the parcel" })).toHaveAttribute("href", "https://swift-parcel.example/SP123");
  await picture("order-partly-sent");

  await page.getByRole("link", { name: /^Give something back/ }).click();
  await page.locator("input[type=number]").fill("1");
  await page.selectOption("[name=reason]", "damaged");
  await page.fill("[name=words]", "The handle came off when I unpacked it.");
  await page.setInputFiles("[name=photo]", { name: "mug.png", mimeType: "image/png", buffer: readFileSync("../docs/screenshot.png") });
  await picture("give-back");
  await page.getByRole("button", { name: "Ask to give it back" }).click();
  await expect(page.getByText("Your request is with the shop.")).toBeVisible();
  await expect(page.locator(".photos img")).toHaveJSProperty("complete", true);
  expect(await page.locator(".photos img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  await picture("order-return-asked");
  const photo = new URL((await page.locator(".photos img").getAttribute("src")) ?? "", shop.address);
  const stranger = await browser.newContext();
  expect((await stranger.request.get(photo.origin + photo.pathname)).status()).toBe(404);

  await merchant.goto(`${shop.address}/manage/shops/courtyard/returns`);
  await keep(merchant, "merchant-returns");
  await merchant.locator("tbody tr", { hasText: "Anna Guest" }).getByRole("link").click();
  await keep(merchant, "merchant-return");
  await merchant.fill("[name=instructions]", "Please use the label in this letter.");
  await merchant.getByRole("button", { name: "Accept the return" }).click();
  await keep(merchant, "merchant-return-accepted");
  await merchant.locator("[value=off]").check();
  await merchant.getByRole("button", { name: "Take it and pay back" }).click();
  await expect(merchant.getByText("is paid back. It is taken from everybody")).toBeVisible();
  booksBalance(shop);
  const after = await earnings(seller, shop);
  const share = paid.pending - before.pending;
  expect(after.pending).toBeLessThan(paid.pending);
  expect(paid.pending - after.pending).toBe(after.reversed - before.reversed);
  expect(Math.abs((paid.pending - after.pending) * 3 - share)).toBeLessThanOrEqual(3);

  await page.reload();
  await expect(page.getByText("Back, paid back")).toBeVisible();
  await picture("order-return-received");
  await merchant.goto(`${shop.address}/manage/shops/courtyard/orders/${order}`);
  await keep(merchant, "merchant-order-story");
  await merchant.goto(`${shop.address}/manage/shops/courtyard`);
  await keep(merchant, "merchant-orders");
});
