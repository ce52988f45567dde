// Opens everything in a folder as its readers do, and says what is not as it should be.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BpmnModdle } from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

const folder = process.argv[2];
const files = ending => readdirSync(folder).filter(name => name.endsWith(ending)).sort();
const read = name => readFileSync(join(folder, name), 'utf8');
let checks = 0;
const faults = [];
const check = (holds, fault) => { checks += 1; if (!holds) faults.push(fault); };

const browser = await chromium.launch({ executablePath: process.argv[3], args: ['--no-sandbox'] }).catch(error => {
  console.error(`SKIPPED: no browser could be started: ${error.message}`);
  process.exit(0);
});

/** An empty page that has loaded the file of a package; whatever it complains of is a fault. */
const open = async (address, name) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', error => faults.push(`${name}: ${error.message}`));
  page.on('console', said => { if (said.type() === 'error') faults.push(`${name}: ${said.text()}`); });
  await page.goto(address);
  return page;
};

/** The processes: read without a warning, without a fault in the eyes of bpmnlint, drawn without a warning. */
const processes = async () => {
  const page = await open('about:blank', 'bpmn-js');
  await page.setContent('<div id="canvas" style="width:1200px;height:800px"></div>');
  await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
  for (const name of files('.bpmn')) {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(read(name));
    check(warnings.length === 0, `${name}: ${warnings.map(warning => warning.message)}`);
    const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
    const found = Object.entries(await linter.lint(rootElement));
    check(found.length === 0, `${name}: ${JSON.stringify(found)}`);
    const drawn = await page.evaluate(async xml => {
      const viewer = new globalThis.BpmnJS({ container: '#canvas' });
      const { warnings } = await viewer.importXML(xml);
      viewer.destroy();
      return warnings.map(warning => warning.message);
    }, read(name));
    check(drawn.length === 0, `${name}: ${drawn}`);
  }
  await page.close();
};

/** What Mermaid is given is Mermaid. */
const mermaid = async () => {
  const page = await open('about:blank', 'mermaid');
  await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') });
  for (const name of files('.mmd')) {
    const fault = await page.evaluate(text => globalThis.mermaid.parse(text).then(() => '', error => error.message), read(name));
    check(fault === '', `${name}: ${fault}`);
  }
  await page.close();
};

/** Pairs of texts that lie on one another in the pictures that are shown. */
const overlaps = page => page.evaluate(() => {
  const found = [];
  for (const box of document.querySelectorAll('main:not([hidden]) details')) box.open = true;
  for (const svg of document.querySelectorAll('main:not([hidden]) svg')) {
    const texts = [...svg.querySelectorAll('text')].map(text => ({ text: text.textContent, area: text.getBoundingClientRect() }));
    texts.sort((one, other) => one.area.top - other.area.top);
    texts.forEach((one, at) => {
      for (const other of texts.slice(at + 1)) {
        if (other.area.top > one.area.bottom) break;
        const across = Math.min(one.area.right, other.area.right) - Math.max(one.area.left, other.area.left);
        const down = Math.min(one.area.bottom, other.area.bottom) - Math.max(one.area.top, other.area.top);
        // Lines of one text stand close: their boxes, not their letters, may touch.
        if (across > 1 && down > 0.35 * one.area.height) found.push(`${svg.id}: “${one.text}” and “${other.text}”`);
      }
    });
  }
  return found;
});

const shown = (page, what) => page.locator(`main:not([hidden]) ${what}`);

