//! What holds for every text that is read as a plan.

use plan::Plan;
use plan::period::{Rules, Run, State};

/// Reads bytes as a plan of either kind: refused with a line that is there, or read; then the same again however its lines end.
///
/// # Panics
/// When that does not hold.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines = text.lines().count() + 1;
    if let Err(problem) = Plan::parse(text) {
        assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)), "{problem}, of {lines} lines");
    }
    match Rules::parse(text) {
        Err(problem) => {
            assert!(!problem.to_string().is_empty());
            assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)), "{problem}, of {lines} lines");
        }
        Ok(rules) => {
            assert_eq!(Rules::parse(text).as_ref(), Ok(&rules), "the same text is the same plan");
            assert_eq!(Rules::parse(&format!("{text}\n# A plan.\n")).as_ref(), Ok(&rules), "comments change nothing");
            let outcome = Run::new(&rules, Vec::new(), State::default()).unwrap().finish().unwrap();
            assert_eq!(outcome.earnings().count(), 0, "nobody is there to earn");
        }
    }
}
