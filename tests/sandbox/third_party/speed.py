"""A large tenant: how soon it is ready, what memory it takes, how many requests it answers.

    tests/third-party speed

prints the numbers. Only generous limits are checked: machines differ.
"""

import http.client
import threading
import time
import urllib.parse

from support import API, Sandbox, said

USERS, GROUPS, CALLS, THREADS = 100_000, 1_000, 2_000, 4


def measure(tenant, name, auth, path, calls=CALLS):
    """Calls a second over kept connections; the callers are the slower half."""
    place = urllib.parse.urlsplit(tenant.url)
    failed = []

    def work(index):
        link = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
        for number in range(calls // THREADS):
            link.request("GET", path(index * calls + number), headers={"Authorization": auth})
            reply = link.getresponse()
            reply.read()
            if reply.status != 200:
                failed.append(reply.status)

    threads = [threading.Thread(target=work, args=(index,)) for index in range(THREADS)]
    began, used = time.monotonic(), tenant.processor_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent, own = time.monotonic() - began, tenant.processor_time() - used
    assert not failed, failed[:3]
    said(
        f"speed: {name}: {calls / spent:.0f} requests/s as asked from Python;"
        f" the server's own work is {own / calls * 1e6:.0f} µs a request"
        f" (up to {calls / max(own, 0.01):.0f}/s on one core)"
    )


def main():
    arguments = ["--users", str(USERS), "--groups", str(GROUPS)]
    with Sandbox(*arguments) as tenant:
        said(f"speed: {USERS} users and {GROUPS} groups ready in {tenant.ready:.2f} s")
        assert tenant.ready < 60
        memory = tenant.memory()
        said(f"speed: resident memory {memory:.0f} MiB, {memory * 1024 / USERS:.2f} KiB a user")
        assert memory < 600
        auth = tenant.session()
        scim = API + "/scim/Users"
        measure(tenant, "health", auth, lambda _: API + "/health")
        named = lambda number: f"{scim}?filter=userName+eq+%22user{number % USERS + 1:05}%22"
        measure(tenant, "one user by name", auth, named)
        measure(tenant, "a page of 100", auth, lambda _: f"{scim}?startIndex=50001&count=100")
        scan = f"{scim}?filter=externalId+eq+%22seed-99999%22"
        measure(tenant, "a filter without index", auth, lambda _: scan, 20)
        assert tenant.alive()


main()
