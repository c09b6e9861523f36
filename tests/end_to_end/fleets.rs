//! Many profiles of one run: stores that keep one waiting, what is told once, and the rows.

use std::fs;

use crate::support::user::set_rights;
use crate::support::{Home, Tenant, ws1_okta};

const PROFILES: &str = "home/.config/ws1-okta/profiles";

/// A profile `u0` of the tenant, with its secrets in encrypted files, and copies of it up to so many:
/// they share the client, which is nothing to a renewal.
fn fleet(tenant: &Tenant, count: usize) -> Home {
    let home = Home::new();
    let setup = tenant.setup_in_files(&home).args("--profile u0");
    setup.run().exits(0);
    for (path, _) in home.kept() {
        let name = path.file_name().unwrap().to_str().unwrap();
        if let Some(rest) = name.strip_prefix("u0.") {
            for number in 1..count {
                fs::copy(&path, path.with_file_name(format!("u{number}.{rest}"))).unwrap();
            }
        }
    }
    home
}

#[test]
fn status_does_not_wait_for_one_helper_after_the_other() {
    let tenant = Tenant::new(&[]);
    let home = fleet(&tenant, 4);
    fs::create_dir(home.path("bin")).unwrap();
    // Knows nothing, and says so once another one runs beside it; alone it gives up.
    let script = format!(
        "#!/bin/sh\nread -r server\ncd {}\ntouch here.$$\ntries=0\n\
         while [ \"$(ls here.* | wc -l)\" -lt 2 ] && [ ! -e met ]; do\n\
         tries=$((tries + 1)); [ $tries -gt 50 ] && {{ rm here.$$; exit 1; }}; sleep 0.1\ndone\n\
         touch met\nrm here.$$\necho credentials not found in native keychain\nexit 1\n",
        home.folder().display()
    );
    let helper = home.file("bin/docker-credential-meets", &script);
    set_rights(&helper, 0o755);
    for number in 0..4 {
        let path = format!("{PROFILES}/u{number}.json");
        let mut profile: serde_json::Value = serde_json::from_str(&home.read(&path)).unwrap();
        profile["store"] = "helper:meets".into();
        profile.as_object_mut().unwrap().remove("age_identity");
        home.file(&path, &profile.to_string());
    }
    let path = format!("{}:/usr/bin:/bin", helper.parent().unwrap().display());
    let status = ws1_okta(&home, "status --all --json --timeout 30")
        .without_var("PATH")
        .var("PATH", path)
        .run();
    let document = status.json();
    let rows = document["profiles"].as_array().unwrap();
    let names: Vec<_> = rows.iter().map(|row| row["profile"].clone()).collect();
    assert_eq!(names, ["u0", "u1", "u2", "u3"], "{status}");
    assert!(home.path("met").exists(), "{status}");
}

#[test]
fn a_clock_that_is_wrong_is_told_once_with_the_tenant_s_name() {
    let tenant = Tenant::new(&[]);
    let home = fleet(&tenant, 3);
    tenant.0.advance_clock(850 * 86_400 + 120);
    for quiet in ["", "--quiet"] {
        let run = ws1_okta(&home, "token renew --all --force")
            .args(quiet)
            .run();
        run.exits(0);
        let is_told = |line: &&str| line.contains("clock");
        let told: Vec<&str> = run.stderr.lines().filter(is_told).collect();
        let [line] = told[..] else { panic!("{run}") };
        let host = tenant.url().strip_prefix("http://").unwrap();
        assert!(line.contains(host) && line.contains("850 days"), "{line}");
    }
}
