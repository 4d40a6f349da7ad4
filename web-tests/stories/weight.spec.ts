import { expect, test } from "../support/story.ts";

/** What a page may weigh as it is sent, pictures aside. */
const MOST_BYTES = 60 * 1024;

test.skip(({ engine }) => engine === "postgres", "pages weigh the same on every database");

test("no public page is heavy, and none asks anybody else", async ({ page, showroom }) => {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  const urls = new Map<string, { url: string; type: string }>();
  let weight = 0;
  let parts: string[] = [];
  const elsewhere: string[] = [];
  client.on("Network.responseReceived", ({ requestId, response, type }) => {
    urls.set(requestId, { url: response.url, type });
    if (!response.url.startsWith(showroom.address) && !response.url.startsWith("data:")) elsewhere.push(response.url);
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const part = urls.get(requestId);
    if (part !== undefined && part.type !== "Image") {
      weight += encodedDataLength;
      parts.push(`${part.url} ${part.type} ${encodedDataLength}`);
    }
  });
  const paths = ["/", "/search", "/search?q=mug", "/brands", "/brands/lehm-loeffel", "/shops", "/shops/courtyard"];
  paths.push("/shops/courtyard/lehm-loeffel/two-hands-mug", "/boutiques", "/@mara", "/cart", "/sign-in", "/create-account");
  paths.push("/orders/find", "/nothing/here");
  const heavy: string[] = [];
  for (const path of paths) {
    weight = 0;
    parts = [];
    await page.goto(showroom.address + path, { waitUntil: "networkidle" });
    if (weight > MOST_BYTES || weight === 0) heavy.push(`${path}: ${weight} bytes (${parts.join(", ")})`);
  }
  expect(heavy).toEqual([]);
  expect(elsewhere, "requests to other hosts").toEqual([]);
});
