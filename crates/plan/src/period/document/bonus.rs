use super::super::bonuses::{
    Base, Bonus, Bracket, By, Counts, Fixed, Gaps, Kind, Legs, Levels, Pays, Pool, Rest, Reward, Share, Size, Step,
    Tree, Unpaid,
};
use super::super::money::MoneyRules;
use super::reader::{Read, Reader, Value};
use super::{condition, formula, short_text, volume_named};
use crate::period::language::{Expression, Names};

/// The most levels or generations.
const MOST_LEVELS: usize = 60;

/// Reads a bonus.
pub(super) fn read(reader: Reader<'_>, names: &mut Names, money: &MoneyRules, before: &[Bonus]) -> Read<Bonus> {
    let name = short_text(&reader.need("name", "name = \"Unilevel\"")?)?;
    let trees = [("placement", Tree::Placement), ("enroller", Tree::Enroller)];
    let tree = reader.find("tree").map_or(Ok(Tree::Placement), |tree| tree.one_of(&trees))?;
    let kind = reader.need("kind", "kind = \"levels\"")?;
    let to = reader.find("to").map(|to| condition(&to, names)).transpose()?;
    let kind = match kind.text()? {
        "levels" => Kind::Levels(levels(&reader, names, to, base(&reader, names, before)?)?),
        "differences" => Kind::Gaps(gaps(&reader, names, to, base(&reader, names, before)?)?),
        "share" => Kind::Share(share(&reader, names, to, base(&reader, names, before)?)?),
        "fixed" => Kind::Fixed(fixed(&reader, names, to, money)?),
        "pool" => Kind::Pool(pool(&reader, names, to, money, before)?),
        "lesser leg" => {
            let pays = Pays::Lesser(by(&reader, names)?);
            Kind::Legs(legs(&reader, names, to, pays)?)
        }
        "cycles" => {
            let pays = cycles(&reader, names, money)?;
            Kind::Legs(legs(&reader, names, to, pays)?)
        }
        _ => {
            let kinds = "levels, differences, share, fixed, pool, lesser leg and cycles";
            return Err(kind.wrong(format!("there are the kinds {kinds}")));
        }
    };
    let most = reader.find("most_paid").map(|most| amount(&most, money)).transpose()?;
    reader.finish()?;
    Ok(Bonus { name, tree, kind, most })
}

/// A volume, or what was earned with bonuses that stand above.
fn base(reader: &Reader<'_>, names: &Names, before: &[Bonus]) -> Read<Base> {
    let Some(list) = reader.find("on_earnings") else { return Ok(Base::Volume(on(reader, names)?)) };
    Ok(Base::Earnings(bonuses_named(&list, before)?))
}

/// Bonuses that stand above, by their names.
fn bonuses_named(list: &Value<'_>, before: &[Bonus]) -> Read<Vec<usize>> {
    let mut bonuses = Vec::new();
    for one in list.list()? {
        let name = one.text()?;
        let known = before.iter().position(|bonus| bonus.name == name);
        bonuses.push(known.ok_or_else(|| one.wrong(format!("no bonus above is called `{name}`")))?);
    }
    if bonuses.is_empty() { Err(list.wrong("name at least one bonus")) } else { Ok(bonuses) }
}

fn on(reader: &Reader<'_>, names: &Names) -> Read<usize> {
    volume_named(&reader.need("on", "on = \"cv\"")?, names)
}

fn levels(reader: &Reader<'_>, names: &mut Names, to: Option<Expression>, on: Base) -> Read<Levels> {
    let counts = match reader.find("counts") {
        None => Counts::Everybody,
        Some(counts) => match counts.text()? {
            "everybody" => Counts::Everybody,
            "earners" => Counts::Earners,
            _ => Counts::Those(condition(&counts, names)?),
        },
    };
    let rates = match (reader.find("rates"), reader.find("rates_by_rank")) {
        (Some(rates), None) => vec![rates.rates()?; names.ranks.len() + 1],
        (None, Some(by_rank)) => by_rank_of(&by_rank, names, |value| value.rates())?,
        (None, None) => return Err(reader.missing("rates", "rates = [\"5 %\", \"3 %\"]")),
        (Some(_), Some(both)) => return Err(both.wrong("rates are by rank or not: write one of the two")),
    };
    let levels = Levels::new(on, to, counts, rates);
    match levels.worth.len() {
        1..=MOST_LEVELS => Ok(levels),
        _ => Err(reader.need("kind", "")?.wrong(format!("there are 1 to {MOST_LEVELS} levels"))),
    }
}

