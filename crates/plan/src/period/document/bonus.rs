use super::super::Rate;
use super::super::bonuses::{
    Base, Bonus, Bracket, Breakaway, By, Counts, Down, Fixed, Gaps, Kind, Legs, Levels, PaidIn, Pays, Pool, Rest,
    Reward, Share, Shares, Size, Step, Tree, Unpaid, Words,
};
use super::super::money::MoneyRules;
use super::super::vesting::Vesting;
use super::{board, choice, condition, formula, short_text, volume_named};
use crate::document::reader::{Read, Reader, Value};
use crate::period::language::{Expression, Names};

/// The most levels or generations.
const MOST_LEVELS: usize = 60;

/// The most places of a ranked pool.
const MOST_PLACES: usize = 10_000;

/// The most periods that volume is carried by its age.
const MOST_AGES: u32 = 36;

/// Reads a bonus.
pub(super) fn read(reader: Reader<'_>, names: &mut Names, money: &MoneyRules, before: &[Bonus]) -> Read<Bonus> {
    let name = short_text(&reader.need("name", "name = \"Unilevel\"")?)?;
    let trees = [("placement", Tree::Placement), ("enroller", Tree::Enroller), ("pass-up", Tree::PassUp)];
    let tree = reader.find("tree").map_or(Ok(Tree::Placement), |tree| match tree.one_of(&trees)? {
        Tree::PassUp if !names.passes_up => {
            Err(tree.wrong("say above who is passed up: [pass_up] with `first` and `signed_off_by`"))
        }
        known => Ok(known),
    })?;
    let kind = reader.need("kind", "kind = \"levels\"")?;
    let to = reader.find("to").map(|to| condition(&to, names)).transpose()?;
    let kind = match kind.text()? {
        "levels" => Kind::Levels(levels(&reader, names, to, base(&reader, names, before)?)?),
        "differences" => Kind::Gaps(gaps(&reader, names, to, base(&reader, names, before)?)?),
        "breakaway" => Kind::Breakaway(breakaway(&reader, names, to)?),
        "match down" => Kind::Down(down(&reader, to, before)?),
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
        "board" => Kind::Board(board::read(&reader, names, to, money)?),
        _ => {
            let kinds = "levels, differences, breakaway, match down, share, fixed, pool, lesser leg, cycles and board";
            return Err(kind.wrong(format!("there are the kinds {kinds}")));
        }
    };
    let most = reader.find("most_paid").map(|most| amount(&most, money)).transpose()?;
    let vests = reader.find("vests").map(|vests| vesting(&vests, names)).transpose()?;
    let written = |key| reader.find(key).and_then(|value| value.text().ok()).map(str::to_owned);
    let words = Words {
        to: written("to"),
        counts: matches!(kind, Kind::Levels(_)).then(|| written("counts")).flatten(),
        to_below: matches!(kind, Kind::Gaps(_)).then(|| written("to_below")).flatten(),
    };
    let instead_of = choice::read(&reader, &kind, before)?;
    let paid_in = reader.find("paid_in").map_or(Ok(PaidIn::Money), |paid_in| paid_in.one_of(&PaidIn::WORDS))?;
    reader.finish()?;
    Ok(Bonus { name, tree, kind, most, vests, instead_of, gives_way_to: None, paid_in, words })
}

fn vesting(value: &Value<'_>, names: &mut Names) -> Read<Vesting> {
    let table = value.table()?;
    let after = table.need("after", "after = 12")?.whole(2, 120)?;
    let when = condition(&table.need("while", "while = \"active\"")?, names)?;
    table.finish()?;
    Ok(Vesting { after, when })
}

/// A volume, or what was earned with bonuses that stand above.
fn base(reader: &Reader<'_>, names: &Names, before: &[Bonus]) -> Read<Base> {
    let Some(list) = reader.find("on_earnings") else { return Ok(Base::Volume(on(reader, names)?)) };
    Ok(Base::Earnings(bonuses_named(&list, before)?))
}

/// Bonuses that stand above, by their names.
pub(super) fn bonuses_named(list: &Value<'_>, before: &[Bonus]) -> Read<Vec<usize>> {
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
    let counts_value = reader.find("counts");
    let counts = match &counts_value {
        None => Counts::Everybody,
        Some(counts) => match counts.text()? {
            "everybody" => Counts::Everybody,
            "earners" => Counts::Earners,
            _ => Counts::Those(condition(counts, names)?),
        },
    };
    let levels = Levels::new(on, to, counts, rates_of_levels(reader, names)?);
    if let (Some(counts), Some(level)) = (&counts_value, levels.closed()) {
        return Err(counts.wrong(format!(
            "nobody has a rate for level {level}, so with \"earners\" nobody takes it up and no level after it is paid"
        )));
    }
    Ok(levels)
}

/// The rates of levels or generations, by rank.
fn rates_of_levels(reader: &Reader<'_>, names: &Names) -> Read<Vec<Vec<Rate>>> {
    let rates = match (reader.find("rates"), reader.find("rates_by_rank")) {
        (Some(rates), None) => vec![rates.rates()?; names.ranks.len() + 1],
        (None, Some(by_rank)) => by_rank_of(&by_rank, names, |value| value.rates())?,
        (None, None) => return Err(reader.missing("rates", "rates = [\"5 %\", \"3 %\"]")),
        (Some(_), Some(both)) => return Err(both.wrong("rates are by rank or not: write one of the two")),
    };
    match rates.iter().map(Vec::len).max().unwrap_or(0) {
        1..=MOST_LEVELS => Ok(rates),
        _ => Err(reader.need("kind", "")?.wrong(format!("there are 1 to {MOST_LEVELS} levels"))),
    }
}

