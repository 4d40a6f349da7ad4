import type { Browser, Page } from "@playwright/test";

import { expect, type Shop, test } from "../support/story.ts";

/** A browser of somebody's own, signed in with the password the server printed. */
async function signedIn(browser: Browser, shop: Shop, email: string): Promise<Page> {
  const password = /password\s+(\S+)/.exec(shop.printed)?.[1] ?? "";
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${shop.address}/sign-in`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await page.locator("form[action='/sign-in'] button").click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

/** Somebody on their own telephone. */
async function visitor(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })).newPage();
}

/** Puts what the page shows into the cart and orders it, with a coupon if there is one; the order's number. */
async function buys(page: Page, coupon = ""): Promise<string> {
  await page.getByRole("button", { name: "Add to cart" }).click();
  if (coupon) {
    await page.fill("[name=coupon]", coupon);
    await page.getByRole("button", { name: "Use", exact: true }).click();
  }
  await page.getByRole("link", { name: "Go to checkout" }).click();
  const typed = { email: "anna@example.com", name: "Anna Guest", line1: "Lindenweg 4", postal_code: "10115", city: "Berlin" };
  for (const [field, value] of Object.entries(typed)) await page.fill(`[name=${field}]`, value);
  await page.selectOption("[name=country]", "DE");
  await page.getByRole("button", { name: /^Place order/ }).click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/** A row of a report by its name: clicks, visitors, orders and what they earn. */
async function figures(seller: Page, name: string): Promise<string[]> {
  const row = seller.locator("tbody tr", { has: seller.getByRole("rowheader", { name }) });
  return row.locator("td").allInnerTexts();
}

test("a campaign from the link to the order, and an order lost to a coupon", async ({ browser, shop, page, picture }) => {
  const password = /password\s+(\S+)/.exec(shop.printed)?.[1] ?? "";
  const at = (path: string) => `${shop.address}/sell/courtyard${path}`;
  await page.goto(`${shop.address}/sign-in`);
  await page.fill("[name=email]", "ines@demo.example");
  await page.fill("[name=password]", password);
  await page.locator("form[action='/sign-in'] button").click();
  await expect(page).not.toHaveURL(/sign-in/);

  // A collection of two things.
  await page.goto(at("/boutique/collections"));
  await page.fill("[name=title]", "For slow mornings");
  await page.fill("[name=words]", "What stands on our table before anybody speaks.");
  await page.getByRole("button", { name: "Make the collection" }).click();
  for (let count = 0; count < 2; count++) {
    await page.locator("section:has(#others) button").first().click();
  }
  await page.locator("section:has(#products) button", { hasText: "Down" }).first().click();
  await expect(page.locator("section:has(#products) .pick li")).toHaveCount(2);
  await picture("collection");
  await page.goto(at("/boutique"));
  await picture("my-boutique");

  // A campaign and a link of it, with a code to scan.
  await page.goto(at("/links"));
  await picture("links-empty");
  await page.fill("[name=name]", "Market day");
  await page.fill("[name=note]", "the stall by the river");
  await page.getByRole("button", { name: "Save the campaign" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Market day");
  await page.locator("select[name=product]").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Make a link" }).click();
  const short = await page.locator("#address").inputValue();
  expect(short).toMatch(/\/l\/[0-9a-z]{8}$/);
  const code = page.locator("img.qr");
  expect(await code.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
  await picture("link");
  await page.goto(at("/links"));
  await picture("links");

  // Somebody scans it on a telephone, looks around and buys.
  const path = new URL(short).pathname;
  const phone = await visitor(browser);
  await phone.goto(`${shop.address}${path.replace("/l/", "/q/")}`);
  await expect(phone).toHaveURL(/\/@ines\//);
  const product = phone.url();
  await phone.goto(`${shop.address}/@ines`);
  await expect(phone.getByRole("heading", { name: "For slow mornings" })).toBeVisible();
  await phone.goto(product);
  const order = await buys(phone);
  const merchant = await signedIn(browser, shop, "olga@demo.example");
  await merchant.goto(`${shop.address}/manage/shops/courtyard/orders/${order}`);
  await merchant.locator("form[action$='/paid'] button").click();

  await page.goto(at("/links/report?by=campaign&days=7"));
  const [clicks, visitors, orders, earned] = await figures(page, "Market day");
  expect([clicks, visitors, orders]).toEqual(["1", "1", "1"]);
  expect(Number.parseFloat(earned ?? "0")).toBeGreaterThan(0);
  await picture("report");
  await page.goto(at("/links/report?by=source&days=7"));
  expect((await figures(page, "Scanned code"))[2]).toBe("1");
  await page.goto(at("/credits"));
  await expect(page.locator("tbody tr").first()).toContainText("The customer came by you on");
  await picture("credits");

  // Another comes by it too, and pays with somebody else's coupon.
  const other = await visitor(browser);
  await other.goto(`${shop.address}${path}`);
  await buys(other, "MARA10");
  await page.goto(at("/credits?show=lost"));
  await expect(page.locator("tbody tr").first()).toContainText("A coupon of @mara came after your link of");
  await expect(page.locator("main")).not.toContainText("Anna");
  await picture("credits-lost");
});

test("a boutique is followed and found again", async ({ browser, shop, page, picture }) => {
  await page.goto(`${shop.address}/@mara`);
  await picture("boutique-to-follow");
  const customer = await signedIn(browser, shop, "ines@demo.example");
  await customer.goto(`${shop.address}/@mara`);
  await customer.getByRole("button", { name: "Follow" }).click();
  await expect(customer.getByText("You follow this boutique")).toBeVisible();
  await customer.goto(`${shop.address}/account`);
  await expect(customer.getByRole("region", { name: "Boutiques you follow" })).toContainText("Mara");
});
