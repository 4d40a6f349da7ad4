import { defineConfig, type Project } from "@playwright/test";

import type { Engine, ShopOptions } from "./support/story.ts";

/** Set by `cargo xtask test`, which reads the outcome there. */
const report = process.env.ASTRA_STORY_REPORT;

/** Every story plays on each database there is. */
const engines: Engine[] = process.env.ASTRA_TEST_POSTGRES_URL ? ["sqlite", "postgres"] : ["sqlite"];

const screens: Project[] = [
  // The shop needs no scripts, so one of the two screens plays without them.
  {
    name: "phone",
    use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, javaScriptEnabled: false },
  },
  { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
];

export default defineConfig<object, ShopOptions>({
  testDir: "stories",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A story that passes on the second try has told of a fault.
  retries: 0,
  forbidOnly: report !== undefined,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    browserName: "chromium",
    headless: true,
    locale: "en-GB",
    // A browser without a screen calls itself headless, and the shop counts no clicks of such.
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
    timezoneId: "UTC",
    // What is not there by then will not come: the story says what it missed instead of waiting for its own end.
    actionTimeout: 30_000,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.ASTRA_CHROMIUM ?? "/usr/bin/chromium",
      // It visits one address on this machine, so nothing in it has a reason to call anywhere else.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: engines.flatMap((engine) =>
    screens.map((screen) => ({
      ...screen,
      name: `${screen.name} on ${engine}`,
      // What the engines could tell apart is in the stores, whose tests run on both: here the sale from end to end is enough.
      ...(engine === "postgres" ? { testMatch: /(sale|look)\.spec\.ts$/ } : {}),
      use: { ...screen.use, engine },
    })),
  ),
});
