//! `client rotate-secret`: a new client beside the old one, or another secret in place.

use serde_json::Value;
use ws1_okta::store::private_file::read_private;

use crate::support::tenant::token_works;
use crate::support::{Command, Home, Outcome, Tenant, ws1_okta};

struct Rotation {
    home: Home,
    tenant: Tenant,
}

impl Rotation {
    /// A profile that is set up, and whose token is in Okta.
    fn new(switches: &[&str]) -> Self {
        let (home, tenant) = (Home::new(), Tenant::new(switches));
        tenant
            .setup(&home)
            .without_pair("--secret-to")
            .without_pair("--store")
            .args("--store file")
            .run()
            .exits(0);
        ws1_okta(&home, "token delivered").run().exits(0);
        Self { home, tenant }
    }

    fn run(&self, arguments: &str) -> Outcome {
        self.command(arguments).run()
    }

    fn command(&self, arguments: &str) -> Command {
        ws1_okta(&self.home, arguments)
    }

    fn token(&self) -> String {
        let shown = self.run("token show --show-token");
        shown.exits(0);
        shown.stdout.trim().to_owned()
    }

    fn works(&self, token: &str) -> bool {
        token_works(self.tenant.url(), token)
    }

    fn profile(&self) -> Value {
        let root = self.home.path("home/.config/ws1-okta");
        let name = self.home.read("home/.config/ws1-okta/current");
        let path = root.join(format!("profiles/{}.json", name.trim()));
        let bytes = read_private(&path, 1 << 20).unwrap().unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    fn secrets(&self) -> usize {
        let folder = self.home.path("home/.config/ws1-okta/secrets");
        // The folder goes with the last of them.
        std::fs::read_dir(folder).map_or(0, Iterator::count)
    }
}

#[test]
fn a_new_client_takes_the_place_of_the_old_one() {
    let rotation = Rotation::new(&[]);
    let old = rotation.token();
    let begun = rotation.run("client rotate-secret --yes --json --show-token");
    begun.exits(7);
    let document = begun.json();
    assert_eq!(document["client"]["id"], "OktaSCIM-2");
    assert_eq!(document["retiring"]["id"], "OktaSCIM");
    assert_eq!(document["needs_person"], "deliver");
    let new = document["api_token"].as_str().unwrap();
    assert_eq!(rotation.tenant.0.client_ids(), ["OktaSCIM", "OktaSCIM-2"]);
    // Nothing ended: Okta's token and the new one both work.
    assert!(rotation.works(&old) && rotation.works(new));
    let status = rotation.run("status");
    status.exits(0).shows("client         OktaSCIM-2");

    // Again before the delivery: the same is told, nothing is made.
    let again = rotation.run("client rotate-secret --yes");
    again.exits(7).shows("ws1-okta token delivered --profile");
    assert_eq!(rotation.tenant.0.client_ids(), ["OktaSCIM", "OktaSCIM-2"]);
    assert_eq!(again.stdout.matches(new).count(), 0);

    rotation.run("token delivered").exits(0);
    // `--yes` never deletes.
    let unconfirmed = rotation.run("client rotate-secret --yes");
    unconfirmed.fails(5, "the deletion is not confirmed", "--confirm \"OktaSCIM\"");
    assert_eq!(rotation.tenant.0.client_ids(), ["OktaSCIM", "OktaSCIM-2"]);
    assert_eq!(rotation.secrets(), 4);
    let done = rotation.run("client rotate-secret --confirm OktaSCIM");
    done.exits(0)
        .shows("has taken the place of `OktaSCIM`, which is deleted");
    assert_eq!(rotation.tenant.0.client_ids(), ["OktaSCIM-2"]);
    assert_eq!(rotation.secrets(), 2);
    assert!(!rotation.works(&old) && rotation.works(new));
    rotation.run("status").exits(0).shows("nothing to do");
    rotation.run("token renew --force").exits(0);
    let setup = rotation.run("setup --yes --json");
    setup.exits(0);
    assert_eq!(setup.json()["client"]["id"], "OktaSCIM-2");

    // The next one has the next number.
    rotation.run("token delivered").exits(0);
    rotation.run("client rotate-secret --yes").exits(7);
    assert_eq!(rotation.tenant.0.client_ids(), ["OktaSCIM-2", "OktaSCIM-3"]);
}

#[test]
fn a_deletion_in_between_warns_by_whose_token_okta_holds() {
    let rotation = Rotation::new(&[]);
    let okta = rotation.token();
    rotation.run("client rotate-secret --yes").exits(7);
    let stops = "Okta's provisioning stops";
    let refused = rotation.run("client delete OktaSCIM");
    refused
        .fails(5, "the deletion is not confirmed", "")
        .tells(stops);
    let refused = rotation.run("client delete OktaSCIM-2");
    refused
        .fails(5, "the deletion is not confirmed", "")
        .tells("Okta's own is of `OktaSCIM`, which stays and takes its place back");
    assert!(!refused.stderr.contains(stops), "{refused}");

    // Once the new token is in Okta it is the other way round.
    let delivered = Rotation::new(&[]);
    delivered.run("client rotate-secret --yes").exits(7);
    delivered.run("token delivered").exits(0);
    let refused = delivered.run("client delete OktaSCIM");
    refused.exits(5);
    assert!(!refused.stderr.contains(stops), "{refused}");
    delivered.run("client delete OktaSCIM-2").tells(stops);
    // The one that was replaced leaves nothing behind.
    let done = delivered.run("client delete OktaSCIM --confirm OktaSCIM");
    done.exits(0).shows("next: ws1-okta status --profile");
    assert_eq!(delivered.profile()["retiring"], Value::Null);
    assert_eq!(delivered.secrets(), 2);
    delivered.run("status").exits(0).shows("nothing to do");

    // The new one goes, and the old one is the profile's again: Okta's token lives on.
    let done = rotation.run("client delete OktaSCIM-2 --confirm OktaSCIM-2");
    done.exits(0).shows("next: ws1-okta status --profile");
    assert_eq!(rotation.tenant.0.client_ids(), ["OktaSCIM"]);
    assert!(rotation.works(&okta));
    let profile = rotation.profile();
    assert_eq!(profile["client"]["id"], "OktaSCIM");
    assert_eq!(profile["retiring"], Value::Null);
    let status = rotation.run("status --json").json();
    assert_eq!(status["okta"]["recorded"], true, "{status}");
    assert_eq!(status["client"]["secret"], "kept", "{status}");
    rotation.run("token renew --force").exits(0);
}

#[test]
fn okta_s_token_that_ended_with_its_client_is_told_as_ended() {
    let rotation = Rotation::new(&[]);
    let old = rotation.token();
    rotation.run("client rotate-secret --yes").exits(7);
    rotation.run("token delivered").exits(0);
    rotation
        .run("client delete OktaSCIM-2 --confirm OktaSCIM-2")
        .exits(0);
    // Okta holds what is dead; the token of the old client works, and is kept.
    let status = rotation.run("status --json");
    status.exits(7);
    let json = status.json();
    assert_eq!(json["okta"]["state"], "ended", "{status}");
    assert_eq!(json["needs_person"], "deliver", "{status}");
    assert_eq!(json["token"]["stored"], "kept", "{status}");
    let name = json["profile"].as_str().unwrap();
    assert_eq!(
        json["next"],
        format!("ws1-okta token renew --profile {name}")
    );
    let human = rotation.run("token check");
    human.exits(7).shows("provisioning has stopped; token ");
    assert!(rotation.works(&old));
    let shown = rotation.run("token renew --show-token");
    shown.shows(&old);
    rotation.run("token delivered").exits(0);
    rotation.run("status").exits(0).shows("nothing to do");
}

#[test]
fn the_token_of_the_one_that_takes_its_place_back_is_held_again() {
    for is_delivered in [true, false] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.setup_in_files(&home).run().exits(0);
        if is_delivered {
            ws1_okta(&home, "token delivered").run().exits(0);
        }
        let rotation = Rotation { home, tenant };
        let before = (rotation.token(), rotation.run("status --json").json());
        let create = "client create --client-id Other --yes";
        rotation.run(create).exits(0);
        // Its tokens end with it, also those that are not held any more.
        rotation.run("token renew --force").exits(0);
        let deleted = rotation.run("client delete Other --confirm Other");
        deleted.exits(0);
        let after = (rotation.token(), rotation.run("status --json").json());
        assert_eq!(after, before, "{is_delivered}");
        assert!(rotation.works(&after.0));
        deleted.shows("OAuth client `OktaSCIM` takes its place back");
    }
}

