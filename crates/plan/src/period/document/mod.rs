//! From the text of a plan to what it pays for a period.

mod board;
mod bonus;
mod caps;
mod choice;
mod matrix;
mod passing;
mod payout;
mod tank;
mod volume;

use base::Currency;

use super::bonuses::{Base, Bonus, PaidIn};
use super::caps::Caps;
use super::language::{Expression, MOST_VOLUMES, Names, condition as read_condition, formula as read_formula};
use super::matrix::Matrix;
use super::money::{MoneyRules, Rounding};
use super::passing::PassUp;
use super::payout::PayoutRule;
use super::symbols::Symbols;
use super::tank::Tank;
use super::volumes::Volume;
use crate::document::name as short_text;
use crate::document::reader::{Read, Reader, Value};
use crate::{Plan, PlanError};

/// The keys of a document that are about periods.
const KEYS: [&str; 12] = [
    "money",
    "volumes",
    "conditions",
    "ranks",
    "titles",
    "caps",
    "payout",
    "refunds",
    "matrix",
    "tank",
    "pass_up",
    "bonuses",
];
const MOST_RANKS: usize = 60;
const MOST_BONUSES: usize = 60;

/// What a plan pays for a period, ready to be computed. Made only by [`Plan::parse`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    pub(super) money: MoneyRules,
    pub(super) names: Names,
    pub(super) volumes: Vec<Volume>,
    /// The ranks, the lowest first.
    pub(super) ranks: Vec<Rank>,
    pub(super) titles: Titles,
    pub(super) pass_up: Option<PassUp>,
    pub(super) matrix: Option<Matrix>,
    pub(super) tank: Option<Tank>,
    pub(super) bonuses: Vec<Bonus>,
    pub(super) caps: Caps,
    pub(super) payout: Option<PayoutRule>,
    refunds_within: Option<u32>,
}

impl Rules {
    /// What the plan in a document pays for a period.
    ///
    /// # Errors
    /// As [`Plan::parse`], and when the plan says nothing of periods.
    pub fn parse(document: &str) -> Result<Self, PlanError> {
        Plan::parse(document)?.period().cloned()
    }

    /// Reads what is about periods; `None` when nothing is.
    pub(crate) fn read(document: &Reader<'_>) -> Read<Option<Self>> {
        if !KEYS.map(|key| document.find(key).is_some()).contains(&true) {
            return Ok(None);
        }
        let mut names = Names::default();
        let rank_readers = names_of_ranks(document, &mut names)?;
        let money = money(document.need("money", "[money]\ncurrency = \"EUR\"")?.table()?)?;
        let mut volumes = volumes(document, &mut names)?;
        conditions(document, &mut names)?;
        let ranks = rank_readers.into_iter().map(|reader| rank(reader, &mut names)).collect::<Read<_>>()?;
        let titles = titles(document, &mut names)?;
        let caps = caps::read(document, &names, &money)?;
        let payout = payout::read(document, &money)?;
        let refunds_within = payout::refunds(document)?;
        let matrix = matrix::read(document)?;
        let tank = tank::read(document)?;
        let pass_up = passing::read(document, &mut names)?;
        let bonuses = bonuses(document, &mut names, &money)?;
        add_enrolled(&mut volumes, &names);
        let rules =
            Self { money, names, volumes, ranks, titles, pass_up, matrix, tank, bonuses, caps, payout, refunds_within };
        Ok(Some(rules))
    }

    /// The names of the ranks, the lowest first.
    #[must_use]
    pub fn rank_names(&self) -> &[String] {
        &self.names.ranks
    }

    /// What a bonus is paid on, by its place in the plan; `None` for fixed amounts, pools and legs.
    #[must_use]
    pub fn base(&self, bonus: usize) -> Option<&Base> {
        self.bonuses.get(bonus)?.kind.base()
    }

    /// The most a bonus pays a position in a period, in the smallest unit of the currency.
    #[must_use]
    pub fn most_paid(&self, bonus: usize) -> Option<i64> {
        self.bonuses.get(bonus)?.most
    }

    /// What a bonus is paid in, by its place in the plan.
    #[must_use]
    pub fn paid_in(&self, bonus: usize) -> PaidIn {
        self.bonuses.get(bonus).map_or(PaidIn::Money, |bonus| bonus.paid_in)
    }

    /// Whether some bonus is paid in something else than money.
    #[must_use]
    pub fn pays_in_kind(&self) -> bool {
        self.bonuses.iter().any(|bonus| bonus.paid_in != PaidIn::Money)
    }

    /// What is paid out of what is earned, when the plan says so.
    #[must_use]
    pub const fn payout(&self) -> Option<&PayoutRule> {
        self.payout.as_ref()
    }

    /// The most that is paid in a period.
    #[must_use]
    pub const fn caps(&self) -> &Caps {
        &self.caps
    }

