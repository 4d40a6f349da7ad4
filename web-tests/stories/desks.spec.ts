import { existsSync, readFileSync } from "node:fs";

import { fillCheckout, signIn } from "../support/people.ts";
import { expect, test } from "../support/story.ts";

test("a brand shows another picture of itself", async ({ page, shop, browser }) => {
  await signIn(page, shop, "greta@demo.example");
  await page.goto(`${shop.address}/manage/brands/lehm-loeffel/details`);
  const logo = page.locator("form[action$='/logo']");
  const before = await logo.locator("img").getAttribute("src");
  // What is no picture is refused beside its field.
  await logo.locator("input[type=file]").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await logo.getByRole("button", { name: "Upload" }).click();
  await expect(logo.locator(".problem")).toBeVisible();
  const picture = readFileSync("../docs/screenshot.png");
  await logo.locator("input[type=file]").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: picture });
  await logo.getByRole("button", { name: "Upload" }).click();
  await expect(logo.locator("img")).not.toHaveAttribute("src", before ?? "");
  const after = (await logo.locator("img").getAttribute("src")) ?? "";
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`${shop.address}/brands/lehm-loeffel`);
  expect((await visitor.request.get(shop.address + after)).headers()["content-type"]).toBe("image/webp");
});

test("what a merchant sets for delivery, tax and coupons is what a customer pays", async ({ page, shop, browser }) => {
  const at = (path: string) => `${shop.address}/manage/shops/courtyard/${path}`;
  await signIn(page, shop, "olga@demo.example");
  await page.goto(at("shipping"));
  const home = page.locator("section.zone", { has: page.getByRole("heading", { name: "Home" }) });
  await home.locator("summary").click();
  const method = home.locator("form", { has: page.locator("[name=days_least]") });
  await method.locator("[name=name]").fill("By bicycle");
  await method.locator("[name=price]").fill("7.77");
  await method.locator("[name=days_least]").fill("1");
  await method.locator("[name=days_most]").fill("2");
  await method.getByRole("button", { name: "Add" }).click();
  await expect(home.locator("p", { hasText: "By bicycle" })).toBeVisible();

  await page.goto(at("tax"));
  await page.fill("[name=name]", "Toll");
  await page.getByRole("button", { name: "Save" }).click();
  await page.selectOption("[name=country]", "DE");
  await page.fill("[name=percent]", "10");
  await page.getByRole("button", { name: "Set the rate" }).click();
  await expect(page.getByRole("row", { name: /Germany.*10 %/ })).toBeVisible();

  await page.goto(at("coupons"));
  await page.fill("[name=code]", "HALF");
  await page.fill("[name=value]", "50");
  await page.getByRole("button", { name: "Add the coupon" }).click();
  await expect(page.getByRole("rowheader", { name: "HALF" })).toBeVisible();

  const customer = await (await browser.newContext()).newPage();
  await fillCheckout(customer, shop);
  await expect(customer.locator("main")).toContainText("By bicycle");
  await expect(customer.locator("main")).toContainText("7.77 EUR");
  await expect(customer.locator("main")).toContainText("Toll");
  await customer.goto(`${shop.address}/cart`);
  await customer.fill("[name=coupon]", "half");
  await customer.locator("button[value=coupon]").click();
  await expect(customer.locator("main")).toContainText("12.00 EUR");
});

test("a customer narrows a search until it fits", async ({ page, showroom }) => {
  await page.goto(`${showroom.address}/search?q=mug`);
  const tiles = page.locator(".tile");
  const all = await tiles.count();
  expect(all).toBeGreaterThan(1);
  // On a phone the filters are folded away.
  const narrow = page.locator("summary", { hasText: "Narrow" });
  const unfold = async () => {
    if (await narrow.isVisible()) await narrow.click();
  };
  await unfold();
  const price = page.locator("form.price-range:visible");
  await price.locator("[name=to]").fill("25");
  await price.getByRole("button", { name: "Set price" }).click();
  await expect(page).toHaveURL(/to=25/);
  await expect(tiles).not.toHaveCount(all);
  expect(await tiles.count()).toBeGreaterThan(0);
  await unfold();
  await page.locator("form.sort:visible select").selectOption("price-down");
  await page.locator("form.sort:visible").getByRole("button").click();
  await expect(page).toHaveURL(/sort=price-down/);
  expect(page.url(), "what was chosen before still holds").toContain("to=25");
});

test("an operator sees what works in the background and that nothing failed", async ({ page, shop }) => {
  await fillCheckout(page, shop);
  await page.locator("form#checkout button[type=submit]").last().click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  await expect.poll(() => existsSync(shop.mail), "the letter about the order").toBe(true);
  await signIn(page, shop, "olga@demo.example");
  await page.goto(`${shop.address}/operate`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(`${shop.address}/operate/jobs`);
  await expect(page.getByText("Prepare payouts that are due")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: /^Done/ }).click();
  await expect(page.getByText("Letter about an order").first()).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: /^Failed/ }).click();
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});
