// What a browser says of a proof: node proof.mjs FOLDER-OF-NODE-MODULES CHROMIUM PROOF SHOTS
// Prints a line for each thing that is wrong and ends with 1, or "good" and ends with 0.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";

const [modules, chromium, proof, shots] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium: driver } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const url = pathToFileURL(proof).href;

const faults = [];
const fault = (where, what) => faults.push(`${where}: ${what}`);
const browser = await driver.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-background-networking"],
});

async function opened(options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && fault("console", message.text()));
  page.on("pageerror", (error) => fault("script", error.message));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url && !request.url().startsWith("data:")) fault("network", request.url().slice(0, 200));
  });
  await page.goto(url, { waitUntil: "load" });
  return page;
}

async function accessible(page, where) {
  // The page's own policy lets no script in from outside but one that the browser itself evaluates.
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of result.violations) fault(where, `axe ${id}: ${help}: ${nodes[0].html.slice(0, 160)} (${nodes.length})`);
}

for (const colorScheme of ["light", "dark"]) {
  const page = await opened({ colorScheme });
  await accessible(page, colorScheme);
  await page.screenshot({ caret: "initial", path: `${shots}/${colorScheme}.png` });
  if (colorScheme === "light") await page.screenshot({ caret: "initial", path: `${shots}/whole.png`, fullPage: true });
  await page.context().close();
}

{
  const page = await opened({ colorScheme: "light" });
  const all = await page.locator(".entry").count();
  if (all === 0) fault("letters", "none");
  // Every picture is there, and every link leads somewhere.
  const broken = await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).length);
  if (broken) fault("pictures", `${broken} cannot be drawn`);
  const lost = await page.evaluate(() =>
    [...document.querySelectorAll("a[href^='#']")].map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id)));
  if (lost.length) fault("links", lost.join(" "));

  await page.keyboard.press("/");
  if (!(await page.evaluate(() => document.activeElement.id === "search"))) fault("keyboard", "/ does not lead to the search");
  const wanted = await page.locator(".entry[id^='letter-'] h3").last().textContent();
  await page.keyboard.type(wanted);
  // What is counted are letters or sheets: neither the cover sheet nor what stands before names.
  const shown = await page.locator(".entry[id^='letter-']:visible").count();
  if (shown < 1 || (all > 1 && shown >= all)) fault("search", `${shown} of ${all} shown for ${wanted}`);
  if (!(await page.locator("#status").textContent()).includes(String(shown))) fault("search", "does not say how many are shown");
  await page.keyboard.press("Escape");
  if ((await page.locator(".entry:visible").count()) !== all) fault("search", "Escape does not show all");

  // A finding leads to its letter, though the search hid it.
  const led = page.locator(".findings a").first();
  if ((await led.count()) > 0) {
    const target = (await led.getAttribute("href")).slice(1);
    const words = await led.locator("xpath=..").locator("span").first().textContent();
    await page.keyboard.press("/");
    await page.keyboard.type(words);
    const hidden = !(await page.locator(`[id="${target}"]`).isVisible());
    const said = await page.locator("#status").textContent();
    const found = await page.locator(".findings li:visible").count();
    const findings = await page.locator(".findings li").count();
    // The last two numbers, in the order of the language.
    const told = (said.match(/\d+/g) ?? []).slice(-2).map(Number).sort((one, other) => one - other);
    if (String(told) !== String([found, findings])) fault("search", `does not say how many findings are shown: ${said}`);
    await led.click();
    if (!(await page.locator(`[id="${target}"]`).isVisible())) fault("search", `a finding leads to what is hidden (${hidden})`);
    const top = await page.waitForFunction((id) => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    }, target, { timeout: 5000 }).catch(() => null);
    if (!top) fault("search", "a finding does not lead to its letter");
    await page.evaluate(() => { document.activeElement.blur(); document.getElementById("search").value = ""; });
    await page.locator("#search").dispatchEvent("input");
  }

  // Keys that are letters can be switched off.
  const keys = page.locator("#letter-keys");
  await keys.uncheck();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("/");
  await page.keyboard.press("j");
  if (!(await page.evaluate(() => document.activeElement === document.body))) fault("keyboard", "keys that are switched off do something");
  await keys.check();
  await page.evaluate(() => document.activeElement.blur());

  await page.keyboard.press("j");
  if (!(await page.evaluate(() => document.activeElement.classList.contains("entry")))) fault("keyboard", "j does not lead to a letter");
  await page.keyboard.press("Tab");
  const sheet = await page.evaluate(() => document.activeElement.matches("figure .sheet"));
  if (!sheet) fault("keyboard", "Tab does not lead from a letter to its page");
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog[open]");
  if ((await dialog.count()) !== 1) fault("keyboard", "Enter does not enlarge a page");
  await page.waitForTimeout(100);
  await accessible(page, "enlarged");
  await page.screenshot({ caret: "initial", path: `${shots}/enlarged.png` });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  if ((await dialog.count()) !== 0) fault("keyboard", "Escape does not close it");
  if (!(await page.evaluate(() => document.activeElement.matches("figure .sheet")))) fault("keyboard", "the focus is lost");
  await page.pdf({ path: `${shots}/printed.pdf`, format: "A4", printBackground: true });
  // What was verified stands on paper too, though its table is closed on the screen.
  const hash = (await page.locator("details .hash").count()) > 0 ? await page.locator("details .hash").first().textContent() : "";
  if (hash) {
    const printed = execFileSync("pdftotext", [`${shots}/printed.pdf`, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
    if (!printed.replace(/\s/g, "").includes(hash)) fault("printed", "without the hashes of the files");
  }
  await page.context().close();
}

{
  const page = await opened({ javaScriptEnabled: false });
  const text = await page.locator("main").innerText();
  for (const heading of await page.locator("h2").allInnerTexts()) if (!text.includes(heading)) fault("without script", heading);
  if (await page.locator(".tools").isVisible()) fault("without script", "a search box that does nothing is shown");
  const link = page.locator("figure .sheet").first();
  if ((await link.count()) > 0) {
    const before = (await link.boundingBox()).width;
    await link.click();
    if (((await link.boundingBox()).width ?? 0) <= before) fault("without script", "a page is not enlarged");
  }
  await page.context().close();
}

{
  const page = await opened({ viewport: { width: 360, height: 740 } });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) fault("small screen", "wider than the screen");
  await page.screenshot({ caret: "initial", path: `${shots}/small.png` });
  await page.context().close();
}

await browser.close();
for (const line of new Set(faults)) console.log(line);
if (faults.length === 0) console.log("good");
process.exit(faults.length === 0 ? 0 : 1);
