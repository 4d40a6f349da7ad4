import type { Page } from "@playwright/test";

import { fillCheckout, signIn } from "../support/people.ts";
import { expect, test } from "../support/story.ts";

test.use({ locale: "de-AT" });

/** Nothing is wider than the screen, and no word is cut. */
async function fits(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    const beyond = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > limit + 1);
    return beyond.slice(0, 3).map((element) => element.outerHTML.slice(0, 160));
  });
  expect(wide, `${where} is wider than the screen`).toEqual([]);
}

test("a shop speaks German to whoever wants it", async ({ page, shop, picture }) => {
  await page.goto(shop.address);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gute Dinge, von Menschen, die sie kennen");
  await picture("german-home");
  const pages = {
    search: "/search?q=mug",
    nothing: "/search?q=zzzzzz",
    brand: "/brands/lehm-loeffel",
    shop: "/shops/courtyard",
    boutique: "/@mara",
    "sign-in": "/sign-in",
    "not-found": "/nothing/here",
    find: "/orders/find",
    styleguide: "/styleguide",
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(shop.address + path);
    await fits(page, path);
    await picture(`german-${name}`);
  }

  await fillCheckout(page, shop);
  await expect(page.locator("[name=country] option[value=AT]")).toHaveText("Österreich");
  await fits(page, "the checkout");
  await page.fill("[name=email]", "anna@guest");
  await page.locator("form#checkout button[type=submit]").last().click();
  await expect(page.locator("#email-problem")).toContainText("Das ist keine E-Mail-Adresse");
  await picture("german-checkout");
  await page.fill("[name=email]", "anna.guest@example.com");
  await page.locator("form#checkout button[type=submit]").last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Danke, Anna. Jetzt die Zahlung.");
  await expect(page.getByText(/\d,\d\d EUR/).first()).toBeVisible();
  await fits(page, "the order");
  await picture("german-order");
});

test("the choice in the footer is kept, and goes with whoever is signed in", async ({ page, browser, shop, picture }) => {
  await page.goto(shop.address);
  await page.locator("footer").getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto(`${shop.address}/brands`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Brands");

  await signIn(page, shop, "mara@demo.example");
  await page.goto(`${shop.address}/sell/courtyard`);
  await page.locator("footer").getByRole("button", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(/\/sell\/courtyard$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Guten Tag");
  const elsewhere = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await signIn(elsewhere, shop, "mara@demo.example");
  await elsewhere.goto(`${shop.address}/sell/courtyard`);
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", "de");

  for (const name of ["", "/earnings", "/team", "/invitations", "/boutique"]) {
    await page.goto(`${shop.address}/sell/courtyard${name}`);
    await fits(page, `/sell/courtyard${name}`);
    await picture(`german-seller${name.replace("/", "-")}`);
  }
});

test("the consoles of shop, brand and platform hold German words", async ({ page, shop, picture }) => {
  await signIn(page, shop, "olga@demo.example");
  for (const name of ["", "/brands", "/plan", "/sellers", "/coupons", "/shipping", "/tax", "/details"]) {
    await page.goto(`${shop.address}/manage/shops/courtyard${name}`);
    await fits(page, `/manage/shops/courtyard${name}`);
    await picture(`german-shop${name.replace("/", "-")}`);
  }
  await page.goto(`${shop.address}/manage/shops/courtyard`);
  await page.locator("a[href*='/orders/ord_']").first().click();
  await fits(page, "an order in the shop's console");
  await picture("german-shop-order");
  for (const name of ["/operate", "/operate/jobs"]) {
    await page.goto(shop.address + name);
    await fits(page, name);
    await picture(`german${name.replaceAll("/", "-")}`);
  }
  await signIn(page, shop, "greta@demo.example");
  await page.goto(`${shop.address}/account`);
  const brand = await page.locator("a[href^='/manage/brands/']").first().getAttribute("href");
  for (const name of ["", "/terms", "/shops", "/import", "/details"]) {
    await page.goto(`${shop.address}${brand}${name}`);
    await fits(page, `${brand}${name}`);
    await picture(`german-brand${name.replace("/", "-")}`);
  }
});