#[test]
fn the_tokens_of_a_successor_that_is_gone_have_ended() {
    for is_renewed in [false, true] {
        let rotation = Rotation::new(&[]);
        rotation.run("client rotate-secret --yes").exits(7);
        rotation.run("token delivered").exits(0);
        if is_renewed {
            // Okta's is an earlier token of the same client.
            rotation.run("token renew --force").exits(0);
        }
        rotation
            .run("client delete OktaSCIM-2")
            .fails(5, "the deletion is not confirmed", "")
            .tells("Okta's provisioning stops");
        let old = rotation.run("client delete OktaSCIM");
        old.exits(5);
        assert!(!old.stderr.contains("provisioning stops"), "{old}");
        let deleted = rotation.run("client delete OktaSCIM-2 --confirm OktaSCIM-2");
        deleted.exits(0);
        let status = rotation.run("status --json");
        status.exits(7);
        let document = status.json();
        assert_eq!(document["client"]["id"], "OktaSCIM");
        assert_eq!(document["okta"]["state"], "ended", "{is_renewed}: {status}");
        rotation
            .run("token check")
            .exits(7)
            .shows("provisioning has stopped");
        rotation.run("setup --yes").exits(0);
        let status = rotation.run("status --json").json();
        assert_eq!(status["needs_person"], "deliver", "{is_renewed}: {status}");
        rotation.run("token delivered").exits(0);
        rotation.run("status").exits(0).shows("nothing to do");
    }
}