/** The report: both languages, the search, links into it, nothing that lies on anything else. */
const report = async name => {
  const page = await open(`file://${join(folder, name)}`, name);
  check(await page.locator('html').getAttribute('lang') === 'en', `${name}: does not open in English`);
  for (const [code, word] of [['zh-CN', '总览'], ['en', 'At a glance']]) {
    await page.click(`[data-lang="${code}"]`);
    check(await page.locator('main:not([hidden])').count() === 1, `${name}: not one language alone in ${code}`);
    check(await shown(page, '#section-summary, #zh-section-summary').first().textContent() === word, `${name}: no ${word}`);
    for (const pair of await overlaps(page)) check(false, `${name}: ${pair}`);
  }
  await page.fill('#search', 'sources');
  check(await page.locator('#hits a').count() > 0, `${name}: the search finds nothing`);
  await page.locator('#hits a').first().click();
  check(new URL(page.url()).hash.length > 1 && await page.locator('.found').count() === 1, `${name}: a hit leads nowhere`);
  await page.fill('#search', '');
  await page.goto(`file://${join(folder, name)}#zh-section-sources`);
  check(await page.locator('html').getAttribute('lang') === 'zh-CN', `${name}: a link into Chinese does not turn the page over`);
  await page.setViewportSize({ width: 390, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${name}: ${wide} pixels too wide for a telephone`);
  await page.close();
};

/** On paper: no picture is wider or higher than the page that it stands on, and each that is on the screen is printed or left out. */
const paper = async name => {
  const page = await open(`file://${join(folder, name)}`, name);
  await page.setViewportSize({ width: 688, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const faults = [];
    let printed = 0;
    for (const svg of document.querySelectorAll('main:not([hidden]) svg')) {
      const { width, height } = svg.getBoundingClientRect();
      if (width === 0) continue;
      printed += 1;
      const [wide, high] = svg.closest('.lying') ? [942, 612] : [682, 882];
      if (width > wide && svg.closest('.paper') || height > high) faults.push(`${svg.id || svg.innerHTML}: ${width} x ${height}`);
    }
    return { faults, printed };
  });
  check(found.printed > 1, `${name}: nothing is printed`);
  for (const fault of found.faults) check(false, `${name}: too large for a page: ${fault}`);
  const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  check(pages && pages.length >= 1, `${name}: cannot be printed`);
  await page.close();
};

/** A run: back, on, and a click on an event; the picture shows where the case stands. */
const run = async name => {
  const page = await open(`file://${join(folder, name)}`, name);
  const stands = () => shown(page, '.run svg .current').evaluateAll(all => all.map(one => one.id).join());
  const now = () => shown(page, '.run svg .now').evaluateAll(all => all.map(one => one.id).join());
  check(await stands() === 'run-1-state-parked', `${name}: the run does not end where it is stuck`);
  await shown(page, '.run .first').click();
  check(await stands() === 'run-1-state-open' && await now() === 'run-1-action-ask', `${name}: the first step is not shown`);
  await shown(page, '.run .next').click();
  check(await stands() === 'run-1-state-parked' && await now() === 'run-1-action-park', `${name}: the next step is not shown`);
  await shown(page, '.run .back').click();
  check(await shown(page, '.run output').textContent() === '1 / 2', `${name}: going back is not counted`);
  await shown(page, '.run .steps li').nth(1).click();
  check(await stands() === 'run-1-state-parked', `${name}: a click on a step does not lead there`);
  await page.close();
};

/** What no rule test notices: counted, and a link away from the picture that shows it. */
const unnoticed = async name => {
  const page = await open(`file://${join(folder, name)}`, name);
  const head = await shown(page, '#section-summary + .wide th').allTextContents();
  check(head.includes('Changes no test notices'), `${name}: the summary has no column of changes`);
  check(await shown(page, '.card').filter({ hasText: 'changes of a rule noticed' }).count() === 1, `${name}: changes are not counted`);
  await shown(page, 'a[href="#unnoticed-request"]').click();
  const picture = page.locator('#unnoticed-request');
  check(await picture.isVisible() && await picture.locator('.wrong').count() > 0, `${name}: no picture of what is not noticed`);
  await page.close();
};

await processes();
await mermaid();
await report('parked.html');
await report('community.html');
await paper('parked.html');
await paper('community.html');
await run('parked.html');
await unnoticed('parked.html');
await browser.close();
for (const fault of faults) console.error(fault);
console.log(`browser: ${checks} checks, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
