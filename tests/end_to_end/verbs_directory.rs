//! `directory list`, `show`, `create`, `delete`.

use ws1_okta::sandbox::DirectoryKind;

use crate::support::{Home, Tenant, ws1_okta};
use crate::verbs_client::by_flags;

fn populated() -> Tenant {
    Tenant::build(&[], |builder| {
        builder
            .directory(DirectoryKind::Other, "Staff", "staff.example")
            .users(7)
            .groups(3)
    })
}

#[test]
fn are_listed_in_each_form_and_one_is_shown_with_its_people() {
    let (home, tenant) = (Home::new(), populated());
    let list = by_flags(&home, &tenant, "directory list").run();
    list.exits(0).shows("Staff").shows("System Directory");
    let json = by_flags(&home, &tenant, "directory list --json")
        .run()
        .json();
    assert!(json["directories"].as_array().unwrap().len() >= 2, "{json}");
    let lines = by_flags(&home, &tenant, "directory list --output jsonl").run();
    assert!(lines.exits(0).stdout.ends_with("{\"complete\":true}\n"));
    let csv = by_flags(&home, &tenant, "directory list --output csv").run();
    csv.exits(0).shows("name,type,domains,id\r\n");
    for name in ["Staff", "STAFF.example"] {
        let shown = by_flags(&home, &tenant, "directory show --json")
            .arg(name)
            .run();
        let json = shown.exits(0).json();
        assert_eq!(json["directory"]["name"], "Staff");
        assert_eq!(
            (&json["directory"]["users"], &json["directory"]["groups"]),
            (&7.into(), &3.into())
        );
    }
    let unnamed = by_flags(&home, &tenant, "directory show").run();
    unnamed.fails(2, "no directory is named", "directory list");
    let none = by_flags(&home, &tenant, "directory show Missing").run();
    none.fails(2, "there is no directory `Missing`", "directory list");
    assert_eq!(tenant.changes(), [""; 0]);
    assert!(home.is_untouched());
}

#[test]
fn one_is_made_once_and_the_profile_knows_it() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let create = "directory create --directory-name Own --domain OWN.COM";
    by_flags(&home, &tenant, create)
        .run()
        .fails(2, "the change is not confirmed", "--yes");
    tenant.is_untouched();
    for change in ["create", "keep"] {
        let outcome = by_flags(&home, &tenant, create).args("--yes --json").run();
        assert_eq!(outcome.exits(0).json()["directory"]["change"], change);
    }
    assert_eq!(tenant.0.directories().len(), 1);
    let taken = by_flags(
        &home,
        &tenant,
        "directory create --directory-name Own --domain B.COM --yes",
    );
    assert_eq!(taken.run().code, Some(5));
    assert_eq!(tenant.0.directories().len(), 1);
    assert!(home.is_untouched());
}

#[test]
fn one_is_deleted_by_its_name_only() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let changes = tenant.changes();
    let delete = || ws1_okta(&home, "directory delete OKTA.COM");
    for extra in ["", "--yes", "--confirm OKTA.COM"] {
        assert_eq!(delete().args(extra).run().code, Some(5));
    }
    assert_eq!(tenant.changes(), changes);
    let name = "Okta Universal Directory";
    let outcome = delete().arg("--confirm").arg(name).arg("--json").run();
    outcome.exits(0).tells("Okta's provisioning into it stops");
    assert_eq!(outcome.json()["deleted"]["directory"]["name"], name);
    assert_eq!(tenant.0.directories(), []);
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    ws1_okta(&home, "profile show")
        .run()
        .exits(0)
        .shows("directory   none");
    let system = ws1_okta(&home, "directory delete --confirm x")
        .arg("System Directory")
        .run();
    assert_eq!(system.code, Some(5), "{system}");
}

#[test]
fn a_deletion_that_fails_is_told_and_done_by_the_next_run() {
    for trouble in crate::verbs_client::TROUBLES {
        for how_often in ["nth=1", "always"] {
            let (home, tenant) = (Home::new(), Tenant::new(&[]));
            tenant.setup(&home).run().exits(0);
            tenant.fault(&format!("DELETE /directoryconfigs {how_often} {trouble}"));
            let what = format!("{trouble} {how_often}");
            let delete = || {
                ws1_okta(&home, "directory delete OKTA.COM --json --timeout 1")
                    .arg("--confirm")
                    .arg("Okta Universal Directory")
                    .run()
            };
            let first = delete();
            let is_gone = tenant.0.directories().is_empty();
            if first.code == Some(0) {
                assert!(is_gone, "{what}\n{first}");
            } else {
                assert_eq!(first.code, Some(4), "{what}\n{first}");
                let error = &first.json()["error"];
                assert!(error["hint"].is_string(), "{what}\n{first}");
                tenant.0.clear_faults();
                let second = delete();
                assert_eq!(second.code, Some(0), "{what}\n{first}\n{second}");
            }
            assert_eq!(tenant.0.directories(), [], "{what}");
            assert_eq!(tenant.0.client_ids(), ["OktaSCIM"], "{what}");
            // Once more it is an error: nothing of that name is known.
            delete().exits(2).tells("there is no directory `OKTA.COM`");
            // The profile knows it, whichever run it was.
            let profile = ws1_okta(&home, "profile show").run();
            assert!(
                profile.stdout.contains("directory   none"),
                "{what}\n{profile}"
            );
        }
    }
}