fn gaps(reader: &Reader<'_>, names: &Names, to: Option<Expression>, on: Base) -> Read<Gaps> {
    let on_own = reader.find("on_own").map_or(Ok(true), |value| value.truth())?;
    Ok(Gaps::new(on, on_own, to, by(reader, names)?))
}

fn share(reader: &Reader<'_>, names: &Names, to: Option<Expression>, on: Base) -> Read<Share> {
    let by = by(reader, names)?;
    let in_steps = match reader.find("in_steps") {
        None => false,
        Some(value) => {
            let is_possible = matches!((&on, &by), (Base::Volume(on), By::Volume(by, _)) if on == by);
            if value.truth()? && !is_possible {
                return Err(value.wrong("steps are those of brackets, and `brackets_by` is the volume that is paid on"));
            }
            value.truth()?
        }
    };
    Ok(Share { on, to, by, in_steps })
}

fn fixed(reader: &Reader<'_>, names: &mut Names, to: Option<Expression>, money: &MoneyRules) -> Read<Fixed> {
    let amount = amount(&reader.need("amount", "amount = \"50\"")?, money)?;
    let times = reader.find("times").map(|times| formula(&times, names)).transpose()?;
    let once = reader.find("once").map_or(Ok(false), |once| once.truth())?;
    Ok(Fixed { to, amount, times, once })
}

fn pool(
    reader: &Reader<'_>,
    names: &mut Names,
    to: Option<Expression>,
    money: &MoneyRules,
    before: &[Bonus],
) -> Read<Pool> {
    let size = match (reader.find("amount"), reader.find("rate"), reader.find("of_breakage")) {
        (Some(value), None, None) => Size::Amount(amount(&value, money)?),
        (None, Some(rate), None) => Size::Part(on(reader, names)?, rate.rate()?),
        (None, None, Some(list)) => Size::Breakage(bonuses_named(&list, before)?),
        (None, None, None) => return Err(reader.missing("rate", "rate = \"2 %\"")),
        (Some(value), ..) | (_, Some(value), _) => {
            return Err(value.wrong("a pool is an amount, a part of a volume, or of_breakage: write one of the three"));
        }
    };
    let shares = formula(&reader.need("shares", "shares = \"1\"")?, names)?;
    Ok(Pool { size, to, shares })
}

fn legs(reader: &Reader<'_>, names: &Names, to: Option<Expression>, pays: Pays) -> Read<Legs> {
    let rests = [("kept", Rest::Kept), ("flushed", Rest::Flushed)];
    let rest = reader.find("rest").map_or(Ok(Rest::Kept), |rest| rest.one_of(&rests))?;
    let fates = [("kept", Unpaid::Kept), ("frozen", Unpaid::Frozen), ("wiped", Unpaid::Wiped)];
    let unpaid = reader.find("unpaid").map_or(Ok(Unpaid::Kept), |unpaid| unpaid.one_of(&fates))?;
    let most_carried = reader.find("most_carried").map(|most| Ok(most.points()?.parts())).transpose()?;
    Ok(Legs { on: on(reader, names)?, to, pays, rest, unpaid, most_carried })
}

fn cycles(reader: &Reader<'_>, names: &Names, money: &MoneyRules) -> Read<Pays> {
    let most = reader.find("most").map(|most| most.whole(1, 1_000_000)).transpose()?;
    let steps = match reader.find("steps") {
        None => vec![step(reader, names, money)?],
        Some(list) => {
            let mut steps = Vec::new();
            for one in list.list()? {
                let one = one.table()?;
                let read = step(&one, names, money)?;
                let times = one.find("times").map_or(Ok(1), |times| times.whole(1, 1_000))?;
                one.finish()?;
                steps.extend(std::iter::repeat_n(read, times as usize));
            }
            if steps.is_empty() || steps.len() > 1_000 {
                return Err(list.wrong("there are 1 to 1000 steps"));
            }
            steps
        }
    };
    Ok(Pays::Cycles { steps, most })
}

