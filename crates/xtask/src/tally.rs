//! Counting what passed.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Tally {
    /// One check that passed, or did not.
    pub(crate) fn of(ok: bool) -> Self {
        Self { passed: u64::from(ok), failed: u64::from(!ok), skipped: 0 }
    }

    /// The tally of a program that ended badly: at least one failure, even where it named none.
    pub(crate) fn ended(mut self, ok: bool) -> Self {
        if !ok {
            self.failed = self.failed.max(1);
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// What a run did, line by line, with the sum at its end.
#[derive(Debug, Default)]
pub(crate) struct Report {
    lines: Vec<(&'static str, Outcome)>,
}

#[derive(Debug)]
enum Outcome {
    Ran(Tally),
    Missing(String),
}

impl Report {
    /// A part that ran.
    pub(crate) fn ran(&mut self, part: &'static str, tally: Tally) {
        self.lines.push((part, Outcome::Ran(tally)));
    }

    /// A part that was tried; one that broke on the way, rather than in a test, is one failure.
    pub(crate) fn tried(&mut self, part: &'static str, outcome: anyhow::Result<Tally>) {
        let tally = outcome.unwrap_or_else(|error| {
            eprintln!("{part}: {error:#}");
            Tally::of(false)
        });
        self.ran(part, tally);
    }

    /// A part that could not run, and what it lacks.
    pub(crate) fn missing(&mut self, part: &'static str, what: impl fmt::Display) {
        self.lines.push((part, Outcome::Missing(what.to_string())));
    }

    /// Puts another report's lines below these.
    pub(crate) fn extend(&mut self, other: Report) {
        self.lines.extend(other.lines);
    }

    /// Turns what could not run into failures: where everything is meant to be there, a gap is a fault.
    pub(crate) fn strict(mut self) -> Self {
        for (part, outcome) in &mut self.lines {
            if let Outcome::Missing(what) = outcome {
                eprintln!("{part} could not run: {what}");
                *outcome = Outcome::Ran(Tally::of(false));
            }
        }
        self
    }

    /// The sum over all parts; a part that could not run counts as one left out.
    pub(crate) fn total(&self) -> Tally {
        let mut total = Tally::default();
        for (_, outcome) in &self.lines {
            total += match outcome {
                Outcome::Ran(tally) => *tally,
                Outcome::Missing(_) => Tally { skipped: 1, ..Tally::default() },
            };
        }
        total
    }

    /// Prints the parts and, alone on the last line, the sum. True when nothing failed.
    pub(crate) fn conclude(&self) -> bool {
        print!("\n{self}");
        self.total().failed == 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (part, outcome) in &self.lines {
            match outcome {
                Outcome::Ran(Tally { skipped: 0, .. }) | Outcome::Missing(_) => write!(f, "{part:>12}  {outcome}")?,
                Outcome::Ran(Tally { skipped, .. }) => write!(f, "{part:>12}  {outcome}, {skipped} skipped")?,
            }
            writeln!(f)?;
        }
        writeln!(f, "{}", self.total())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ran(tally) => tally.fmt(f),
            Self::Missing(what) => write!(f, "skipped: {what}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Report {
        let mut report = Report::default();
        report.ran("rust", Tally { passed: 40, failed: 0, skipped: 2 });
        report.ran("docs", Tally { passed: 2, failed: 0, skipped: 0 });
        report.missing("browser", "chromium is not installed");
        report
    }

    #[test]
    fn the_sum_stands_alone_on_the_last_line() {
        let expected = "        rust  40 passed, 0 failed, 2 skipped
        docs  2 passed, 0 failed
     browser  skipped: chromium is not installed
42 passed, 0 failed
";
        assert_eq!(some().to_string(), expected);
        assert_eq!(some().total().skipped, 3);
    }

    #[test]
    fn a_strict_report_counts_a_gap_as_a_failure() {
        let strict = some().strict();
        assert_eq!(strict.total(), Tally { passed: 42, failed: 1, skipped: 2 });
    }

    #[test]
    fn a_program_that_dies_without_a_word_is_a_failure() {
        assert_eq!(Tally::default().ended(false).failed, 1);
        assert_eq!(Tally { passed: 3, failed: 2, skipped: 0 }.ended(false).failed, 2);
        assert_eq!(Tally { passed: 3, failed: 0, skipped: 0 }.ended(true).failed, 0);
    }
}
