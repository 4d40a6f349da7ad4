import { readFileSync } from "node:fs";

import type { Browser, Page } from "@playwright/test";

import { linkIn, password } from "../support/people.ts";
import { expect, type Shop, test } from "../support/story.ts";

/** A browser of somebody's own, signed in. */
async function signedIn(browser: Browser, shop: Shop, email: string, next = ""): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${shop.address}/sign-in?next=${encodeURIComponent(next)}`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password(shop));
  await page.locator("form[action='/sign-in'] button").click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

test("a team, its rights, and who did what", async ({ page, browser, shop, picture }) => {
  const owner = await signedIn(browser, shop, "olga@demo.example");
  await owner.goto(`${shop.address}/manage/shops/courtyard/team`);
  await owner.fill("#email", "carl@demo.example");
  await owner.selectOption("#role", "staff");
  await owner.getByRole("button", { name: "Send the invitation" }).click();
  await expect(owner.locator(".flashes")).toContainText("on its way");

  // Staff comes by the letter, and sees orders and people alone.
  const link = await linkIn(shop.mail, "carl@demo.example");
  await page.goto(`${shop.address}${link}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Work for");
  await picture("team-invitation");
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.fill("[name=email]", "carl@demo.example");
  await page.fill("[name=password]", password(shop));
  await page.locator("form[action='/sign-in'] button").click();
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page).toHaveURL(/manage\/shops\/courtyard/);
  await expect(page.locator(".console-nav a")).toHaveText([/Orders/, /Returns/, /People/]);
  await picture("orders-of-staff");
  const closed = await page.request.get(`${shop.address}/manage/shops/courtyard/plan`);
  expect(closed.status()).toBe(403);

  // A view to come back to, and the list as a file.
  await page.fill("#list-q", "a");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByText("Keep this view").click();
  await page.fill("#view-name", "Everything with an a");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.goto(`${shop.address}/manage/shops/courtyard`);
  await page.getByRole("link", { name: "Everything with an a" }).click();
  await expect(page).toHaveURL(/q=a/);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "As a file (CSV)" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^courtyard-orders-\d{4}-\d\d-\d\d\.csv$/);
  expect(readFileSync(await file.path(), "utf8")).toContain("Order,Placed,State");

  // The owner reads who came.
  await expect
    .poll(async () => {
      await owner.goto(`${shop.address}/manage/shops/courtyard/history?kind=role`);
      return owner.locator("tbody tr").allInnerTexts();
    })
    .toEqual([expect.stringContaining("Carl Customer")]);
  await owner.screenshot({ path: "screenshots/history.png", fullPage: true });
});

test("stock is counted, prices are looked at, a brand is suspended", async ({ page, browser, shop, picture }) => {
  const brand = await signedIn(browser, shop, "greta@demo.example");
  await brand.goto(`${shop.address}/account`);
  await brand.locator("a[href^='/manage/brands/']").last().click();
  await brand.waitForURL(/manage\/brands\//);
  const console = brand.url();
  await brand.goto(`${console}/stock?sort=title`);
  const first = brand.locator("input[name^='wanted-']").first();
  const before = Number(await first.inputValue());
  await first.fill(String(before + 25));
  await brand.getByRole("button", { name: "Store the numbers" }).click();
  await expect(brand.locator(".flashes")).toContainText("One number is stored");
  await brand.screenshot({ path: "screenshots/brand-stock.png", fullPage: true });

  await brand.goto(console);
  await brand.locator(".pick-box").first().check();
  await brand.getByRole("button", { name: "Change prices" }).click();
  await brand.fill("#percent", "10");
  await brand.getByRole("button", { name: "Look" }).click();
  await expect(brand.locator("tbody tr").first()).toBeVisible();
  await brand.screenshot({ path: "screenshots/prices.png", fullPage: true });
  await brand.locator("button[value=change]").click();
  await expect(brand.locator(".flashes")).toContainText("changed");

  const slug = new URL(console).pathname.split("/")[3] ?? "";
  const operator = await signedIn(browser, shop, "olga@demo.example");
  await page.goto(`${shop.address}/brands/${slug}`);
  await expect(page.locator(".tile").first()).toBeVisible();
  await operator.goto(`${shop.address}/operate/organisations/brand/${slug}`);
  await operator.fill("#why", "The trade mark is somebody else's.");
  await operator.getByRole("button", { name: "Suspend" }).click();
  await expect(operator.locator("main")).toContainText("Suspended");
  await operator.goto(`${shop.address}/operate/organisations?show=suspended-brands`);
  await operator.screenshot({ path: "screenshots/operate-organisations.png", fullPage: true });
  const gone = await page.request.get(`${shop.address}/brands/${slug}`);
  expect(gone.status()).toBe(410);
  await brand.goto(console);
  await expect(brand.locator("main")).toContainText("The trade mark is somebody else's.");
  await page.goto(`${shop.address}/brands/${slug}`);
  await picture("brand-suspended");
});
