import type { Locator, Page } from "@playwright/test";

import { signIn } from "../support/people.ts";
import { expect, test } from "../support/story.ts";

test.skip(({ engine }) => engine === "postgres", "keys are the same on every database");
test.skip(({ isMobile }) => isMobile === true, "telephones have no Tab key");

/** Presses Tab until `wanted` has the focus, and looks each time that it can be seen where the focus is. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted.first()).toBeAttached();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await wanted.evaluateAll((found) => found.some((element) => element === document.activeElement))) return;
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(seen), { message: `the focus is seen on ${await focused(page)}` }).toBe("yes");
  }
  throw new Error(`Tab never came to ${wanted}; it is at ${await focused(page)}`);
}

/** Whether what has the focus is on the screen and marked; runs in the page. */
function seen(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return "yes";
  // Day, month, year and calendar of a date are parts of the browser's own, which marks them where a page cannot look.
  if (focused.matches("input[type=date]")) return "yes";
  const box = focused.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
  const marked = [focused, focused.closest("label")].some((element) => {
    const style = element && getComputedStyle(element);
    return style && (style.outlineStyle !== "none" || style.boxShadow !== "none");
  });
  return inside ? (marked ? "yes" : "unmarked") : "off the screen";
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? "nothing");
}

/** Fills the field that Tab comes to. */
async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, page.locator(`main [name=${name}]`));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

test("a thing is bought with the keyboard alone", async ({ page, shop, picture }) => {
  await page.goto(`${shop.address}/shops/courtyard/lehm-loeffel/two-hands-mug`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await picture("keyboard-skip-link");
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Add to cart" }));
  await picture("keyboard-focus");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/cart$/);
  await tabTo(page, page.getByRole("link", { name: "Go to checkout" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/checkout\//);

  await type(page, "email", "anna@guest");
  await type(page, "name", "Anna Guest");
  await type(page, "line1", "Lindenweg 4");
  await type(page, "postal_code", "10115");
  await type(page, "city", "Berlin");
  await tabTo(page, page.locator("[name=country]"));
  await page.keyboard.type("Germany");
  await tabTo(page, page.getByRole("button", { name: /^Place order/ }));
  await page.keyboard.press("Enter");
  // The problem names its field, and the link in it leads there.
  await tabTo(page, page.locator("#problems a[href='#email']"));
  await page.keyboard.press("Enter");
  await expect(page.locator("#email")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("anna.guest@example.com");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (!/\/orders\//.test(page.url())) {
    await tabTo(page, page.getByRole("button", { name: /^Place order/ }));
    await page.keyboard.press("Space");
  }
  await expect(page).toHaveURL(/\/orders\/ord_/);
});

test("a coupon is made and stopped with the keyboard alone", async ({ page, shop }) => {
  await signIn(page, shop, "olga@demo.example");
  await page.goto(`${shop.address}/manage/shops/courtyard`);
  await tabTo(page, page.locator(".console-nav").getByRole("link", { name: "Coupons" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Coupons");
  await type(page, "code", "KEYS15");
  await type(page, "value", "15");
  await tabTo(page, page.getByRole("button", { name: "Add the coupon" }));
  await page.keyboard.press("Space");
  await expect(page.getByText("The coupon can be used from now on.")).toBeVisible();
  await expect(page.getByText("KEYS15").first()).toBeVisible();
});
