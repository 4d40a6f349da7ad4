import type { Page } from "@playwright/test";

import { fillCheckout, linkIn, password, signIn } from "../support/people.ts";
import { expect, type Shop, test } from "../support/story.ts";
import { openDetails, Walk } from "../support/walk.ts";

// The examination is a script; pages do not need any.
test.use({ javaScriptEnabled: true });
test.skip(({ engine }) => engine === "postgres", "pages are the same on every database");
test.setTimeout(300_000);

const OLGA = "olga@demo.example";
const MARA = "mara@demo.example";
const GRETA = "greta@demo.example";

test("no merchant's page shuts anybody out", async ({ page, shop }) => {
  const walk = new Walk(page, shop, "merchant");
  const order = await buys(page, shop);
  await takesPayouts(page, shop);
  await signIn(page, shop, OLGA);
  await confirms(page, shop, order);
  await walk.examine("an order to send");
  await sends(page);
  await pays(page, shop);
  await walk.from(new URL(page.url()).pathname, `/manage/shops/courtyard${order}`, "/manage/shops/courtyard");
  await walk.finish();
});

test("no brand's page shuts anybody out", async ({ page, shop }) => {
  const walk = new Walk(page, shop, "brand");
  const order = await buys(page, shop);
  await signIn(page, shop, OLGA);
  await confirms(page, shop, order);
  await sends(page);
  await preparesPayouts(page, shop);
  await signIn(page, shop, GRETA);
  await walk.from(`/manage/brands/lehm-loeffel${order}`, "/manage/brands/lehm-loeffel");
  await uploadCatalog(page, shop, "none");
  await walk.from(new URL(page.url()).pathname);
  await uploadCatalog(page, shop, "14.00");
  await walk.examine("a catalog to take over");
  await page.locator("button[value=confirm]").click();
  // The page follows the import; here it stands still while it is looked at.
  await page.goto(shop.address + new URL(page.url()).pathname);
  await walk.examine("a catalog that is taken over");
  await walk.from("/manage/brands/lehm-loeffel/import/pictures");
  await walk.finish();
});

test("no seller's page shuts anybody out", async ({ page, shop }) => {
  const walk = new Walk(page, shop, "seller");
  await signIn(page, shop, MARA);
  await sells(page, shop);
  await signIn(page, shop, OLGA);
  await preparesPayouts(page, shop);
  await signIn(page, shop, MARA);
  await walk.from("/sell/courtyard", "/sell/courtyard/links", "/sell/courtyard/boutique/collections", "/sell/courtyard/payouts");
  await walk.finish();
});

test("no page of the account or for somebody invited shuts anybody out", async ({ page, shop }) => {
  const account = new Walk(page, shop, "customer");
  await signIn(page, shop, "carl@demo.example");
  await account.from("/account");
  await account.finish();

  const walk = new Walk(page, shop, "invited");
  await signIn(page, shop, MARA);
  const invitation = await invites(page, shop);
  await signIn(page, shop, OLGA);
  const team = await invitesHelp(page, shop);
  await page.context().clearCookies();
  await walk.from(invitation, team);
  await walk.finish();
});

test("no operator's page shuts anybody out", async ({ page, showroom }) => {
  const walk = new Walk(page, showroom, "operator");
  await signIn(page, showroom, OLGA);
  await walk.from("/operate");
  await walk.finish();
});

test("no page of the shop shuts anybody out", async ({ page, showroom }) => {
  const walk = new Walk(page, showroom, "visitor");
  await walk.from("/", "/search?q=mug", "/styleguide", "/docs", "/sign-in", "/report?kind=brand&what=lehm-loeffel");
  for (const path of ["/nothing/here", "/search?q=zzzzzz"]) {
    await page.goto(showroom.address + path);
    await walk.examine(path);
  }
  await page.goto(`${showroom.address}/sign-in`);
  await page.fill("[name=email]", "nobody@example.com");
  await page.fill("[name=password]", "a guess at it");
  await page.locator("form[action='/sign-in'] button").click();
  await walk.examine("a wrong password");
  await walk.finish();
});

