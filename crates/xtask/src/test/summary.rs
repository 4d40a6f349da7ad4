//! Reading how many tests passed from what test programs print.

use crate::tally::Tally;

/// Nextest's last word: `Summary [ 1.2s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 2 skipped`.
/// `None` when it never came to it.
pub(super) fn of_nextest(text: &str) -> Option<Tally> {
    let line = text.lines().rfind(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, counts) = line.split_once("run:")?;
    let mut tally = Tally::default();
    for (count, what) in counts_of(&without_brackets(counts)) {
        match what {
            "passed" => tally.passed += count,
            "skipped" => tally.skipped += count,
            // `failed`, `timed out`, `exec failed`: whatever else happened to a test, it did not pass.
            _ => tally.failed += count,
        }
    }
    Some(tally)
}

/// The sum of `cargo test`'s lines: `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; ...`.
pub(super) fn of_cargo(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines().filter(|line| line.starts_with("test result: ")) {
        for (count, what) in counts_of(&line.replace(". ", "; ").replace(';', ",")) {
            match what {
                "passed" => tally.passed += count,
                "failed" => tally.failed += count,
                "ignored" | "filtered out" => tally.skipped += count,
                _ => {}
            }
        }
    }
    tally
}

/// Forge's last word: `Ran 3 test suites in 1.2s (2.1s CPU time): 5 tests passed, 1 failed, 0 skipped (6 total tests)`. `None` when it
/// never came to it.
pub(crate) fn of_forge(text: &str) -> Option<Tally> {
    let line = text.lines().rfind(|line| line.starts_with("Ran ") && line.contains(" test suite"))?;
    let (_, counts) = line.rsplit_once(": ")?;
    let mut tally = Tally::default();
    for (count, what) in counts_of(&without_brackets(counts)) {
        match what {
            "tests passed" => tally.passed += count,
            "skipped" => tally.skipped += count,
            _ => tally.failed += count,
        }
    }
    Some(tally)
}

/// Playwright's JSON report; `None` when it is none.
pub(super) fn of_playwright(json: &str) -> Option<Tally> {
    let report: serde_json::Value = serde_json::from_str(json).ok()?;
    let count = |name: &str| report["stats"][name].as_u64();
    let failed = count("unexpected")? + count("flaky")?;
    // A report may carry errors that belong to no test, such as a file that does not load.
    let stray = report["errors"].as_array().map_or(0, Vec::len) as u64;
    Some(Tally { passed: count("expected")?, failed: failed + stray, skipped: count("skipped")? })
}

/// `3 passed, 1 failed` as pairs; parts that do not begin with a number are passed over.
fn counts_of(line: &str) -> Vec<(u64, &str)> {
    let pairs = line.split(',').filter_map(|part| {
        let (count, what) = part.trim().split_once(' ')?;
        Some((count.parse().ok()?, what.trim()))
    });
    pairs.collect()
}

/// Drops ` (1 slow, 2 leaky)`: those are counted among the passed already.
fn without_brackets(line: &str) -> String {
    let mut inside = false;
    let keep = |c: &char| {
        let was_inside = inside;
        inside = *c == '(' || (inside && *c != ')');
        !inside && !was_inside
    };
    line.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_is_read_with_everything_it_may_say() {
        let text = "        PASS [   0.010s] plan shares
     Summary [   0.016s] 7/9 tests run: 3 passed (1 slow, 1 leaky), 2 failed, 1 timed out, 1 exec failed, 4 skipped
        FAIL [   0.006s] plan walk
";
        assert_eq!(of_nextest(text), Some(Tally { passed: 3, failed: 4, skipped: 4 }));
    }

    #[test]
    fn nextest_that_never_ran_has_no_summary() {
        assert_eq!(of_nextest("error: could not compile `plan`"), None);
    }

    #[test]
    fn cargo_is_summed_over_all_its_programs() {
        let text = "
test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.00s
test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
";
        assert_eq!(of_cargo(text), Tally { passed: 6, failed: 3, skipped: 3 });
    }

    #[test]
    fn forge_is_read_by_its_last_line() {
        let text = "Ran 2 tests for test/unit/GMS.t.sol:GMSTest
Suite result: ok. 2 passed; 0 failed; 0 skipped; finished in 1.00ms
Ran 2 test suites in 3.01s (1.2s CPU time): 41 tests passed, 1 failed, 2 skipped (44 total tests)
";
        assert_eq!(of_forge(text), Some(Tally { passed: 41, failed: 1, skipped: 2 }));
        assert_eq!(of_forge("Error: Compiler run failed"), None);
    }

    #[test]
    fn a_browser_test_that_passes_only_sometimes_did_not_pass() {
        let json = r#"{"errors":[{}],"stats":{"expected":8,"unexpected":1,"flaky":1,"skipped":2}}"#;
        assert_eq!(of_playwright(json), Some(Tally { passed: 8, failed: 3, skipped: 2 }));
        assert_eq!(of_playwright("{}"), None);
    }
}