fn breakaway(reader: &Reader<'_>, names: &mut Names, to: Option<Expression>) -> Read<Breakaway> {
    let leaders = condition(&reader.need("leaders", "leaders = \"rank >= gold\"")?, names)?;
    let rates = rates_of_levels(reader, names)?;
    let guaranteed = match reader.find("guaranteed") {
        None => None,
        Some(value) if rates.iter().any(|of_rank| *of_rank != rates[0]) => {
            // What one gives up would be worth something else to whoever it is passed to.
            return Err(value.wrong("what is guaranteed is paid at one rate: write `rates`, not `rates_by_rank`"));
        }
        Some(value) => match value.points()?.parts() {
            least @ 1.. => Some(least),
            _ => return Err(value.wrong("what is guaranteed is a volume of more than nothing")),
        },
    };
    Ok(Breakaway::new(on(reader, names)?, leaders, to, rates, guaranteed))
}

fn gaps(reader: &Reader<'_>, names: &mut Names, to: Option<Expression>, on: Base) -> Read<Gaps> {
    let on_own = reader.find("on_own").map_or(Ok(true), |value| value.truth())?;
    let skips_first_level = match reader.find("on_first_level") {
        None => false,
        Some(value) if !value.truth()? && on_own => {
            return Err(value.wrong("one's own volume comes before the first level: write `on_own = false` as well"));
        }
        Some(value) => !value.truth()?,
    };
    let equals = reader.find("equals").map(|equals| equals.rate()).transpose()?;
    let to_below = match reader.find("to_below") {
        Some(value) if !on_own => {
            return Err(value.wrong("nothing but what those below sold is paid here: write it as `to`"));
        }
        value => value.map(|value| condition(&value, names)).transpose()?,
    };
    Ok(Gaps { on_own, skips_first_level, equals, to_below, ..Gaps::new(on, to, by(reader, names)?) })
}

fn down(reader: &Reader<'_>, to: Option<Expression>, before: &[Bonus]) -> Read<Down> {
    let earnings = bonuses_named(&reader.need("on_earnings", "on_earnings = [\"Unilevel\"]")?, before)?;
    Ok(Down { on: Base::Earnings(earnings), to, rate: reader.need("rate", "rate = \"25 %\"")?.rate()? })
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
    let shares = match (reader.find("shares"), reader.find("shares_by_place")) {
        (Some(shares), None) => Shares::Formula(formula(&shares, names)?),
        (None, Some(places)) => by_place(reader, &places, names)?,
        (None, None) => return Err(reader.missing("shares", "shares = \"1\"")),
        (Some(_), Some(both)) => return Err(both.wrong("shares are by a formula or by place: write one of the two")),
    };
    Ok(Pool { size, to, shares })
}

fn by_place(reader: &Reader<'_>, places: &Value<'_>, names: &Names) -> Read<Shares> {
    let ranked_by = reader.need("ranked_by", "ranked_by = [\"units\", \"pv\"]")?;
    let volumes = ranked_by.list()?.iter().map(|volume| volume_named(volume, names)).collect::<Read<Vec<_>>>()?;
    if volumes.is_empty() {
        return Err(ranked_by.wrong("name at least one volume"));
    }
    let share = |value: &Value<'_>| {
        let parts = u64::try_from(value.points()?.parts()).unwrap_or(0);
        if parts > 0 { Ok(parts) } else { Err(value.wrong("each place has more than nothing")) }
    };
    let of_place = places.list()?.iter().map(share).collect::<Read<Vec<_>>>()?;
    match of_place.len() {
        1..=MOST_PLACES => Ok(Shares::ByPlace { ranked_by: volumes, of_place }),
        _ => Err(places.wrong(format!("there are 1 to {MOST_PLACES} places"))),
    }
}

fn legs(reader: &Reader<'_>, names: &Names, to: Option<Expression>, pays: Pays) -> Read<Legs> {
    let rests = [("kept", Rest::Kept), ("flushed", Rest::Flushed)];
    let rest = reader.find("rest").map_or(Ok(Rest::Kept), |rest| rest.one_of(&rests))?;
    let fates = [("kept", Unpaid::Kept), ("frozen", Unpaid::Frozen), ("wiped", Unpaid::Wiped)];
    let unpaid = reader.find("unpaid").map_or(Ok(Unpaid::Kept), |unpaid| unpaid.one_of(&fates))?;
    let most_carried = reader.find("most_carried").map(|most| Ok(most.points()?.parts())).transpose()?;
    let expires = match reader.find("expires") {
        Some(value) if rest == Rest::Flushed => {
            return Err(value.wrong("nothing is carried that could expire: write `rest = \"kept\"`"));
        }
        expires => expires.map(|periods| periods.whole(1, MOST_AGES)).transpose()?,
    };
    Ok(Legs { on: on(reader, names)?, to, pays, rest, unpaid, most_carried, expires })
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
