import { expect, test } from "../support/story.ts";

/** Pages anybody may see, by the name of their picture. */
const PAGES: Record<string, string> = {
  home: "/",
  search: "/search?q=mug",
  nothing: "/search?q=zzzzzz",
  brands: "/brands",
  brand: "/brands/lehm-loeffel",
  shops: "/shops",
  shop: "/shops/courtyard",
  boutiques: "/boutiques",
  cart: "/cart",
  "sign-in": "/sign-in",
  "create-account": "/create-account",
  styleguide: "/styleguide",
};

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name} stands on its own`, async ({ page, showroom, picture }) => {
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(showroom.address) && !request.url().startsWith("data:")) elsewhere.push(request.url());
    });
    const answer = await page.goto(showroom.address + path);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(elsewhere, "requests to other hosts").toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide, "scrolls sideways").toBe(false);
    await picture(name);
  });
}

test("what is not there says so and helps", async ({ page, showroom, picture }) => {
  const answer = await page.goto(`${showroom.address}/nothing/here`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("link", { name: /marketplace|home|start|everything/i }).first()).toBeVisible();
  await picture("not-found");
});