    /// Within how many days of an order its refund takes something back; however late when `None`.
    #[must_use]
    pub const fn refunds_within(&self) -> Option<u32> {
        self.refunds_within
    }

    /// What points are worth, and how earnings are rounded.
    #[must_use]
    pub const fn money(&self) -> MoneyRules {
        self.money
    }

    /// The currency of all amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.money.currency
    }

    /// What whoever publishes the plan has to know of it, in sentences.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let passes_up = self.pass_up.iter().map(passing::warning);
        let boards = self.bonuses.iter().filter_map(board::warning);
        passes_up.chain(self.matrix.iter().map(matrix::warning)).chain(boards).collect()
    }

    /// How wide the network may be, when the plan has a limit.
    #[must_use]
    pub const fn matrix(&self) -> Option<&Matrix> {
        self.matrix.as_ref()
    }

    /// How long members wait for their placement, when the plan ends that.
    #[must_use]
    pub const fn tank(&self) -> Option<&Tank> {
        self.tank.as_ref()
    }

    /// Whether a bonus asks for the sides of a binary tree.
    #[must_use]
    pub fn has_legs(&self) -> bool {
        self.bonuses.iter().any(|bonus| bonus.kind.legs().is_some())
    }

    /// The names of the volumes, in their order.
    #[must_use]
    pub fn volume_names(&self) -> &[String] {
        &self.names.volumes
    }

    /// The classes, products, brands and markets it names: what a line says of itself is looked up here.
    #[must_use]
    pub const fn symbols(&self) -> &Symbols {
        &self.names.symbols
    }

    /// The number of a flag, by which members bear it; `None` when the plan never asks for it.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<u32> {
        self.names.flags.iter().position(|known| known == name).and_then(|at| u32::try_from(at).ok())
    }

    /// The names of the bonuses, in the order in which they are computed.
    pub fn bonus_names(&self) -> impl Iterator<Item = &str> {
        self.bonuses.iter().map(|bonus| bonus.name.as_str())
    }
}

/// A rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rank {
    /// What it takes.
    pub(super) needs: Expression,
    /// What is enough for whoever had it, or a higher one, before.
    pub(super) keeps: Option<Expression>,
}

/// When a title falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Titles {
    /// Never.
    Never,
    /// After so many periods in a row without it: to the highest rank of those periods.
    After(u32),
}

/// A name that conditions can use: a letter, then letters, digits and `_`.
fn word(value: &Value<'_>, text: &str) -> Read<String> {
    const TAKEN: [&str; 9] = ["and", "or", "not", "of", "rank", "title", "unranked", "min", "max"];
    let is_word = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.len() <= 40
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !is_word {
        return Err(value.wrong(format!("`{text}` is no name: small letters, digits and _, a letter first")));
    }
    if TAKEN.contains(&text) {
        return Err(value.wrong(format!("`{text}` means something already; choose another name")));
    }
    Ok(text.to_owned())
}

fn names_of_ranks<'a>(document: &Reader<'a>, names: &mut Names) -> Read<Vec<Reader<'a>>> {
    let Some(list) = document.find("ranks") else { return Ok(Vec::new()) };
    let mut readers = Vec::new();
    for rank in list.list()? {
        let reader = rank.table()?;
        let name = reader.need("name", "name = \"silver\"")?;
        let word = word(&name, name.text()?)?;
        if names.ranks.contains(&word) {
            return Err(name.wrong(format!("there are two ranks called `{word}`")));
        }
        names.ranks.push(word);
        readers.push(reader);
    }
    if readers.len() > MOST_RANKS {
        return Err(list.wrong(format!("a plan has at most {MOST_RANKS} ranks")));
    }
    Ok(readers)
}

fn money(reader: Reader<'_>) -> Read<MoneyRules> {
    let currency = reader.need("currency", "currency = \"EUR\"")?;
    let parsed = currency.text()?.parse::<Currency>();
    let parsed = parsed.map_err(|_| currency.wrong("this is the code of a currency, such as \"EUR\""))?;
    let point = match reader.find("point") {
        None => 1_000_000,
        Some(point) => MoneyRules::worth(point.text()?)
            .ok_or_else(|| point.wrong("what a point is worth is a text such as \"1\" or \"0.833\""))?,
    };
    let roundings = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Down].map(|one| (one.word(), one));
    let rounding = reader.find("rounding").map_or(Ok(Rounding::HalfUp), |rounding| rounding.one_of(&roundings))?;
    reader.finish()?;
    Ok(MoneyRules { currency: parsed, point, rounding })
}

