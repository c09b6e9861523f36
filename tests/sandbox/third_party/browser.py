"""The page /_sandbox in a real browser, by clicking.

    browser.py                checks
    browser.py --picture FILE also makes a picture of the page (docs/picture-of-the-sandbox does)
"""

import shutil
import sys
import time
import urllib.error
import urllib.request

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from support import API, WORKSPACE, Sandbox, said


def browser(width, height):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--no-first-run", "--disable-background-networking", "--lang=en",
                     f"--window-size={width},{height}"]:
        options.add_argument(argument)
    options.binary_location = shutil.which("chromium")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    return webdriver.Chrome(options=options, service=service)


def wait(page, condition, what):
    return WebDriverWait(page, 15, 0.1).until(lambda _: condition(), what)


def text(page, selector):
    return page.find_element(By.CSS_SELECTOR, selector).text


def prepare(tenant):
    admin = tenant.session()
    tenant.client(admin, "OktaSCIM", accessTokenTTL=525600)
    tenant.directory(admin, "OKTA.COM")
    tenant.control("PUT", "/switches", {"admin-role": "required"})
    hostile = {
        "schemas": ["urn:scim:schemas:core:1.0", WORKSPACE],
        "userName": "<img src=x onerror=document.title='bad'>", "externalId": "1",
        "name": {"givenName": "a", "familyName": "b"}, "emails": [{"value": "a@b.invalid"}],
        WORKSPACE: {"internalUserType": "PROVISIONED", "domain": "OKTA.COM"},
    }
    assert tenant.call("POST", API + "/scim/Users", hostile, auth=admin)[0] == 201
    reply = tenant.call(
        "POST", "/SAAS/auth/oauthtoken?grant_type=client_credentials"
        "&client_id=OktaSCIM&client_secret=s3cret"
    )[1]
    return admin, "Bearer " + reply["access_token"]


def check(tenant, page, auth):
    admin, own = auth
    clients = API + "/oauth2clients"
    page.get(tenant.url + "/_sandbox")
    wait(page, lambda: "OktaSCIM" in text(page, "#clients"), "the client is listed")
    assert "OKTA.COM" in text(page, "#directories") and "ALL USERS" in text(page, "#groups")
    said("browser: clients, directories, users and groups are listed")
    assert own[7:] not in page.page_source and admin[4:] not in page.page_source
    assert "OktaSCIM" in text(page, "#tokens") and "…" in text(page, "#tokens")
    said("browser: tokens are masked")

    assert tenant.call("GET", clients, auth=own)[0] == 403
    page.find_element(By.CSS_SELECTOR, "button[data-client=OktaSCIM]").click()
    wait(page, lambda: "has the admin role now" in text(page, "#message"), "it says so")
    assert tenant.call("GET", clients, auth=own)[0] == 200
    said("browser: the button gives the admin role, and the same token administers")

    wait(page, lambda: "GET " + clients in text(page, "#requests"), "the log is live")
    said("browser: the request log shows new calls by itself")

    summary = page.find_elements(By.TAG_NAME, "summary")[-1]
    summary.click()
    field = wait(page, lambda: page.find_elements(By.NAME, "login"), "the switches")[0]
    Select(field).select_by_visible_text("disabled")
    wait(page, lambda: "login is disabled" in text(page, "#message"), "it says so")
    body = {"username": "admin", "password": tenant.password, "issueToken": True}
    assert tenant.call("POST", "/SAAS/API/1.0/REST/auth/system/login", body)[0] == 403
    said("browser: a switch is flipped, and the tenant behaves so")

    fault = page.find_element(By.NAME, "fault")
    fault.send_keys("GET /health fly")
    page.find_element(By.CSS_SELECTOR, "#fault button").click()
    wait(page, lambda: "not understood" in text(page, "#message"), "the mistake is told")
    fault.clear()
    fault.send_keys("GET /health status=503")
    page.find_element(By.CSS_SELECTOR, "#fault button").click()
    wait(page, lambda: "status=503" in text(page, "#faults"), "the fault is listed")
    assert tenant.call("GET", API + "/health")[0] == 503
    page.find_element(By.ID, "clear").click()
    wait(page, lambda: "No faults" in text(page, "#message"), "they are gone")
    assert tenant.call("GET", API + "/health")[0] == 200
    said("browser: a fault is set, strikes, and is taken away")

    page.find_element(By.CSS_SELECTOR, "#clock button").click()
    wait(page, lambda: "clock was moved" in text(page, "#message"), "it says so")
    assert tenant.control("GET", "/clock")["ahead"] == 30 * 86400
    said("browser: the clock is moved")

    for _ in range(2):
        page.find_element(By.CSS_SELECTOR, "button[data-list=users][data-step='25']").click()
    wait(page, lambda: "51 to 61 of 61" in text(page, "#users-place"), "the third page")
    wait(page, lambda: "<img" in text(page, "#users"), "shown as text")
    assert page.title == "Simulated tenant"
    said("browser: users are paged, and a name with markup is shown as text")

    problems = [one["message"] for one in page.get_log("browser") if one["level"] == "SEVERE"
                and "400 (Bad Request)" not in one["message"]]
    assert not problems, problems
    loaded = page.execute_script(
        "return performance.getEntriesByType('resource').map((one) => one.name)")
    assert all(one.startswith((tenant.url, "data:")) for one in loaded), loaded
    said("browser: nothing is loaded from elsewhere, and no error is in its console")


