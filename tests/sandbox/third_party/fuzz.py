"""No request crashes the tenant: schemathesis with tests/sandbox/openapi.yaml, then broken bytes.

SECONDS_OF_FUZZING bounds the first (60), a number the second. SEED_OF_FUZZING repeats a run: both
halves print theirs. What schemathesis says is kept in fuzz-SEED.log beside the binary.
"""

import os
import pathlib
import random
import socket
import subprocess
import sys
import tempfile
import urllib.parse

from support import API, Sandbox, said

SECONDS = os.environ.get("SECONDS_OF_FUZZING", "60")
SEED = os.environ.get("SEED_OF_FUZZING", "7")
BROKEN = 3_000
HERE = pathlib.Path(__file__).resolve().parent


def described(tenant, admin):
    """Everything that the description allows, and much that it forbids."""
    command = [
        str(pathlib.Path(sys.executable).parent / "schemathesis"), "run",
        str(HERE.parent / "openapi.yaml"), "--url", tenant.url,
        "-H", "Authorization: " + admin,
        "--checks", "status_code_conformance,response_schema_conformance",
        "--phases", "examples,coverage,fuzzing", "--mode", "all",
        "--max-time", SECONDS, "--seed", SEED, "--max-examples", "40",
        # With two workers the parser of Python 3.11, which both then use, fails now and then:
        # "AST constructor recursion depth mismatch".
        "--workers", "1",
        # A redirect is an answer; where it leads is not the tenant's.
        "--max-redirects", "0",
        "--suppress-health-check", "all", "--warnings", "off", "--request-timeout", "20",
        "--generation-database", "none", "--no-color",
    ]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    kept = pathlib.Path(os.environ["WS1_OKTA_BIN"]).resolve().parent / f"fuzz-{SEED}.log"
    kept.write_text(done.stdout + done.stderr)
    again = f"SEED_OF_FUZZING={SEED} tests/third-party fuzz; all of it is in {kept}"
    if done.returncode or not tenant.alive():
        print(done.stdout[-12000:], done.stderr[-2000:], sep="\n")
        gone = "found failures" if tenant.alive() else "the tenant is gone"
        sys.exit(f"third-party: fuzz: schemathesis: {gone}: {again}")
    cases = [line.strip() for line in lines if "generated" in line or "Tested:" in line]
    said(f"fuzz: schemathesis: {'; '.join(cases)}; no failure in {SECONDS} s, seed {SEED}")


def mutated(source, request):
    """A request with some bytes changed, taken out, doubled or put in."""
    data = bytearray(request)
    for _ in range(source.randint(1, 6)):
        at = source.randrange(len(data) + 1)
        kind = source.randrange(5)
        if kind == 0:
            data[at : at + 1] = bytes([source.randrange(256)])
        elif kind == 1:
            del data[at : at + source.randint(1, 12)]
        elif kind == 2:
            data[at:at] = data[at : at + source.randint(1, 200)]
        elif kind == 3:
            data[at:at] = source.choice([
                b"%", b"%%%", b"\x00", b"\r\n", b"\xff\xfe", "\u202e\u00fc".encode(), b'"', b"\\",
                b"(" * 300, b"[" * 3000, b"{" * 300, b"9" * 400, b"-1", b"1e400", b"null",
                b"\\ud800", b" eq ", b" and ", b"../", b"//", b"?", b"&", b"=", b";",
            ])
        else:
            data[at:at] = source.randbytes(source.randint(1, 40))
    return bytes(data)


def broken(tenant, admin):
    """Bytes that are hardly HTTP any more."""
    place = urllib.parse.urlsplit(tenant.url)
    scim = API + "/scim/Users"
    clients = API + "/oauth2clients"
    user = '{"schemas":["urn:scim:schemas:core:1.0"],"userName":"a","name":{"givenName":"b",' \
        '"familyName":"c"},"emails":[{"value":"a@b.invalid","primary":true}],"active":true}'
    client = '{"clientId":"a","scope":"admin","authGrantTypes":"client_credentials",' \
        '"accessTokenTTL":5,"refreshTokenIdleTTL":7}'
    form = "grant_type=client_credentials&client_id=okta&client_secret=x"
    bodies = [
        ("GET", scim + "?filter=(userName%20eq%20%22a%22)&count=3&startIndex=2", ""),
        ("GET", scim + "?sortBy=name.givenName&attributes=emails.value,meta", ""),
        ("POST", scim, user), ("POST", scim + "/.search", '{"filter":"a eq 1","count":2}'),
        ("POST", clients, client), ("PUT", clients + "/a", client),
        ("POST", "/SAAS/auth/oauthtoken", form),
        ("GET", "/acs/authorize?client_id=a&redirect_uri=http%3A%2F%2Fb&response_type=code", ""),
        ("POST", API + "/connectormanagement/directoryconfigs",
         '{"type":"OTHER_DIRECTORY","domains":["a"],"name":"b"}'),
        ("PUT", API + "/tenants/tenant/sandbox/config", '[{"name":"a","value":"b"}]'),
        ("GET", "/_sandbox", ""), ("PUT", "/_sandbox/api/switches", '{"login":"enabled"}'),
    ]
    source = random.Random(int(SEED))
    answered = 0
    for number in range(BROKEN):
        method, path, body = source.choice(bodies)
        request = (
            f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {admin}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"Connection: close\r\n\r\n{body}"
        ).encode()
        # Half of them are broken in the body or the path only, to get past the parser.
        if number % 2 and body:
            changed = mutated(source, body.encode())
            head = request[: -len(body)].replace(
                f"Content-Length: {len(body)}".encode(), f"Content-Length: {len(changed)}".encode()
            )
            request = head + changed
        else:
            request = mutated(source, request)
        with socket.create_connection((place.hostname, place.port), timeout=10) as link:
            try:
                link.sendall(request)
                link.shutdown(socket.SHUT_WR)
                while piece := link.recv(65536):
                    answered += piece.startswith(b"HTTP/1.1 ")
                    if piece.startswith(b"HTTP/1.1 500 "):
                        # The two that are documented: no grant, and an id that exists or changes.
                        known = [b"grant_type is missing", b"could not be created", b"client id"]
                        assert any(one in piece for one in known), (request, piece)
            except (ConnectionResetError, BrokenPipeError):
                pass
    assert tenant.alive(), f"the tenant is gone, seed {SEED}"
    said(f"fuzz: {BROKEN} broken requests, {answered} of them answered, and it still serves, seed {SEED}")


def main():
    with Sandbox("--users", "50", "--groups", "5", "--switch", "session-ttl=100000") as tenant:
        admin = tenant.session()
        described(tenant, admin)
        broken(tenant, admin)
        assert tenant.control("GET", "/overview")["users"] >= 0


main()
