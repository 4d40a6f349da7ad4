//! What of a line counts for which volume.

use super::super::document::Rules;
use super::super::input::{Line, Member};
use super::super::symbols::SymbolSet;
use super::super::volumes::{Column, From, Lines, Volume};
use super::super::{NOBODY, Rate, Symbol};

/// The volumes of order lines, each with what of a line counts for it.
#[derive(Debug)]
pub(super) struct Counters {
    all: Vec<Counter>,
    /// Those that count lines for their buyer, and those that count them for whoever enrolled the buyer.
    of_buyer: Chosen,
    of_enroller: Chosen,
    /// Those that ask when the buyer joined.
    of_days: Chosen,
    /// Those that count a line with such a class, product, brand and market: by symbol, as far as any of them asks.
    of_symbols: [Vec<Chosen>; 4],
    /// How often each number of a line may be counted.
    uses: [u128; 5],
}

/// Some of the counters, as bits: a plan has fewer volumes than there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Chosen(u64);

#[derive(Debug)]
struct Counter {
    /// The volume's column.
    column: usize,
    /// Which number of a line.
    number: usize,
    lines: Lines,
}

impl Counters {
    pub(super) fn new(rules: &Rules) -> Self {
        let counters = rules.volumes.iter().enumerate().filter_map(|(column, volume)| match volume {
            Volume::Lines(lines) => Some(Counter::new(column, lines)),
            _ => None,
        });
        let all: Vec<Counter> = counters.collect();
        let those = |are: &dyn Fn(&Lines) -> bool| {
            let those = all.iter().zip(0..).filter(|(counter, _)| are(&counter.lines));
            Chosen(those.fold(0, |bits, (_, at)| bits | 1 << at))
        };
        let (of_buyer, of_enroller) =
            (those(&|lines| lines.from != From::Customers), those(&|lines| lines.from != From::Own));
        let mut uses = [0; 5];
        for (at, counter) in all.iter().enumerate() {
            uses[counter.number] += u128::from(of_buyer.has(at)) + u128::from(of_enroller.has(at));
        }
        Self {
            of_buyer,
            of_enroller,
            of_days: those(&|lines| lines.first_days.is_some() || lines.after_days.is_some()),
            of_symbols: std::array::from_fn(|attribute| {
                let is_asked = all.iter().any(|counter| counter.lines.sets()[attribute].is_some());
                let symbols = rules.symbols().all().filter(|_| is_asked);
                symbols.map(|symbol| those(&|lines| lines.take(attribute, symbol))).collect()
            }),
            uses,
            all,
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.all.len()
    }

    /// The volumes' columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.all.iter().map(|counter| counter.column)
    }

    /// The column of a counter's volume.
    pub(super) fn column(&self, counter: usize) -> usize {
        self.all[counter].column
    }

    /// At most what lines change all volumes by together, either way.
    pub(super) fn at_most(&self, lines: &[Line]) -> u128 {
        let mut sums = [0_u128; 5];
        for line in lines {
            sums.iter_mut().zip(line.numbers).for_each(|(sum, number)| *sum += u128::from(number.unsigned_abs()));
        }
        // Fewer lines than 2^32, and volumes than 2^6: nothing overflows.
        sums.iter().zip(self.uses).map(|(sum, uses)| sum * uses).sum()
    }

    /// Tells for which rows a line counts, and which counters count lines for these. The buyer is looked up only where a volume asks
    /// who enrolled them: that is far away in memory, and most plans do not.
    pub(super) fn each_owner(&self, line: &Line, members: &[Member], mut tell: impl FnMut(u32, Chosen)) {
        tell(line.buyer, self.of_buyer);
        if self.of_enroller != Chosen::default()
            && let buyer = &members[line.buyer as usize]
            && buyer.is_customer
            && buyer.enroller != NOBODY
        {
            tell(buyer.enroller, self.of_enroller);
        }
    }

    /// Those of the counters that count a line, as far as the line itself tells.
    pub(super) fn choose(&self, counters: Chosen, line: &Line) -> Chosen {
        let symbols = [line.class, line.product, line.brand, line.market];
        let mut chosen = counters.0;
        for (of_symbol, symbol) in self.of_symbols.iter().zip(symbols).filter(|(of_symbol, _)| !of_symbol.is_empty()) {
            // What is not of this plan is as what the plan does not name.
            chosen &= of_symbol.get(symbol.number()).unwrap_or(&of_symbol[0]).0;
        }
        Chosen(chosen)
    }

    /// Whether any of them has to know when the buyer joined.
    pub(super) const fn ask_when_joined(&self, chosen: Chosen) -> bool {
        chosen.0 & self.of_days.0 != 0
    }

    /// Tells what of a line counts: by which counter, and how much.
    pub(super) fn each(&self, chosen: Chosen, line: &Line, members: &[Member], mut tell: impl FnMut(usize, i64)) {
        let mut left = chosen;
        while let Some(at) = left.next() {
            let Counter { number, lines, .. } = &self.all[at];
            if !self.of_days.has(at) || lines.are_of_days(line, &members[line.buyer as usize]) {
                tell(at, lines.part(line.numbers[*number]));
            }
        }
    }
}

impl Chosen {
    const fn has(self, at: usize) -> bool {
        self.0 >> at & 1 == 1
    }

    /// Takes the first of them.
    const fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let first = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(first)
    }
}

impl Counter {
    fn new(column: usize, lines: &Lines) -> Self {
        let number = match lines.column {
            Column::Pv => 0,
            Column::Cv => 1,
            Column::Qv => 2,
            Column::Amount => 3,
            Column::Units => 4,
        };
        Self { column, number, lines: lines.clone() }
    }
}

impl Lines {
    /// The classes, products, brands and markets that count; all where there is none.
    fn sets(&self) -> [&Option<SymbolSet>; 4] {
        [&self.classes, &self.products, &self.brands, &self.markets]
    }

    /// Whether lines with such a class, product, brand or market count.
    fn take(&self, attribute: usize, symbol: Symbol) -> bool {
        self.sets()[attribute].as_ref().is_none_or(|set| set.has(symbol))
    }

    /// Whether a line is of the days after the buyer joined that count.
    fn are_of_days(&self, line: &Line, buyer: &Member) -> bool {
        let days = i64::from(line.day) - i64::from(buyer.joined);
        self.first_days.is_none_or(|first| days < i64::from(first))
            && self.after_days.is_none_or(|after| days >= i64::from(after))
    }

    /// The part of a number that counts, toward nothing.
    fn part(&self, number: i64) -> i64 {
        if self.times == Rate::WHOLE {
            return number;
        }
        let part = i128::from(number) * i128::from(self.times.millionths()) / 1_000_000;
        i64::try_from(part).unwrap_or(i64::MAX)
    }
}
