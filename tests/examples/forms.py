"""Whether the examples are what they say they are: each in its form, with the keys that matter.

Prints one JSON document: the command of each example, as words or as a line for a shell, with its
environment. Started by tests/third-party.
"""

import json
import plistlib
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import kubernetes_validate
import yaml

HERE = Path("examples/renewal")
KUBERNETES = "1.33"
commands = {}


def expect(condition, what):
    if not condition:
        sys.exit(f"forms.py: {what}")


def launchd():
    job = plistlib.loads((HERE / "launchd.plist").read_bytes())
    expect(job["Label"] == "ws1-okta.renew", "launchd: Label")
    expect(set(job["StartCalendarInterval"]) == {"Hour", "Minute"}, "launchd: once a day")
    shell, flag, line = job["ProgramArguments"]
    expect((shell, flag) == ("/bin/sh", "-c"), "launchd: a line for the shell")
    commands["launchd.plist"] = {"shell": line, "env": job["EnvironmentVariables"]}


def task_scheduler():
    text = (HERE / "task-scheduler.xml").read_text()
    expect("<?xml" not in text, "task-scheduler: no declaration, PowerShell refuses it")
    task = ElementTree.fromstring(text)
    namespace = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    expect(task.tag == f"{namespace}Task" and task.get("version") == "1.2", "task-scheduler: Task")

    def at(path):
        found = task.find("/".join(namespace + name for name in path.split("/")))
        expect(found is not None, f"task-scheduler: {path}")
        return found.text

    for path, value in {
        "Settings/MultipleInstancesPolicy": "IgnoreNew",
        "Settings/StartWhenAvailable": "true",
        "Principals/Principal/LogonType": "InteractiveToken",
        "Principals/Principal/RunLevel": "LeastPrivilege",
        "Triggers/CalendarTrigger/ScheduleByDay/DaysInterval": "1",
    }.items():
        expect(at(path) == value, f"task-scheduler: {path}")
    expect(at("Triggers/CalendarTrigger/StartBoundary"), "task-scheduler: StartBoundary")
    program = at("Actions/Exec/Command").split("\\")[-1]
    expect(program == "ws1-okta.exe", "task-scheduler: Command")
    words = ["ws1-okta", *at("Actions/Exec/Arguments").split()]
    commands["task-scheduler.xml"] = {"words": words, "env": {}}


def kubernetes():
    kinds = {}
    for name in ["renew.yaml", "terminal.yaml"]:
        for document in yaml.safe_load_all((HERE / "kubernetes" / name).read_text()):
            kubernetes_validate.validate(document, KUBERNETES, strict=True)
            kinds[document["kind"]] = document
    claim, cron, pod = kinds["PersistentVolumeClaim"], kinds["CronJob"]["spec"], kinds["Pod"]["spec"]
    expect(claim["spec"]["accessModes"] == ["ReadWriteOnce"], "kubernetes: ReadWriteOnce")
    expect(cron["concurrencyPolicy"] == "Forbid", "kubernetes: Forbid")
    job = cron["jobTemplate"]["spec"]
    rule = job["podFailurePolicy"]["rules"][0]
    expect(rule["action"] == "FailJob" and 7 in rule["onExitCodes"]["values"], "kubernetes: 7")
    expect(4 not in rule["onExitCodes"]["values"], "kubernetes: 4 is tried again")
    template = job["template"]["spec"]
    for spec in [template, pod]:
        (container,) = spec["containers"]
        own = container["securityContext"]
        expect(spec["securityContext"]["runAsNonRoot"], "kubernetes: not root")
        expect(own["readOnlyRootFilesystem"], "kubernetes: read-only")
        expect(not own["allowPrivilegeEscalation"], "kubernetes: no escalation")
        expect(own["capabilities"]["drop"] == ["ALL"], "kubernetes: capabilities")
        expect({"requests", "limits"} == set(container["resources"]), "kubernetes: resources")
        expect(all("valueFrom" not in one for one in container["env"]), "kubernetes: no secret variable")
        secrets = [one for one in spec["volumes"] if "secret" in one]
        expect([one["name"] for one in secrets] == ["identity"], "kubernetes: the identity's Secret")
    for key in ["volumes", "securityContext"]:
        expect(template[key] == pod[key], f"kubernetes: {key} of both")
    for key in ["image", "volumeMounts", "securityContext"]:
        expect(template["containers"][0][key] == pod["containers"][0][key], f"kubernetes: {key} of both")
    for name, spec in {"kubernetes/renew.yaml": template, "kubernetes/terminal.yaml": pod}.items():
        (container,) = spec["containers"]
        commands[name] = {
            "words": container["command"] + container.get("args", []),
            "env": {one["name"]: one["value"] for one in container["env"]},
            "mounts": {one["name"]: one["mountPath"] for one in container["volumeMounts"]},
        }


def ci():
    for schema, name in [("github-workflows", "github-workflow.yml"), ("gitlab-ci", "gitlab-job.yml")]:
        subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", HERE / name],
            check=True,
            stdout=sys.stderr,
        )
    # To YAML 1.1, as read here, the word `on` is a truth value.
    workflow = yaml.safe_load((HERE / "github-workflow.yml").read_text())
    expect("schedule" in workflow[True], "github: schedule")
    expect(workflow["permissions"] == {"contents": "read"}, "github: permissions")
    job = workflow["jobs"]["check"]
    commands["github-workflow.yml"] = {"shell": job["steps"][-1]["run"], "env": job["env"]}
    job = yaml.safe_load((HERE / "gitlab-job.yml").read_text())["okta-token"]
    expect("schedule" in job["rules"][0]["if"], "gitlab: schedule")
    commands["gitlab-job.yml"] = {"shell": "\n".join(job["script"]), "env": job["variables"]}
    for name in ["github-workflow.yml", "gitlab-job.yml"]:
        text = (HERE / name).read_text()
        expect(not re.search(r"secrets\.|PASSWORD|_SECRET", text), f"{name}: needs no secret")


for check in [launchd, task_scheduler, kubernetes, ci]:
    check()
print(json.dumps(commands))
