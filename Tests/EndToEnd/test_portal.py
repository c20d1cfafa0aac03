"""Every page of the portal in a real browser: it works without JavaScript, passes axe, fits a phone.

Screenshots of each page go to .artifacts/ at phone and desktop width, light and dark, to be looked at.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

WIDTHS = {"phone": 360, "desktop": 1280}
PUBLIC = ["/", "/how", "/verify", "/sign-in", "/sign-in/account"]
PERSONAL = [
    "/me", "/me/file", "/me/score", "/me/score/what-if", "/me/looks", "/me/register",
    "/me/sharing", "/me/freeze", "/me/notices", "/me/history", "/me/download", "/me/disputes",
    "/me/account", "/me/erasure",
    "/me/disclosures",
]


def sign_in(demo, context, reference):
    """Signs in through the pages, as a person does."""
    page = context.new_page()
    page.goto(f"{demo.address}/sign-in")
    page.fill("input[name=reference]", reference)
    page.click("main button[type=submit]")
    code = page.locator("[data-demo-code]").inner_text().strip()
    page.fill("input[name=code]", code)
    page.click("main button[type=submit]")
    assert page.url.startswith(f"{demo.address}/me"), page.content()
    return page


def check_accessibility(browser, demo, cookies, path, width=1280):
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 800})
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(demo.address + path)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path} ({scheme}): {results.generate_report()}"
    context.close()


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page(browser, demo, artifacts, path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    assert page.goto(demo.address + path).status == 200
    take_pictures(page, artifacts, "public" + path.replace("/", "-"))
    context.close()
    check_accessibility(browser, demo, [], path)


def take_pictures(page, artifacts, name):
    for width_name, width in WIDTHS.items():
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=artifacts / f"{name}-{width_name}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("shows", ["score", "listed", "contested", "request", "empty"])
def test_the_personal_pages(browser, demo, shows):
    """Each is there without script and passes axe; how they look at every width is the walk's to say."""
    context = browser.new_context(java_script_enabled=False)
    page = sign_in(demo, context, demo.person(shows)["reference"])
    paths = list(PERSONAL)
    for index in ("/me/looks", "/me/register", "/me/sharing"):
        page.goto(demo.address + index)
        detail = page.locator(f"main a[href^='{index}/']").first
        if detail.count():
            paths.append(detail.get_attribute("href"))
    page.goto(f"{demo.address}/me/looks")
    decision = page.locator("main a[href^='/me/decisions/']").first
    assert decision.count() or shows not in ("score", "listed"), "the decision is not shown"
    if decision.count():
        paths.append(decision.get_attribute("href"))
    phone = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 740})
    phone.add_cookies(context.cookies())
    view = phone.new_page()
    for path in paths:
        assert page.goto(demo.address + path).status == 200, path
        assert page.locator("h1").count() == 1, path
        view.goto(demo.address + path)
        overflow = view.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{path} scrolls sideways by {overflow} px on a phone"
        results = Axe().run(view)
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"
    phone.close()
    context.close()


def test_objecting_hides_an_entry_at_once(browser, demo):
    context = browser.new_context(java_script_enabled=False)
    page = sign_in(demo, context, demo.person("object")["reference"])
    page.goto(f"{demo.address}/me/register")
    page.locator("main a[href^='/me/register/']").first.click()
    page.fill("#words", "I returned the goods, so I do not owe this.")
    page.locator("form[action$='/object'] button[type=submit]").click()
    assert "Lenders cannot see" in page.inner_text("main")
    context.close()


def test_asking_for_another_human_puts_a_decision_under_review(browser, demo):
    context = browser.new_context(java_script_enabled=False)
    page = sign_in(demo, context, demo.person("score")["reference"])
    page.locator("main a[href^='/me/decisions/']").first.click()
    text = page.inner_text("main")
    for words in ("Example Bank said no", "Vera Specimen", "did not decide", "You can complain to"):
        assert words in text, words
    page.fill("textarea[name=words]", "I earn more since May. Here is my payslip.")
    page.locator("form:has(textarea[name=words]) button[type=submit]").click()
    text = page.inner_text("main")
    assert "Under review, not final" in text
    assert "I earn more since May." in text
    context.close()


def test_a_page_that_is_not_there_says_what_to_do(browser, demo):
    page = browser.new_page()
    assert page.goto(f"{demo.address}/nowhere").status == 404
    assert page.locator("main a").count() >= 1
    page.close()
