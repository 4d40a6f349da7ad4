//! A small network in files, for the tests.

#![allow(dead_code, reason = "not every test asks for everything")]

use std::fs;
use std::path::{Path, PathBuf};

use runs::{Files, Period, RunsError, Summary};

pub(crate) const PLAN: &str = r#"
name = "Files"
version = 2

[money]
currency = "EUR"

[volumes]
cv = { of = "cv" }
retail = { of = "cv", classes = ["retail"] }
leg = { sum = "cv" }
ever = { sum = "cv", periods = "all" }

[[ranks]]
name = "silver"
needs = "ever >= 150 and flag(trained)"

[[bonuses]]
name = "Level"
kind = "levels"
on = "retail"
rates = ["10 %"]

[[bonuses]]
name = "Welcome"
kind = "fixed"
amount = "5"
once = true
to = "ever >= 150"

[[bonuses]]
name = "Legs"
kind = "lesser leg"
on = "leg"
rate = "10 %"
"#;

pub(crate) const MEMBERS: &str = "member,enroller,side,flags,joined,phone\n\
    ann,,,trained,2026-01-01,1\n\
    bob,ann,left,,2026-02-01,2\n\
    cat,ann,right,trained;loud,2026-02-01,3\n";

pub(crate) const ORDERS: &str = "order,line,member,date,class,cv\n\
    o1,1,bob,2026-11-03,retail,100\n\
    o1,2,bob,2026-11-03,kit,20\n\
    o2,1,cat,2026-11-04,retail,80.50\n";

/// A folder with a plan, members and orders, that is gone after the test.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("plan.toml", PLAN);
        folder.write("members.csv", MEMBERS);
        folder.write("orders.csv", ORDERS);
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn run(&self, state: Option<&Path>, out: &str) -> Result<Summary, RunsError> {
        self.run_of(None, state, out)
    }

    pub(crate) fn run_of(&self, period: Option<Period>, state: Option<&Path>, out: &str) -> Result<Summary, RunsError> {
        let (plan, members, orders) = (self.path("plan.toml"), self.path("members.csv"), self.path("orders.csv"));
        let out = self.path(out);
        runs::run(&Files { state, period, ..Files::new(&plan, &members, &orders, &out) })
    }

    /// What is said when a file is another one; nothing may be left then.
    pub(crate) fn told(&self, name: &str, text: &str) -> String {
        let before = self.read(name);
        self.write(name, text);
        let told = self.refused(self.run(None, "refused"));
        self.write(name, &before);
        told
    }

    /// What was said by a run to `refused`, of which nothing may be left.
    pub(crate) fn refused(&self, run: Result<Summary, RunsError>) -> String {
        assert!(!self.path("refused").exists() && !self.path("refused.unfinished").exists());
        run.unwrap_err().to_string().replace(&format!("{}/", self.0.path().display()), "")
    }
}
