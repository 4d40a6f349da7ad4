//! Why a member earned what they earned, in sentences.

mod standing;

use std::collections::HashMap;
use std::path::Path;

use base::Money;
use plan::period::{Base, Because, Explanation, Outcome, PaidIn, Passed, Points, Rules, Why};

use crate::members::Members;
use crate::{Done, RunsError, Summary, compute, orders};

/// Of one source, so many order lines are named.
const MOST_LINES: usize = 20;

/// What was counted of order lines, by volume and row: the line, and how much.
type Counted = HashMap<(usize, u32), Vec<(String, Points)>>;

/// Why a member earned what they earned in the run that is in `folder`, a sentence a line; `None` when there is no such member.
///
/// The run is computed again from its files, which have to be the ones it read.
///
/// # Errors
/// When the run cannot be done again, or a file is another one now.
pub fn explain(folder: &Path, member: &str) -> Result<Option<Vec<String>>, RunsError> {
    let known = Summary::read(folder)?;
    let files = known.files(folder);
    let done = compute(&files, &|_| ())?;
    done.must_be(&known, folder)?;
    let Done { rules, members, outcome, adjustments, overrides, rates, .. } = done;
    let Some(row) = members.row(member) else { return Ok(None) };
    let explained = outcome.explain(row as usize);
    // Of a large network only the lines that this member earned on are kept.
    let asked = explained.iter().flat_map(|one| asked_about(&rules, one, row));
    let mut counted: Counted = asked.map(|of| (of, Vec::new())).collect();
    orders::each(files.sold(&members, &rules, &rates), |line, order, number| {
        for (volume, row, points) in outcome.counted(line) {
            let Some(lines) = counted.get_mut(&(volume, row)) else { continue };
            let name = if number.is_empty() { order.to_owned() } else { format!("{order}/{number}") };
            lines.push((name, points));
        }
    })?;
    let writer = Writer { rules: &rules, members: &members, counted };
    let mut sentences = Vec::new();
    writer.standing(row, &outcome, &overrides, &mut sentences);
    if explained.is_empty() {
        sentences.push(format!("{member} earned nothing."));
    }
    for bonus in 0..rules.bonus_names().count() {
        let Some(explanation) = explained.iter().find(|one| one.bonus == bonus) else {
            writer.unpaid(&outcome, row, bonus, &mut sentences);
            continue;
        };
        writer.bonus(explanation, row, &mut sentences);
        if outcome.has_own_only(row as usize, bonus) {
            let why = writer.why(bonus, Why::ToBelow);
            sentences.push(format!("  nothing on what those below sold, because {why}"));
        }
        if let Some(earning) = outcome.earning(row, bonus).filter(|earning| earning.amount != earning.uncapped) {
            sentences.push(format!("  the caps leave {} of it", earning.amount));
        }
    }
    writer.paid_out(row, &outcome, &adjustments, &mut sentences)?;
    Ok(Some(sentences))
}

/// The volumes an explanation names, and whose.
fn asked_about(rules: &Rules, explanation: &Explanation, row: u32) -> Vec<(usize, u32)> {
    let Some(Base::Volume(volume)) = rules.base(explanation.bonus) else { return Vec::new() };
    let source = |because: &Because| match because {
        Because::Level { source, .. } | Because::Difference { source, .. } | Because::Equal { source, .. } => *source,
        _ => row,
    };
    explanation.because.iter().map(|because| (*volume, source(because))).collect()
}

struct Writer<'a> {
    rules: &'a Rules,
    members: &'a Members,
    counted: Counted,
}