def other_site(tenant, page):
    """A page of another origin can neither read nor change anything."""
    target = tenant.url.replace("127.0.0.1", "localhost") + "/_sandbox/api/switches"
    page.get(tenant.url + "/SAAS/jersey/manager/api/health")
    script = """
        const [url, done] = arguments;
        fetch(url, {method: "PUT", body: '{"login":"enabled"}', mode: "no-cors"})
          .then(() => fetch(url)).then(() => done("read"), () => done("refused"));"""
    assert page.execute_async_script(script, target) == "refused"
    values = tenant.control("GET", "/switches")["items"]
    assert [one["value"] for one in values if one["name"] == "login"] == ["disabled"]
    request = urllib.request.Request(tenant.url + "/_sandbox", headers={"Host": "evil.invalid"})
    try:
        urllib.request.urlopen(request, timeout=10)
        raise AssertionError("another name was answered")
    except urllib.error.HTTPError as error:
        assert error.code == 421
    said("browser: another origin in the same browser can neither read nor change")


def phone(tenant):
    page = browser(500, 800)
    try:
        page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": 375, "height": 700, "deviceScaleFactor": 2, "mobile": True})
        page.get(tenant.url + "/_sandbox")
        wait(page, lambda: "OktaSCIM" in text(page, "#clients"), "the client is listed")
        for one in page.find_elements(By.CSS_SELECTOR, "details:not([open]) summary"):
            one.click()
        wide = page.execute_script("return document.documentElement.scrollWidth")
        assert wide <= 375, wide
        small = page.execute_script(
            "return Math.min(...[...document.querySelectorAll('button, select, input')]"
            ".filter((one) => one.offsetHeight).map((one) => one.offsetHeight))")
        assert small >= 32, small
        said("browser: on a screen of 375 pixels nothing is cut off to the side")
    finally:
        page.quit()


def main():
    started = time.monotonic()
    picture = sys.argv[2] if sys.argv[1:2] == ["--picture"] else None
    with Sandbox("--users", "60", "--groups", "5") as tenant:
        auth = prepare(tenant)
        page = browser(1280, 1100)
        try:
            if picture:
                page.get(tenant.url + "/_sandbox")
                wait(page, lambda: "OktaSCIM" in text(page, "#clients"), "the client is listed")
                tenant.call("GET", API + "/oauth2clients", auth=auth[1])
                wait(page, lambda: "403" in text(page, "#requests"), "a refused call is seen")
                page.save_screenshot(picture)
                said(f"browser: picture in {picture}")
                return
            check(tenant, page, auth)
            other_site(tenant, page)
        finally:
            page.quit()
        phone(tenant)
    said(f"browser: all passed in {time.monotonic() - started:.1f} s")


main()