fn step(reader: &Reader<'_>, names: &Names, money: &MoneyRules) -> Read<Step> {
    let side = |value: &Value<'_>| {
        let parts = value.points()?.parts();
        if parts > 0 { Ok(parts) } else { Err(value.wrong("a step takes more than nothing")) }
    };
    let greater_value = reader.need("greater", "greater = 200")?;
    let greater = side(&greater_value)?;
    let lesser = reader.find("lesser").map_or(Ok(greater), |lesser| side(&lesser))?;
    if lesser > greater {
        return Err(greater_value.wrong("it takes at least as much of the greater leg as of the lesser"));
    }
    let pays = match (reader.find("amount"), reader.find("amount_by_rank")) {
        (Some(one), None) => Reward::Amount(vec![amount(&one, money)?; names.ranks.len() + 1]),
        (None, Some(by_rank)) => Reward::Amount(by_rank_of(&by_rank, names, |value| amount(value, money))?),
        (None, None) => Reward::Part(by(reader, names)?),
        (Some(_), Some(both)) => return Err(both.wrong("an amount is one or goes by rank: write one of the two")),
    };
    Ok(Step { greater, lesser, pays })
}

pub(super) fn amount(value: &Value<'_>, money: &MoneyRules) -> Read<i64> {
    let text = value.text()?;
    let amount = base::Money::parse(text, money.currency);
    amount.map(base::Money::minor).map_err(|error| value.wrong(format!("`{text}` is no amount: {error}")))
}

/// One rate, rates by brackets of a volume, or rates by rank.
fn by(reader: &Reader<'_>, names: &Names) -> Read<By> {
    match (reader.find("rate"), reader.find("brackets"), reader.find("rate_by_rank")) {
        (Some(rate), None, None) => Ok(By::Flat(rate.rate()?)),
        (None, Some(brackets), None) => {
            let by = volume_named(&reader.need("brackets_by", "brackets_by = \"gv\"")?, names)?;
            Ok(By::Volume(by, bracket_table(&brackets)?))
        }
        (None, None, Some(by_rank)) => Ok(By::Rank(by_rank_of(&by_rank, names, |value| value.rate())?)),
        (None, None, None) => Err(reader.missing("rate", "rate = \"5 %\"")),
        (Some(value), ..) | (_, Some(value), _) => {
            Err(value.wrong("a rate is one, goes by brackets, or by rank: write one of the three"))
        }
    }
}

/// Something for each rank, those without one first; the ranks that are left out have what the one below has.
fn by_rank_of<T: Clone + Default>(
    value: &Value<'_>,
    names: &Names,
    read: impl Fn(&Value<'_>) -> Read<T>,
) -> Read<Vec<T>> {
    let mut of_rank: Vec<Option<T>> = vec![None; names.ranks.len() + 1];
    for (name, value) in value.table()?.entries() {
        let rank = match name {
            "unranked" => Some(0),
            _ => names.ranks.iter().position(|known| known == name).map(|at| at + 1),
        };
        let rank = rank
            .ok_or_else(|| value.wrong(format!("there is no rank `{name}`; there are {}", names.ranks.join(", "))))?;
        of_rank[rank] = Some(read(&value)?);
    }
    let mut last = T::default();
    for own in &mut of_rank {
        last = own.get_or_insert_with(|| last.clone()).clone();
    }
    Ok(of_rank.into_iter().flatten().collect())
}

/// Brackets, each from more on than the one before.
fn bracket_table(value: &Value<'_>) -> Read<Vec<Bracket>> {
    let mut brackets: Vec<Bracket> = Vec::new();
    for one in value.list()? {
        let reader = one.table()?;
        let from = reader.need("from", "from = 200")?.points()?;
        let rate = reader.need("rate", "rate = \"3 %\"")?.rate()?;
        reader.finish()?;
        if brackets.last().is_some_and(|last| last.from >= from) {
            return Err(one.wrong("each bracket begins at more than the one before"));
        }
        brackets.push(Bracket { from, rate });
    }
    if brackets.is_empty() { Err(value.wrong("there is at least one bracket")) } else { Ok(brackets) }
}