impl Writer<'_> {
    fn name(&self, row: u32) -> &str {
        self.members.ids.get(row as usize).map_or("", String::as_str)
    }

    /// Why a bonus paid somebody nothing, and what was lost, where there is something to tell.
    fn unpaid(&self, outcome: &Outcome, row: u32, bonus: usize, sentences: &mut Vec<String>) {
        sentences.extend(outcome.barred(row as usize, bonus).and_then(|why| self.nothing(bonus, why)));
        let lost = outcome.expired_with(row as usize, bonus);
        if lost != [Points::ZERO; 2] {
            let [left, right] = lost;
            let name = self.rules.bonus_names().nth(bonus).unwrap_or_default();
            sentences.push(format!("{name}: {left} left and {right} right were carried for too long, and are lost"));
        }
    }

    /// That somebody could not earn with a bonus.
    fn nothing(&self, bonus: usize, why: Why) -> Option<String> {
        let name = self.rules.bonus_names().nth(bonus)?;
        Some(format!("{name}: nothing, because {}", self.why(bonus, why)))
    }

    fn why(&self, bonus: usize, why: Why) -> String {
        match (why, self.rules.condition(bonus, why)) {
            (_, Some(condition)) => format!("`{condition}` does not hold"),
            (Why::Customer, _) => "a customer only buys".into(),
            (Why::Left, _) => "it has left".into(),
            (Why::Instead(other), _) => {
                format!("{} is paid instead", self.rules.bonus_names().nth(other).unwrap_or_default())
            }
            _ => "that rank has no rate for it".into(),
        }
    }

    /// Who was passed over on the way up, each with the reason.
    fn passed(&self, bonus: usize, passed: &[Passed]) -> String {
        let named = passed.iter().map(|Passed { row, why }| format!("{} ({})", self.name(*row), self.why(bonus, *why)));
        match named.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => none,
            names => format!(", past {names}, who took up no level"),
        }
    }

    fn bonus(&self, explanation: &Explanation, row: u32, sentences: &mut Vec<String>) {
        let name = self.rules.bonus_names().nth(explanation.bonus).unwrap_or_default().to_owned();
        let paid_in = match self.rules.paid_in(explanation.bonus) {
            PaidIn::Money => String::new(),
            other => format!(" in {}", other.word()),
        };
        sentences.push(format!("{name}: {}{paid_in}", self.money(explanation.amount)));
        let mut sum = Some(0_i128);
        for because in &explanation.because {
            sentences.push(format!("  {}", self.because(explanation.bonus, because, row)));
            sum = sum.zip(because.exact()).and_then(|(sum, exact)| sum.checked_add(exact));
        }
        if let Some(sum) = sum {
            sentences.push(format!("  together {}", self.rounded(explanation.bonus, sum)));
        }
        if self.rules.most_paid(explanation.bonus) == Some(explanation.amount) {
            sentences.push(format!("  at most {} is paid", self.money(explanation.amount)));
        }
    }

    fn because(&self, bonus: usize, because: &Because, row: u32) -> String {
        match because {
            Because::Level { source, on, level, rate, passed } => {
                let what = self.what(bonus, *source, *on);
                let passed = self.passed(bonus, passed);
                format!("{rate} of {what}, level {level}{passed}: {}", self.exact(bonus, because))
            }
            Because::Difference { source, on, rate, below } => {
                let what = self.what(bonus, *source, *on);
                let less = if below.millionths() > 0 { format!(" less {below} paid below") } else { String::new() };
                format!("{rate}{less} of {what}: {}", self.exact(bonus, because))
            }
            Because::Equal { source, on, rate, both } => {
                let what = self.what(bonus, *source, *on);
                format!("{rate} of {what}, on which {both} was paid below as well: {}", self.exact(bonus, because))
            }
            Because::Down { source, on, rate, among } => {
                format!("{rate} of {} that {} earned, among {among}", self.money(*on), self.name(*source))
            }
            Because::Vested { before, periods } => {
                format!("{} retained before, paid after {periods} periods in a row", self.money(*before))
            }
            Because::MadeUp { source, on, rate } => {
                let (on, name) = (Points::from_parts(*on), self.name(*source));
                format!(
                    "{rate} of {on} that the group of {name} is short of what is guaranteed: {}",
                    self.exact(bonus, because)
                )
            }
            Because::PassedUp { on, rate } => {
                let on = Points::from_parts(*on);
                let why = "that the own group is short of what is guaranteed, passed up";
                format!("less {rate} of {on} {why}: {}", self.exact(bonus, because))
            }
            Because::Own { on, rate: Some(rate) } => {
                format!("{rate} of {}: {}", self.what(bonus, row, *on), self.exact(bonus, because))
            }
            Because::Own { on, rate: None } => {
                format!("of {}, each bracket at its own rate", self.what(bonus, row, *on))
            }
            Because::Fixed => "a fixed amount".into(),
            Because::Board { amount } => format!("{} for each full board it was on top of", self.money(*amount)),
            Because::Pool { shares, of } => format!("{} of {} shares", points(*shares), points(*of)),
            Because::Legs { sides, rest, expired } => {
                let [[left, right], [left_rest, right_rest], [left_lost, right_lost]] =
                    [sides, rest, expired].map(|sides| sides.map(|parts| Points::from_parts(parts).to_string()));
                let lost = format!("; {left_lost} and {right_lost} were carried for too long, and are lost");
                let lost = if *expired == [0, 0] { "" } else { &lost };
                format!(
                    "{left} left and {right} right, with what was carried; {left_rest} and {right_rest} are carried on{lost}"
                )
            }
        }
    }

    /// What is paid on: so much of a volume of somebody, and the order lines it is of.
    fn what(&self, bonus: usize, source: u32, on: i64) -> String {
        let name = self.name(source);
        match self.rules.base(bonus) {
            Some(Base::Volume(volume)) => {
                let volume_name = self.rules.volume_names().get(*volume).map_or("", String::as_str);
                let of = format!("{} {volume_name} of {name}", Points::from_parts(on));
                match self.counted.get(&(*volume, source)).filter(|lines| !lines.is_empty()) {
                    Some(lines) => format!("{of} ({})", listed(lines)),
                    None => of,
                }
            }
            _ => format!("{} that {name} earned", self.money(on)),
        }
    }

    fn money(&self, minor: i64) -> String {
        Money::new(minor, self.rules.currency()).map_or_else(|_| minor.to_string(), |money| money.to_string())
    }

    /// The exact value of a reason, in units of the currency.
    fn exact(&self, bonus: usize, because: &Because) -> String {
        because.exact().map_or_else(String::new, |exact| self.decimal(bonus, exact))
    }

    fn rounded(&self, bonus: usize, sum: i128) -> String {
        let rounding = self.rules.money().rounding.word();
        format!("{}, rounded {rounding} to the smallest unit", self.decimal(bonus, sum))
    }

    /// Volume times millionths as a decimal number of the currency.
    fn decimal(&self, bonus: usize, exact: i128) -> String {
        let (number, decimals) = match self.rules.base(bonus) {
            Some(Base::Volume(_)) => (exact * i128::from(self.rules.money().point), 16),
            _ => (exact, 6 + self.rules.currency().decimals()),
        };
        decimal(number, decimals)
    }
}

fn listed(lines: &[(String, Points)]) -> String {
    let shown: Vec<String> = lines.iter().take(MOST_LINES).map(|(name, points)| format!("{name}: {points}")).collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

fn points(parts: u64) -> String {
    i64::try_from(parts).map_or_else(|_| parts.to_string(), |parts| Points::from_parts(parts).to_string())
}

/// `number` with so many decimals, without zeros at the end.
fn decimal(number: i128, decimals: u32) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let one = 10_u128.pow(decimals);
    let (whole, rest) = (number.unsigned_abs() / one, number.unsigned_abs() % one);
    let rest = format!("{rest:0width$}", width = decimals as usize);
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}
