#!/usr/bin/env python3
"""The HTML report in a real browser. Usage: report.py PROGRAM [--screenshots FOLDER]

Runs headless Chromium (Debian: chromium, chromium-driver, python3-selenium; scripts/packages --tests names them). Without it the
test fails."""
import json, os, subprocess, sys, tempfile, time

try:
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.chrome.service import Service
except ImportError:
    sys.exit("FAILED: python3-selenium is missing (apt-get install chromium chromium-driver python3-selenium; scripts/prepare --tests does it)")

here = os.path.dirname(os.path.abspath(__file__))
samples = os.path.join(here, "..", "..", "data", "samples")
failures = []

HOSTILE_TITLE = '<script>alert(1)</script> & "quotes" </title> end the call'
HOSTILE = """PARIS, March 20, 2025 - Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello on Tuesday for "over two hours".
Kenya and Uganda agreed to a ten-day truce </script><img src=x onerror=alert(2)>. Grace Akello rejected the plan of <b onmouseover='alert(3)'>Egypt</b>.
"We will not sign <script>document.title='taken'</script>," Akello said. Kenya will release 40 prisoners ]]> --> <!-- to Uganda on Friday.
"""


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


def report(program, folder, name, words, text=None):
    path = os.path.join(folder, name)
    run = subprocess.run([program] + words + ["-o", path], cwd=samples, input=text, encoding="utf8", capture_output=True, timeout=60)
    check(run.returncode == 0, f"{' '.join(words)} exits with 0: {run.stderr}")
    return path


def open_browser():
    for binary in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"):
        if os.path.exists(binary):
            break
    else:
        sys.exit("FAILED: Chromium is missing (apt-get install chromium chromium-driver; scripts/prepare --tests does it)")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     "--disable-background-networking", "--no-first-run"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


class Page:
    def __init__(self, driver, path):
        self.driver = driver
        driver.get_log("browser")
        driver.get("file://" + path)

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def shown(self, selector):
        return self.js("return Array.from(document.querySelectorAll(arguments[0])).filter(e => e.offsetParent !== null).length", selector)

    def press(self, *keys):
        self.driver.switch_to.active_element.send_keys(*keys)

    def width(self, pixels, height=900):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": pixels < 600})

    def scheme(self, name, media=""):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": [{"name": "prefers-color-scheme", "value": name}]})

    def console_is_quiet(self, where):
        loud = [e for e in self.driver.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]
        check(not loud, f"{where}: the console is quiet: {loud}")

    def in_view(self, element):
        return self.js("const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight + 1", element)


CONTRAST = """
const rgb = c => (c.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
const clear = c => c === 'transparent' || (rgb(c).length === 4 && rgb(c)[3] === 0);
const lum = c => { const [r, g, b] = rgb(c).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const bad = [];
for (const e of document.querySelectorAll('body *')) {
  if (!Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim()) || e.offsetParent === null) continue;
  const style = getComputedStyle(e);
  let under = e;
  while (under && clear(getComputedStyle(under).backgroundColor)) under = under.parentElement;
  const back = under ? getComputedStyle(under).backgroundColor : 'rgb(255, 255, 255)';
  const [a, b] = [lum(style.color), lum(back)].sort((x, y) => y - x);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < 4.5) bad.push(e.tagName + '.' + e.className + ' ' + style.color + ' on ' + back + ' ' + ratio.toFixed(2));
}
return bad;
"""


def check_clicks(page):
    fact = page.all("section[data-kind=call] a.fact")[0]
    page.js("arguments[0].click()", fact)
    lit = page.all("mark.on")
    check(lit and all(fact.get_attribute("id") in m.get_attribute("data-f").split() for m in lit), "a click on a fact lights its words")
    time.sleep(0.6)
    check(lit and page.in_view(lit[0]), "a click on a fact brings its words into view")
    check(page.js("return document.activeElement.tagName") == "MARK", "the focus is on the words")
    page.press(Keys.ESCAPE)
    check(page.js("return document.activeElement.id") == fact.get_attribute("id"), "Esc goes back from the words to the fact")
    shared = [m for m in page.all("mark") if " " in m.get_attribute("data-f")][0]
    page.js("document.querySelectorAll('.on').forEach(e => e.classList.remove('on')); arguments[0].click()", shared)
    first = page.js("return document.activeElement.id")
    page.js("arguments[0].click()", shared)
    second = page.js("return document.activeElement.id")
    ids = shared.get_attribute("data-f").split()
    check(first in ids and second in ids and first != second, f"clicks on shared words go through their facts: {first} {second} of {ids}")
    check(page.all("a.fact.on"), "the fact of clicked words is lit")


