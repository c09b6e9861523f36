"""The simulated tenant as another process, and what the checks share."""

import json
import os
import re
import subprocess
import threading
import time
import urllib.request

API = "/SAAS/jersey/manager/api"
MEDIA = "application/vnd.vmware.horizon.manager."
WORKSPACE = "urn:scim:schemas:extension:workspace:1.0"


class Sandbox:
    """`ws1-okta sandbox` with a control port, until the `with` block ends."""

    def __init__(self, *arguments):
        self.arguments = arguments

    def __enter__(self):
        command = [os.environ["WS1_OKTA_BIN"], "sandbox", "--control", "127.0.0.1:0"]
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [*command, *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.url = self.process.stdout.readline().strip()
        self.ready = time.monotonic() - self.started
        lines = []
        for line in self.process.stderr:
            lines.append(line)
            if line.startswith("Ctrl-C"):
                break
        text = "".join(lines)
        self.control_url = re.search("control calls: (.*)", text).group(1)
        self.password = re.search("password: (.*)", text).group(1)
        # What it says later must not fill the pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)

    def alive(self):
        """Whether the process runs and answers."""
        if self.process.poll() is not None:
            return False
        with urllib.request.urlopen(self.url + API + "/health", timeout=10) as reply:
            return reply.status == 200

    def memory(self):
        """Resident memory in MiB."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def processor_time(self):
        """Seconds of processor time."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def call(self, method, path, body=None, media="application/json", auth=None):
        """A call to the tenant: status and JSON."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        request.add_header("Content-Type", media)
        if auth:
            request.add_header("Authorization", auth)
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                text = reply.read()
                return reply.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            text = error.read()
            return error.code, json.loads(text) if text.startswith(b"{") else None

    def control(self, method, path, body=None):
        """A call to the control port."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.control_url + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=30) as reply:
            return json.load(reply)

    def session(self):
        """The administrator's `Authorization`."""
        body = {"username": "admin", "password": self.password, "issueToken": True}
        status, reply = self.call("POST", "/SAAS/API/1.0/REST/auth/system/login", body)
        assert status == 200, status
        return "HZN " + reply["sessionToken"]

    def client(self, auth, client_id, **further):
        """Makes a client with the secret `s3cret`."""
        body = {
            "clientId": client_id,
            "secret": "s3cret",
            "scope": "admin",
            "authGrantTypes": "client_credentials",
            "accessTokenTTL": 60,
            **further,
        }
        media = MEDIA + "oauth2client+json"
        status, reply = self.call("POST", API + "/oauth2clients", body, media, auth)
        assert status == 201, (status, reply)

    def directory(self, auth, domain):
        """Makes a directory of type Other."""
        body = {"type": "OTHER_DIRECTORY", "domains": [domain], "name": "Okta"}
        media = MEDIA + "connector.management.directory.other+json"
        path = API + "/connectormanagement/directoryconfigs"
        status, reply = self.call("POST", path, body, media, auth)
        assert status == 201, (status, reply)


def said(text):
    """One line for each thing that was checked."""
    print("third-party:", text, flush=True)