#[test]
fn the_token_of_a_replaced_client_that_is_gone_has_ended() {
    let rotation = Rotation::new(&[]);
    let old = rotation.token();
    rotation.run("client rotate-secret --yes").exits(7);
    let deleted = rotation.run("client delete OktaSCIM --confirm OktaSCIM");
    deleted.exits(0).tells("Okta's provisioning stops");
    assert!(!rotation.works(&old));
    let document = rotation.run("status --json").json();
    assert_eq!(document["okta"]["state"], "ended", "{document}");
    assert_eq!(document["waiting"], true, "{document}");
    assert_eq!(
        document["next_why"],
        "shows the token that is not in Okta yet"
    );
}

#[test]
fn it_goes_on_after_trouble() {
    for fault in [
        "POST /oauth2clients lost-reply",
        "POST /oauth2clients reset",
        "POST /oauth2clients status=403",
        "POST /auth/oauthtoken nth=2 reset",
        "GET /scim/Users status=403",
    ] {
        let rotation = Rotation::new(&[]);
        let old = rotation.token();
        rotation.tenant.fault(fault);
        let failed = rotation.run("client rotate-secret --yes --timeout 2");
        assert_ne!(failed.code, Some(0), "{fault}\n{failed}");
        rotation.tenant.0.clear_faults();
        // The old client goes on meanwhile.
        assert!(rotation.works(&old), "{fault}");
        rotation.run("token renew").exits(0);
        let begun = rotation.run("client rotate-secret --yes --json --show-token");
        begun.exits(7);
        assert_eq!(
            begun.json()["client"]["id"],
            "OktaSCIM-2",
            "{fault}\n{begun}"
        );
        assert!(rotation.works(begun.json()["api_token"].as_str().unwrap()));
        assert_eq!(
            rotation.tenant.0.client_ids(),
            ["OktaSCIM", "OktaSCIM-2"],
            "{fault}"
        );
        rotation.run("token delivered").exits(0);
        rotation
            .tenant
            .fault("DELETE /oauth2clients lost-reply nth=1");
        let done = rotation.run("client rotate-secret --confirm OktaSCIM --timeout 2");
        if done.code != Some(0) {
            rotation
                .run("client rotate-secret --confirm OktaSCIM")
                .exits(0);
        }
        assert_eq!(rotation.tenant.0.client_ids(), ["OktaSCIM-2"], "{fault}");
        assert_eq!(rotation.secrets(), 2, "{fault}");
    }
}

#[test]
fn a_dry_run_and_a_wished_id() {
    let rotation = Rotation::new(&[]);
    let dry = rotation.run("client rotate-secret --dry-run");
    dry.exits(0).shows("OktaSCIM-2").shows("curl");
    rotation
        .run("client rotate-secret --yes --client-id OktaSCIM")
        .fails(
            2,
            "OAuth client `OktaSCIM` is the one to be replaced",
            "--in-place",
        );
    rotation
        .run("client rotate-secret")
        .fails(2, "the plan is not confirmed", "--yes");
    assert_eq!(rotation.tenant.0.client_ids(), ["OktaSCIM"]);
    rotation
        .run("client rotate-secret --yes --client-id Next")
        .exits(7);
    assert_eq!(rotation.tenant.0.client_ids(), ["Next", "OktaSCIM"]);
    // teardown takes both.
    let name = rotation.home.read("home/.config/ws1-okta/current");
    rotation
        .command("teardown --confirm")
        .arg(name.trim())
        .run()
        .exits(0)
        .shows("deleted replaced client OktaSCIM")
        .shows("deleted client Next");
    assert_eq!(rotation.tenant.0.client_ids(), [""; 0]);
    assert_eq!(rotation.secrets(), 0);
}