def check_filters(page):
    total = page.shown(".unit")
    status = page.all(".count")[0]
    check(status.get_attribute("aria-live") == "polite", "the count is told to screen readers")
    page.js("document.activeElement.blur()")
    page.driver.find_element(By.TAG_NAME, "body").send_keys("/")
    check("q" == page.js("return document.activeElement.className"), "/ goes to the filter")
    page.press("opposes")
    some = page.shown(".unit")
    check(0 < some < total and f"{some} of" in status.text, f"words filter: {some} of {total}: {status.text}")
    page.press(Keys.ESCAPE)
    check(page.shown(".unit") == total, "Esc clears the filter")
    select = page.all("select.p")[0]
    page.js("arguments[0].value = 'Ukraine'; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))", select)
    kept = page.js("return Array.from(document.querySelectorAll('.unit')).filter(u => u.offsetParent !== null).every(u => u.dataset.parties.includes('|Ukraine|'))")
    check(0 < page.shown(".unit") < total and kept, "the party filters")
    page.js("arguments[0].value = ''; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))", select)
    before = page.shown("mark.k-swap")
    box = page.all("input[value=swap]")[0]
    box.click()
    check(before > 0 and page.shown("mark.k-swap") == 0 and page.shown("section[data-kind=swap]") == 0, "a kind can be taken out, its marks too")
    box.click()
    check(page.shown("mark.k-swap") == before, "and comes back")


def check_keyboard(page):
    page.js("document.activeElement.blur(); document.querySelectorAll('.on').forEach(e => e.classList.remove('on'))")
    body = page.driver.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.ESCAPE)
    body.send_keys("j")
    first = page.js("return document.activeElement.id")
    page.press("j")
    second = page.js("return document.activeElement.id")
    page.press("k")
    check(first and second != first and page.js("return document.activeElement.id") == first, "j and k go through the facts")
    outline = page.js("return getComputedStyle(document.activeElement).outlineStyle")
    check(outline != "none", "the focus can be seen")
    page.press(Keys.ENTER)
    check(page.js("return document.activeElement.tagName") == "MARK", "Enter goes to the words")
    page.js("document.activeElement.blur(); document.querySelector('.skip').focus()")
    order = []
    for _ in range(6):
        order.append(page.js("return document.activeElement.id || document.activeElement.className"))
        page.press(Keys.TAB)
    check(order[:2] == ["skip", "theme"] and "q1" in order, f"the tab order is that of the page: {order}")


def check_looks(page, name, folder):
    for width in (1280, 390):
        page.width(width)
        for scheme in ("light", "dark"):
            page.scheme(scheme)
            page.js("window.scrollTo(0, 0)")
            time.sleep(0.1)
            over = page.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(over <= 0, f"{name} at {width}: no horizontal overflow ({over})")
            bad = page.js(CONTRAST)
            check(not bad, f"{name} at {width}, {scheme}: contrast of text is 4.5 or more: {bad[:5]}")
            if folder:
                page.driver.save_screenshot(os.path.join(folder, f"{name}-{width}-{scheme}.png"))
    page.width(1280)
    page.scheme("light")


def check_theme(page):
    back = "return getComputedStyle(document.body).backgroundColor"
    light = page.js(back)
    button = page.all("#theme")[0]
    button.click()
    dark = page.js(back)
    check(light != dark and not page.js(CONTRAST), "the button turns the page dark, and it stays readable")
    button.click()
    check(page.js(back) == light, "and light again")
    page.scheme("dark")
    check(page.js(back) == dark, "the system's choice is followed") if not page.js("return document.documentElement.dataset.theme") else None
    page.scheme("light")


