"""The portal in every language in a real browser, and in two languages that nobody speaks.

In the pseudo-language every sentence stands in brackets, with accents and 40 % longer: what a page
shows outside of brackets is data, or somebody forgot it. The other one runs from right to left.
"""

import re

import pytest
from conftest import ROOT, running_demo
from test_portal import Axe, PERSONAL, PUBLIC, sign_in

LANGUAGES = ["en", "zh-Hans", "de", "fr", "es"]
MORE = ["/me/statement", "/me/theft", "/me/representatives"]

# What is left of each block of a page when everything in brackets is taken out.
LEFT = """() => {
  // The lines of a label in a picture are the label for wider screens again, which is read whole.
  const kept = "script, style, code, pre, textarea, [translate=no], noscript, template, text.on-phone";
  const blocks = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement || node.parentElement.closest(kept)) continue;
    let block = node.parentElement;
    while (getComputedStyle(block).display.startsWith("inline") && block.parentElement &&
           !block.matches("button, a.button, text, option")) block = block.parentElement;
    blocks.set(block, (blocks.get(block) || "") + node.nodeValue);
  }
  const left = [];
  for (let text of blocks.values()) {
    for (let before = ""; before !== text;) {
      before = text;
      text = text.replace(/\\[[^\\[\\]]*\\]/g, " ");
    }
    if (/\\p{L}{2}/u.test(text)) left.push(text.replace(/\\s+/g, " ").trim());
  }
  return left;
}"""


def own(binary, folder, *options):
    with running_demo(binary, folder, *options) as demo:
        yield demo


@pytest.fixture(scope="module")
def longer(binary, tmp_path_factory):
    yield from own(binary, tmp_path_factory.mktemp("longer"), "--test-language", "en-XA")


@pytest.fixture(scope="module")
def mirrored(binary, tmp_path_factory):
    yield from own(binary, tmp_path_factory.mktemp("mirrored"), "--test-language", "ar-XB")


@pytest.fixture(scope="module")
def demo(binary, tmp_path_factory):
    """A server of its own: one person signs in once a language, and has five codes in ten minutes."""
    yield from own(binary, tmp_path_factory.mktemp("spoken"))


def every_page(demo, page):
    """The pages of a signed-in person, with one of each list."""
    paths = PERSONAL + MORE
    for index in ("/me/looks", "/me/register", "/me/sharing", "/me/disputes"):
        page.goto(demo.address + index)
        detail = page.locator(f"main a[href^='{index}/']").first
        if detail.count():
            paths = paths + [detail.get_attribute("href")]
    page.goto(f"{demo.address}/me/looks")
    decision = page.locator("main a[href^='/me/decisions/']").first
    return paths + ([decision.get_attribute("href")] if decision.count() else [])


def data(demo):
    """What a page may show that is no sentence of ours: names, and the words of the demo's card."""
    words = (ROOT / "Demo" / "german-credit" / "plan.yaml").read_text()
    names = " ".join(
        f"{one.get('name', '')} {one.get('institution', '')}"
        for one in demo.facts["people"] + demo.facts["staff"]
    )
    return words + names


def english(page, demo):
    """What a page shows in English because it could not be read, but for the words of the card."""
    card = data(demo)
    return [text for text in page.locator("span[lang=en]").all_inner_texts() if text not in card]


@pytest.mark.parametrize("shows", ["score", "listed", "contested", "request", "empty"])
def test_no_sentence_is_forgotten(browser, longer, artifacts, shows):
    context = browser.new_context(java_script_enabled=True)
    page = sign_in(longer, context, longer.person(shows)["reference"])
    left = set()
    for path in PUBLIC + every_page(longer, page):
        page.goto(longer.address + path)
        left.update(f"{path}: {text}" for text in page.evaluate(LEFT))
        assert english(page, longer) == [], path
    (artifacts / f"pseudo-{shows}.txt").write_text("\n".join(sorted(left)))
    context.close()


def test_a_page_from_right_to_left(browser, mirrored, artifacts):
    context = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 740})
    page = sign_in(mirrored, context, mirrored.person("score")["reference"])
    for path in PUBLIC + every_page(mirrored, page):
        page.goto(mirrored.address + path)
        assert page.locator("html").get_attribute("dir") == "rtl"
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(width) <= 0, f"{path} scrolls sideways"
        results = Axe().run(page)
        # The tag of a language that nobody speaks is no valid one, and nothing else is wrong.
        wrong = [one["id"] for one in results.response["violations"] if one["id"] != "html-lang-valid"]
        assert not wrong, f"{path}: {results.generate_report()}"
        name = path.strip("/").replace("/", "-")[:24] or "home"
        page.screenshot(path=artifacts / f"rtl-{name}.png", full_page=True)
    context.close()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_portal_in_a_language(browser, demo, artifacts, tag):
    context = browser.new_context(bypass_csp=True, locale=tag)
    page = sign_in(demo, context, demo.person("score")["reference"])
    for path in PUBLIC + every_page(demo, page):
        answer = page.goto(demo.address + path)
        assert answer.status == 200, path
        assert answer.headers["content-language"] == tag
        assert page.locator("html").get_attribute("lang") == tag
        assert english(page, demo) == [], path
        for name, width in (("phone", 360), ("desktop", 1280)):
            page.set_viewport_size({"width": width, "height": 800})
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(wide) <= 0, f"{path} scrolls sideways at {width} px in {tag}"
            if name == "phone":
                file = path.strip("/").replace("/", "-")[:24] or "home"
                page.screenshot(path=artifacts / f"{tag}-{file}.png", full_page=True)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"
    context.close()


def test_a_choice_is_kept_without_script(browser, demo):
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = sign_in(demo, context, demo.person("empty")["reference"])
    page.goto(f"{demo.address}/me/freeze")
    page.get_by_role("button", name="Deutsch").click()
    assert page.url == f"{demo.address}/me/freeze"
    assert page.locator("html").get_attribute("lang") == "de"
    assert re.search("Ihre Akte ist nicht gesperrt", page.inner_text("main"))
    page.goto(f"{demo.address}/me/history")
    assert "Sie haben die Sprache gewählt" in page.inner_text("main")
    context.close()