fn volumes(document: &Reader<'_>, names: &mut Names) -> Read<Vec<Volume>> {
    let value = document.need("volumes", "[volumes]\npv = { of = \"pv\" }")?;
    let mut volumes = Vec::new();
    for (name, value) in value.table()?.entries() {
        let word = word(&value, name)?;
        // A volume knows those above it, so nothing goes in circles.
        let volume = volume::read(value.table()?, names)?;
        if names.find(&word).is_some() {
            return Err(value.wrong(format!("something else is called `{word}` already")));
        }
        add_enrolled(&mut volumes, names);
        if volume.is_of_lines() {
            names.of_lines.insert(names.volumes.len());
        }
        volumes.push(volume);
        names.volumes.push(word);
    }
    if volumes.is_empty() || volumes.len() > MOST_VOLUMES {
        return Err(value.wrong(format!("a plan has 1 to {MOST_VOLUMES} volumes")));
    }
    Ok(volumes)
}

/// Adds the volumes that conditions and formulas have asked for since the last one.
fn add_enrolled(volumes: &mut Vec<Volume>, names: &Names) {
    let new = names.enrolled.iter().filter(|(column, _)| *column >= volumes.len()).count();
    let new = names.enrolled.iter().skip(names.enrolled.len() - new);
    volumes.extend(new.map(|(_, enrolled)| Volume::Enrolled(enrolled.clone())));
}

fn conditions(document: &Reader<'_>, names: &mut Names) -> Read<()> {
    let Some(table) = document.find("conditions") else { return Ok(()) };
    for (name, value) in table.table()?.entries() {
        let word = word(&value, name)?;
        let condition = condition(&value, names)?;
        if names.find(&word).is_some() {
            return Err(value.wrong(format!("something else is called `{word}` already")));
        }
        names.conditions.insert(word, condition);
    }
    Ok(())
}

fn rank(reader: Reader<'_>, names: &mut Names) -> Read<Rank> {
    let about_itself = |value: Value<'_>, names: &mut Names| {
        let condition = condition(&value, names)?;
        if condition.asks_for_the_rank() {
            let why = "whether it has the rank is what this says: `rank` stands in `frontline(...)` only";
            return Err(value.wrong(why));
        }
        Ok(condition)
    };
    let needs = about_itself(reader.need("needs", "needs = \"pv >= 100\"")?, names)?;
    let keeps = reader.find("keeps").map(|keeps| about_itself(keeps, names)).transpose()?;
    reader.finish()?;
    Ok(Rank { needs, keeps })
}

fn titles(document: &Reader<'_>, names: &mut Names) -> Read<Titles> {
    let Some(table) = document.find("titles") else { return Ok(Titles::Never) };
    let table = table.table()?;
    let fall = table.need("fall", "fall = \"never\"")?;
    let titles = match fall.text() {
        Ok("never") => Titles::Never,
        Ok("at once") => Titles::After(1),
        Ok(_) => return Err(fall.wrong("write \"never\", \"at once\" or a number of periods")),
        Err(_) => Titles::After(fall.whole(1, 36)?),
    };
    if let Titles::After(periods) = titles {
        names.periods_back = names.periods_back.max(periods as usize - 1);
    }
    table.finish()?;
    Ok(titles)
}

fn bonuses(document: &Reader<'_>, names: &mut Names, money: &MoneyRules) -> Read<Vec<Bonus>> {
    let Some(list) = document.find("bonuses") else { return Ok(Vec::new()) };
    let mut bonuses: Vec<Bonus> = Vec::new();
    for one in list.list()? {
        let read = bonus::read(one.table()?, names, money, &bonuses)?;
        if bonuses.iter().any(|known| known.name == read.name) {
            return Err(one.wrong(format!("there are two bonuses called `{}`", read.name)));
        }
        for &other in &read.instead_of {
            bonuses[other].gives_way_to = Some(bonuses.len());
        }
        bonuses.push(read);
    }
    if bonuses.iter().filter(|bonus| bonus.kind.is_once()).count() > 32 {
        return Err(list.wrong("a plan has at most 32 bonuses that are paid once"));
    }
    if bonuses.len() > MOST_BONUSES {
        return Err(list.wrong(format!("a plan has at most {MOST_BONUSES} bonuses")));
    }
    Ok(bonuses)
}

/// Reads something that is true of a position or not.
fn condition(value: &Value<'_>, names: &mut Names) -> Read<Expression> {
    let text = value.text()?;
    read_condition(text, names).map_err(|misread| value.wrong_in(text, misread.at, &misread.why))
}

/// Reads a number about a position.
fn formula(value: &Value<'_>, names: &mut Names) -> Read<Expression> {
    let text = value.text()?;
    read_formula(text, names).map_err(|misread| value.wrong_in(text, misread.at, &misread.why))
}

/// The column of a volume.
fn volume_named(value: &Value<'_>, names: &Names) -> Read<usize> {
    let name = value.text()?;
    let column = names.volumes.iter().position(|known| known == name);
    column.ok_or_else(|| {
        value.wrong(format!("no volume above is called `{name}`; there are {}", names.volumes.join(", ")))
    })
}
