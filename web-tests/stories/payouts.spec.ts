import type { Browser, Page } from "@playwright/test";

import { password, signIn } from "../support/people.ts";
import { expect, type Shop, test } from "../support/story.ts";

/** A browser of somebody's own, signed in. */
async function signedIn(browser: Browser, shop: Shop, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, shop, email);
  return page;
}

test("a seller says where the money goes, is paid, and is owed it again when it comes back", async ({
  page,
  browser,
  shop,
  picture,
}) => {
  const seller = await signedIn(browser, shop, "mara@demo.example");
  await signIn(page, shop, "olga@demo.example");

  // Whatever the jobs have prepared by now, everybody who is owed enough is in a payout afterwards.
  await page.goto(`${shop.address}/manage/shops/courtyard/payouts`);
  await page.selectOption("[name=time]", "weekly-1");
  await page.fill("[name=minimum]", "0");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The next are prepared on")).toBeVisible();
  await page.getByRole("button", { name: "Prepare now" }).click();
  await page.goto(`${shop.address}/manage/shops/courtyard/payouts`);
  await expect(page.getByRole("table", { name: "Runs" })).toBeVisible();
  await picture("payouts-before");

  // The seller's waits until she says where to; a mistyped number is told beside its field, and nothing else is lost.
  await seller.goto(`${shop.address}/sell/courtyard/payouts`);
  await expect(seller.getByText("Waits: nobody has said where to").first()).toBeVisible();
  await seller.fill("[name=holder]", "Mara M");
  await seller.fill("[name=iban]", "DE89 3704 0044 0532 0130 01");
  await seller.fill("[name=password]", password(shop));
  await seller.getByRole("button", { name: "Save" }).click();
  await expect(seller.locator("#iban-problem")).toContainText("This is no IBAN");
  await expect(seller.locator("[name=holder]")).toHaveValue("Mara M");
  await seller.fill("[name=iban]", "DE89 3704 0044 0532 0130 00");
  await seller.fill("[name=password]", password(shop));
  await seller.getByRole("button", { name: "Save" }).click();
  await expect(seller.getByText("DE •••• 3000")).toBeVisible();

  // The money does not reach: nothing is sent, and both are told.
  await page.reload();
  await page.fill("[name=money]", "0.01");
  await page.getByRole("button", { name: "Make the file for the bank" }).click();
  await expect(page.getByText("Nothing could be sent")).toBeVisible();
  await seller.reload();
  await expect(seller.getByText("the money did not reach for it this time").first()).toBeVisible();

  await page.fill("[name=money]", "100000");
  await page.getByRole("button", { name: "Make the file for the bank" }).click();
  await expect(page).toHaveURL(/\/payouts\/files\/pfl_/);
  await picture("payouts-file");
  const csv = await page.request.get(`${page.url()}/csv`);
  expect(await csv.text()).toContain("DE89370400440532013000");
  await page.getByRole("button", { name: "Everything arrived" }).click();
  await expect(page.getByText("Paid", { exact: true }).first()).toBeVisible();

  await seller.reload();
  await seller.locator("table a").first().click();
  await expect(seller.getByRole("heading", { level: 1 })).toContainText("Payout from");
  await expect(seller.getByRole("rowheader", { name: "Together" })).toBeVisible();

  // The bank sends it back.
  await page.locator("table a").first().click();
  await picture("payouts-statement");
  await page.fill("[name=reason]", "account closed");
  await page.getByRole("button", { name: "It did not arrive" }).click();
  await expect(page.getByText("It is owed again, and in the next run.")).toBeVisible();
  await seller.goto(`${shop.address}/sell/courtyard/payouts`);
  await expect(seller.getByText("account closed: owed again").first()).toBeVisible();
  await seller.goto(`${shop.address}/sell/courtyard/earnings`);
  await expect(seller.locator(".is-in-payout")).toBeVisible();
});

test("the pages of payouts, as sellers and brands see them", async ({ page, showroom, picture }) => {
  await signIn(page, showroom, "mara@demo.example");
  await page.goto(`${showroom.address}/sell/courtyard/payouts`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Payouts");
  await picture("payouts-seller");
  await page.goto(`${showroom.address}/sell/courtyard/earnings`);
  await picture("payouts-earnings");
});

test("a sale lowers the price on the page, in the cart and at checkout, until it ends", async ({
  page,
  browser,
  shop,
  picture,
}) => {
  await signIn(page, shop, "olga@demo.example");
  await page.goto(`${shop.address}/manage/shops/courtyard/prices`);
  await page.fill("[name=name]", "Spring sale");
  await page.getByRole("button", { name: "Make the list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Spring sale");
  await page.fill("[name=percent]", "120");
  await page.getByRole("button", { name: "Take it off" }).click();
  await expect(page.locator("#percent-problem")).toBeVisible();
  await page.fill("[name=percent]", "25");
  await page.getByRole("button", { name: "Take it off" }).click();
  await expect(page.getByText("−25 %")).toBeVisible();
  await page.fill("[name=table]", "sku,price\nno-such-thing,1.00");
  await page.getByRole("button", { name: "Bring in the prices" }).click();
  await expect(page.getByText("Line 2: no article no-such-thing")).toBeVisible();
  await picture("prices-list");

  const customer = await (await browser.newContext()).newPage();
  await customer.goto(`${shop.address}/shops/courtyard/lehm-loeffel/two-hands-mug`);
  await expect(customer.locator(".price .was").first()).toBeVisible();
  await customer.getByRole("button", { name: "Add to cart" }).click();
  await expect(customer).toHaveURL(/\/cart$/);

  await page.getByRole("button", { name: "Stop the list" }).click();
  await expect(page.getByText("Stopped").first()).toBeVisible();
  // The price that was seen is not silently another one: it is told and asked.
  await customer.reload();
  await expect(customer.locator("main")).toContainText("EUR");
  await expect(customer.locator("button[value=accept]")).toBeVisible();
});