#[test]
fn in_place_tells_what_became_of_okta_s_token() {
    let rotation = Rotation::new(&[]);
    let before = rotation.tenant.0.client_secret("OktaSCIM");
    let old = rotation.token();
    rotation.run("client rotate-secret --in-place").fails(
        2,
        "the change is not confirmed",
        "--yes",
    );
    let done = rotation.run("client rotate-secret --in-place --yes --json");
    done.exits(0);
    assert_eq!(done.json()["token"], "works");
    assert_ne!(rotation.tenant.0.client_secret("OktaSCIM"), before);
    assert!(rotation.works(&old));
    assert_eq!(rotation.profile().get("creating"), None);
    rotation.run("token renew --force").exits(0);

    let rotation = Rotation::new(&["new-secret-ends-tokens=yes"]);
    rotation.run("token delivered").exits(0);
    let old = rotation.token();
    let done = rotation.run("client rotate-secret --in-place --yes");
    done.exits(7).tells("PROVISIONING HAS STOPPED");
    assert!(!rotation.works(&old));
    // It is not forgotten until a new one is in Okta.
    rotation
        .run("status")
        .exits(7)
        .shows("next           ws1-okta token renew ");
    let check = rotation.run("token check");
    check.exits(7).shows("provisioning has stopped");
    rotation.run("token renew").exits(0);
    assert!(rotation.works(&rotation.token()));
    assert_eq!(rotation.secrets(), 2);
    rotation.run("token check").exits(7);
    rotation.run("token renew").exits(7);
    rotation.run("token delivered").exits(0);
    rotation.run("token check").exits(0);
    rotation.run("status").exits(0);
}

#[test]
fn in_place_what_could_not_be_looked_at_is_not_forgotten() {
    let rotation = Rotation::new(&["new-secret-ends-tokens=yes"]);
    rotation.run("token delivered").exits(0);
    rotation.tenant.fault("GET /scim/Users status=400 always");
    let done = rotation.run("client rotate-secret --in-place --yes");
    done.exits(7).tells("is not known: ");
    rotation.tenant.0.clear_faults();
    rotation
        .run("status")
        .exits(7)
        .shows("(a change of the client was cut short)");
    rotation.run("token check").exits(7);
    // Setup looks again, and finds what happened.
    rotation.run("setup --yes").exits(0);
    assert_eq!(rotation.profile().get("creating"), None);
    let check = rotation.run("token check");
    check.exits(7).shows("provisioning has stopped");
    rotation.run("token delivered").exits(0);
    rotation.run("token check").exits(0);
}

#[test]
fn in_place_keeps_the_secret_that_works() {
    let rotation = Rotation::new(&["put-takes-secret=no"]);
    let before = rotation.tenant.0.client_secret("OktaSCIM");
    rotation.run("client rotate-secret --in-place --yes").fails(
        5,
        "http://127.0.0.1",
        "leave out --in-place",
    );
    assert_eq!(rotation.tenant.0.client_secret("OktaSCIM"), before);
    assert_eq!(rotation.secrets(), 2, "the new one is forgotten");
    rotation.run("token renew --force").exits(0);

    // Sent, acted on, and the reply lost; or never sent; or refused.
    for (fault, code) in [
        ("PUT /oauth2clients lost-reply", 0),
        ("PUT /oauth2clients reset", 4),
        ("PUT /oauth2clients status=403", 3),
        ("PUT /oauth2clients status=500", 4),
    ] {
        let rotation = Rotation::new(&[]);
        rotation.tenant.fault(fault);
        let failed = rotation.run("client rotate-secret --in-place --yes --timeout 2");
        failed.exits(code);
        rotation.tenant.0.clear_faults();
        rotation.run("token renew --force").exits(0);
        rotation.run("setup --yes").exits(0);
        assert_eq!(rotation.profile().get("creating"), None, "{fault}");
        assert_eq!(rotation.secrets(), 2, "{fault}");
    }
}

#[test]
fn one_place_has_no_room_for_two() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    ws1_okta(&home, "client rotate-secret --yes").run().fails(
        2,
        "profile `127.0.0.1_",
        "profile use-store",
    );
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
}

