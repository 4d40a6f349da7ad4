import type { Page } from "@playwright/test";

import { expect, type Shop, test } from "../support/story.ts";

/** Signs in with the password that the demo prints. */
async function signIn(page: Page, shop: Shop, email: string): Promise<void> {
  const password = /password\s+(\S+)/.exec(shop.printed)?.[1];
  if (!password) throw new Error(`the server printed no password:\n${shop.printed}`);
  await page.goto(`${shop.address}/sign-in`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await page.locator("form[action='/sign-in'] button").click();
  await expect(page).not.toHaveURL(/sign-in/);
}

test("a program gets a key, uses it and loses it", async ({ page, shop, request, picture }) => {
  await signIn(page, shop, "olga@demo.example");
  await page.goto(`${shop.address}/manage/shops/courtyard/keys`);
  await page.fill("[name=name]", "Bookkeeping");
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByText("Choose what the key may do.").first()).toBeVisible();
  await expect(page.locator("[name=name]")).toHaveValue("Bookkeeping");
  await page.getByLabel("See orders, their customers and refunds").check();
  await page.getByRole("button", { name: "Make the key" }).click();
  const key = await page.getByLabel("The key “Bookkeeping”").inputValue();

  const orders = async () => request.get(`${shop.address}/v1/merchant/orders`, { headers: { authorization: `Bearer ${key}` } });
  const answer = await orders();
  expect(answer.status()).toBe(200);
  expect(((await answer.json()) as { data: unknown[] }).data.length).toBeGreaterThan(0);
  const refused = await request.get(`${shop.address}/v1/merchant/takings`, { headers: { authorization: `Bearer ${key}` } });
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ scope: "money:read" });

  await page.goto(`${shop.address}/docs`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The JSON interface");
  await picture("docs");
  await page.getByRole("link", { name: "Carts", exact: true }).first().click();
  await expect(page.locator("#placeOrder")).toContainText("Idempotency-Key");
  await picture("docs-carts");

  await page.goto(`${shop.address}/manage/shops/courtyard/keys`);
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke Bookkeeping" }).click();
  await expect(page.getByText("Revoked").first()).toBeVisible();
  await picture("keys");
  expect((await orders()).status()).toBe(401);
});
