"""What a window of the browser is made to do, whoever sits before it."""


def listen(page):
    """Keep the breaches of policy and the errors of scripts in `page.complaints`."""
    page.complaints = []
    page.on(
        "console",
        lambda message: (
            page.complaints.append(message.text)
            if message.type == "error" or "Content Security Policy" in message.text
            else None
        ),
    )
    page.on("pageerror", lambda error: page.complaints.append(str(error)))


def sign_in(chromium, site, name):
    """What a browser keeps after somebody has signed in with the form."""
    window = chromium.new_context(base_url=site.url)
    page = window.new_page()
    listen(page)
    page.goto("/admin/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(site.password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/admin/")
    assert page.complaints == []
    kept = window.storage_state()
    window.close()
    return kept