def check_structure(page, name):
    found = page.js("""return {h1: document.querySelectorAll('h1').length, main: document.querySelectorAll('main').length,
      labels: Array.from(document.querySelectorAll('input, select, button')).filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.textContent.trim()).length,
      asides: Array.from(document.querySelectorAll('aside, nav, section, article')).filter(e => !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby')).length,
      ids: document.querySelectorAll('[id]').length - new Set(Array.from(document.querySelectorAll('[id]')).map(e => e.id)).size,
      dead: Array.from(document.querySelectorAll('a[href^="#"]')).filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length,
      lang: document.documentElement.lang, policy: document.querySelector('meta[http-equiv=Content-Security-Policy]').content}""")
    check(found["h1"] == 1 and found["main"] == 1 and found["lang"] == "en", f"{name}: one heading, one main, a language: {found}")
    check(found["labels"] == 0 and found["asides"] == 0, f"{name}: controls and landmarks have names: {found}")
    check(found["ids"] == 0 and found["dead"] == 0, f"{name}: ids are unique and every link has its aim: {found}")
    check("default-src 'none'" in found["policy"] and "unsafe" not in found["policy"], f"{name}: the policy forbids the network")


def check_hostile(driver, path):
    page = Page(driver, path)
    check(driver.title.startswith(HOSTILE_TITLE), f"markup in a title stays text: {driver.title}")
    check(page.js("return document.scripts.length") == 1, "there is one script, the page's own")
    check(page.js("return document.querySelectorAll('main img, main b, .text script').length") == 0, "markup in the text makes no element")
    text = page.js("return document.querySelector('.text').textContent")
    for piece in ("<script>document.title='taken'</script>", "<img src=x onerror=alert(2)>", "<b onmouseover='alert(3)'>", "]]> --> <!--"):
        check(piece in text, f"{piece} stays text")
    check(page.shown("mark") > 0, "its facts are marked all the same")
    page.console_is_quiet("hostile article")


def check_print(page):
    page.scheme("light", media="print")
    hidden = page.shown(".bar, .filters")
    check(hidden == 0 and page.shown(".unit") > 0 and page.shown(".text p") > 0, "print shows text and facts, and no controls")
    page.scheme("light")


def check_no_network(driver):
    asked = [json.loads(e["message"])["message"] for e in driver.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"]
    outside = [u for u in urls if not u.startswith(("file:", "data:", "chrome:"))]
    check(not outside, f"nothing is asked of the network: {outside}")


def main(program, folder):
    begin = time.time()
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory() as temporary:
        one = report(program, temporary, "one.html", ["summarize", "--format", "html", "energy-truce.txt"])
        whole = report(program, temporary, "whole.html", ["export", "--format", "html", "gaza-pause.txt"])
        many = report(program, temporary, "many.html", ["summarize", "--format", "html", "energy-truce.txt", "gaza-pause.txt", "sudan-weekly.txt", "karabakh-readout.json"])
        none = report(program, temporary, "none.html", ["summarize", "--format", "html", "-"], "The weather was fine.")
        hostile = report(program, temporary, "hostile.html", ["export", "--format", "html", "-"],
                         json.dumps({"title": HOSTILE_TITLE, "text": HOSTILE, "source": "\"><script>alert(4)</script>"}))
        check(b"http://" not in open(many, "rb").read() and b"https://" not in open(many, "rb").read(), "the page names no address")
        driver = open_browser()
        try:
            page = Page(driver, one)
            page.width(1280)
            page.scheme("light")
            check_structure(page, "one")
            check_clicks(page)
            check_filters(page)
            check_keyboard(page)
            check_print(page)
            page.console_is_quiet("one article")
            page = Page(driver, one)
            check_looks(page, "one", folder)
            check_theme(page)
            page = Page(driver, whole)
            check_structure(page, "whole")
            check_looks(page, "whole", folder)
            page = Page(driver, many)
            check_structure(page, "many")
            check_looks(page, "many", folder)
            links = page.all("nav.articles a")
            check(len(links) == 4, "a list links the articles")
            links[2].click()
            time.sleep(0.6)
            check(page.js("return Math.abs(document.getElementById('article3').getBoundingClientRect().top) < 120"), "its links go to them")
            page.console_is_quiet("several articles")
            page = Page(driver, none)
            check("No call" in driver.find_element(By.TAG_NAME, "main").text, "an article without facts says so")
            page.press("j")
            page.press(Keys.ESCAPE)
            page.console_is_quiet("no facts")
            check_hostile(driver, hostile)
            check_no_network(driver)
        finally:
            driver.quit()
    print(f"{len(failures)} failures, {time.time() - begin:.1f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[3] if "--screenshots" in sys.argv[2:3] else None))