#[test]
fn another_client_id_takes_the_place_of_the_one_that_okta_uses() {
    for command in ["setup --domain OKTA.COM", "client create"] {
        let rotation = Rotation::new(&[]);
        let old = rotation.token();
        let password = rotation.home.path("password");
        let other = |id: &str| {
            rotation
                .command(&format!(
                    "{command} --yes --client-id {id} --admin-user admin"
                ))
                .arg("--admin-password-file")
                .arg(&password)
                .run()
        };
        other("Other")
            .exits(0)
            .tells("takes the place of `OktaSCIM`");
        assert!(rotation.works(&old), "{command}");
        let profile = rotation.profile();
        assert_eq!(profile["retiring"]["id"], "OktaSCIM");
        assert_ne!(
            profile["delivered"]["fingerprint"],
            profile["token"]["fingerprint"]
        );
        rotation
            .run("status")
            .exits(0)
            .shows("goes on: the new client's token is not in Okta yet");
        // One at a time.
        other("Third").fails(
            5,
            "OAuth client `Other` has not yet taken the place of `OktaSCIM`",
            "rotate-secret",
        );
        rotation.run("client rotate-secret --in-place --yes").fails(
            5,
            "OAuth client `OktaSCIM` is still being replaced",
            "--in-place",
        );
        rotation.run("token delivered").exits(0);
        rotation
            .run("status")
            .shows("deletes the client that was replaced");
        rotation
            .run("client rotate-secret --confirm OktaSCIM")
            .exits(0);
        assert_eq!(rotation.tenant.0.client_ids(), ["Other"]);
        assert_eq!(rotation.secrets(), 2);
    }
}

#[test]
fn after_logout_each_command_names_a_way_back() {
    let rotation = Rotation::new(&[]);
    let secret = rotation.tenant.0.client_secret("OktaSCIM").unwrap();
    let name = rotation.home.read("home/.config/ws1-okta/current");
    rotation
        .command("logout --confirm")
        .arg(name.trim())
        .run()
        .exits(0);
    rotation
        .run("status")
        .shows("ws1-okta setup --client-secret-file FILE --profile");
    rotation.run("client rotate-secret --yes").fails(
        3,
        "the shared secret of OAuth client `OktaSCIM` is not in",
        "--admin-user",
    );
    let password = rotation.home.path("password");
    rotation
        .command("setup --yes --admin-user admin --admin-password-file")
        .arg(&password)
        .run()
        .fails(
            5,
            "the shared secret of OAuth client `OktaSCIM` is not kept here any more",
            "--client-secret-file",
        );
    let file = rotation.home.file("known", &secret);
    rotation
        .command("setup --yes --client-secret-file")
        .arg(file)
        .run()
        .exits(0);
    rotation.run("token renew").exits(0);
}

#[test]
fn a_deleted_client_is_no_good_state() {
    let rotation = Rotation::new(&[]);
    rotation
        .run("client delete OktaSCIM --confirm OktaSCIM")
        .exits(0);
    rotation
        .run("token check")
        .exits(7)
        .shows("WARNING - ")
        .shows("its client was deleted");
    rotation.run("status").exits(7);
}

#[test]
fn in_place_a_secret_that_an_earlier_run_sent_is_not_given_up_when_this_one_is_refused() {
    for refusal in [
        "status=429",
        "status=403",
        "status=400",
        "status=500",
        "reset",
    ] {
        let rotation = Rotation::new(&[]);
        let before = rotation.tenant.0.client_secret("OktaSCIM");
        // The new secret arrives, and no proof of it can be had.
        rotation
            .tenant
            .fault("POST /auth/oauthtoken from=2 status=503 retry-after=0");
        let cut_short = rotation.run("client rotate-secret --in-place --yes");
        cut_short.exits(4);
        assert_ne!(rotation.tenant.0.client_secret("OktaSCIM"), before);
        rotation.tenant.0.clear_faults();
        rotation
            .tenant
            .fault(&format!("PUT /oauth2clients {refusal}"));
        // Whatever this one says, nothing is lost by it.
        let _ = rotation.run("client rotate-secret --in-place --yes").code;
        rotation.tenant.0.clear_faults();
        rotation.run("token renew --force").exits(0);
        rotation
            .run("client rotate-secret --in-place --yes")
            .exits(0);
        rotation.run("token renew --force").exits(0);
        assert_eq!(rotation.secrets(), 2, "{refusal}");
    }
}