test("no page of a purchase shuts anybody out", async ({ page, shop }) => {
  const walk = new Walk(page, shop, "guest");
  await fillCheckout(page, shop);
  await walk.from("/cart", "/checkout/courtyard", "/orders/find");
  await fillCheckout(page, shop);
  await page.fill("[name=email]", "anna@guest");
  await page.locator("form#checkout button[type=submit]").last().click();
  await walk.examine("a wrong address");
  await page.fill("[name=email]", "anna.guest@example.com");
  await page.locator("form#checkout button[type=submit]").last().click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  const order = new URL(page.url()).pathname;
  await walk.from(order);
  const guest = await page.context().cookies();

  await signIn(page, shop, OLGA);
  await confirms(page, shop, order);
  await sends(page);
  await page.context().clearCookies();
  await page.context().addCookies(guest);
  await page.goto(shop.address + order);
  await walk.examine("a parcel on its way");
  const giveBack = await page.locator("a[href*='/return/']").first().getAttribute("href");
  await walk.from(giveBack ?? "");
  await page.goto(shop.address + giveBack);
  await page.locator("main input[type=number]").first().fill("1");
  await page.selectOption("[name=reason]", "damaged");
  await page.fill("[name=words]", "The handle came off.");
  await page.locator("main form button[type=submit]").last().click();
  await walk.examine("something to give back");
  await walk.finish();
});

/** Orders a mug as a guest; the address of the order. */
async function buys(page: Page, shop: Shop): Promise<string> {
  await fillCheckout(page, shop);
  await page.locator("form#checkout button[type=submit]").last().click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  return new URL(page.url()).pathname;
}
/** The shop says that the money for `order` has come. */
async function confirms(page: Page, shop: Shop, order: string): Promise<void> {
  await page.goto(`${shop.address}/manage/shops/courtyard${order}`);
  await page.locator("form[action$='/paid'] button").click();
}

/** Sends what the order at hand is about. */
async function sends(page: Page): Promise<void> {
  await openDetails(page);
  await page.locator("form[action$='/parcels'] button[value=send]").first().click();
}

/** Brings a brand's owner to the comparison of a small catalog file, one of whose prices is as given. */
async function uploadCatalog(page: Page, shop: Shop, price: string): Promise<void> {
  await page.goto(`${shop.address}/manage/brands/lehm-loeffel/import`);
  const file = `Handle,Title,Variant SKU,Variant Price,Image Src\nsmall-jar,Small jar,JAR-1,12.00,http://127.0.0.1/jar.webp\nlarge-jar,Large jar,JAR-2,${price},\n`;
  await page.setInputFiles("input[type=file]", { name: "jars.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.locator("form[enctype] button[type=submit]").first().click();
}

/** What a seller has after a good week: a collection and a campaign with a link. */
async function sells(page: Page, shop: Shop): Promise<void> {
  const at = (path: string) => `${shop.address}/sell/courtyard${path}`;
  await page.goto(at("/boutique/collections"));
  await page.fill("[name=title]", "For slow mornings");
  await page.locator("main form.form-card button[type=submit]").last().click();
  await page.goto(at("/links"));
  await openDetails(page);
  await page.fill("[name=name]", "Market day");
  await page.getByRole("button", { name: "Save the campaign" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
}

/** A seller who said where her money goes. */
async function takesPayouts(page: Page, shop: Shop): Promise<void> {
  await signIn(page, shop, MARA);
  await page.goto(`${shop.address}/sell/courtyard/payouts`);
  await page.fill("[name=holder]", "Mara M");
  await page.fill("[name=iban]", "DE89 3704 0044 0532 0130 00");
  await page.fill("[name=password]", password(shop));
  await page.getByRole("button", { name: "Save" }).click();
}

/** Makes a seller's invitation; where it leads. */
async function invites(page: Page, shop: Shop): Promise<string> {
  await page.goto(`${shop.address}/sell/courtyard/invitations`);
  await page.locator("form[action$='/invitations'] button").first().click();
  return new URL(await page.locator("ul.invitations input").first().inputValue()).pathname;
}

/** A shop with a price list and a file of payouts for its bank. */
async function pays(page: Page, shop: Shop): Promise<void> {
  const at = (path: string) => `${shop.address}/manage/shops/courtyard${path}`;
  await page.goto(at("/prices"));
  await page.fill("[name=name]", "Spring sale");
  await page.getByRole("button", { name: "Make the list" }).click();
  await preparesPayouts(page, shop);
  await page.goto(at("/payouts"));
  await page.fill("[name=money]", "100000");
  await page.getByRole("button", { name: "Make the file for the bank" }).click();
  await expect(page).toHaveURL(/\/payouts\/files\/pfl_/);
}

/** Everybody who is owed something is in a payout afterwards. */
async function preparesPayouts(page: Page, shop: Shop): Promise<void> {
  await page.goto(`${shop.address}/manage/shops/courtyard/payouts`);
  await page.selectOption("[name=time]", "weekly-1");
  await page.fill("[name=minimum]", "0");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Prepare now" }).click();
}

/** Invites somebody to work for the shop; where the letter leads them. */
async function invitesHelp(page: Page, shop: Shop): Promise<string> {
  await page.goto(`${shop.address}/manage/shops/courtyard/team`);
  await page.fill("main [name=email]", "helper@example.com");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  return linkIn(shop.mail, "helper@example.com");
}