#[test]
fn one_whose_end_nobody_told_is_forgotten_by_the_next_run() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    tenant.fault("DELETE /directoryconfigs nth=1 lost-reply");
    tenant.fault("DELETE /directoryconfigs from=2 reset");
    // The look before the deletion is answered (two lists, and the domains of each directory), the
    // one after it is not.
    tenant.fault("GET /directoryconfigs from=5 reset");
    let delete = || {
        ws1_okta(&home, "directory delete OKTA.COM --confirm")
            .arg("Okta Universal Directory")
            .run()
    };
    delete().exits(4);
    assert_eq!(tenant.0.directories(), []);
    tenant.0.clear_faults();
    delete().exits(0).shows("is gone");
    delete().exits(2);
    let profile = ws1_okta(&home, "profile show").run();
    profile.exits(0).shows("directory   none");
}

#[test]
fn one_whose_domains_cannot_be_read_is_not_gone() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    tenant.fault("GET /domains status=403");
    let outcome = ws1_okta(&home, "directory delete OKTA.COM --confirm OKTA.COM").run();
    assert_ne!(outcome.code, Some(0), "{outcome}");
    let list = ws1_okta(&home, "directory list --json").run();
    list.exits(0)
        .tells("warning: the domains of `System Directory`, `Okta Universal Directory` cannot be");
    assert!(list.json()["directories"][1]["domains"].is_null(), "{list}");
    let profile = ws1_okta(&home, "profile show").run();
    profile
        .exits(0)
        .shows("directory   Okta Universal Directory");
}

#[test]
fn one_that_is_not_the_profiles_is_not_told_as_if_it_were() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    let create = "directory create --directory-name D9 --domain D9.COM --yes";
    ws1_okta(&home, create).run().exits(0);
    let other = ws1_okta(&home, "directory delete D9 --confirm D9").run();
    other
        .exits(0)
        .tells("warning: whatever provisions into it stops")
        .shows("next: ws1-okta directory list --profile acme (shows what is left)");
    assert!(!other.stderr.contains("Okta"), "{other}");
    let own = ws1_okta(&home, "directory delete OKTA.COM --confirm")
        .arg("Okta Universal Directory")
        .run();
    own.exits(0)
        .tells("warning: Okta's provisioning into it stops")
        .shows("next: ws1-okta setup --profile acme (makes it anew)");
    ws1_okta(&home, "setup --yes").run().exits(0);
    tenant.is_set_up_by_default();
}

#[test]
fn what_comes_next_is_what_is_missing() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let create = "client create --store none --secret-to secret --profile acme --yes";
    crate::verbs_client::by_flags(&home, &tenant, create)
        .run()
        .exits(0);
    let create = "directory create --directory-name D9 --domain D9.COM --yes";
    let made = ws1_okta(&home, create).run();
    made.exits(0)
        .shows("next: ws1-okta status --profile acme\n");
    // Nothing asked for it to be this one: setup would make another.
    let own = ws1_okta(&home, "directory delete D9 --confirm D9").run();
    own.exits(0)
        .tells("Okta's provisioning into it stops")
        .shows("next: ws1-okta setup --profile acme (makes the directory)");
}

#[test]
fn the_profile_s_own_is_shown_without_a_name() {
    let (home, tenant) = (Home::new(), populated());
    tenant
        .setup_in_files(&home)
        .args("--profile acme")
        .run()
        .exits(0);
    let shown = ws1_okta(&home, "directory show --json").run();
    assert_eq!(
        shown.exits(0).json()["directory"]["name"],
        "Okta Universal Directory"
    );
    // The profile can be named as `profile use` takes it.
    for line in [
        "profile show acme",
        "profile show",
        "profile show --profile acme",
    ] {
        ws1_okta(&home, line).run().exits(0).shows("acme");
    }
    ws1_okta(&home, "profile show other").run().fails(
        2,
        "there is no profile `other`",
        "profile list",
    );
}
