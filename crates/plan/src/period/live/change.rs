//! What changes, and what has to be computed again after it.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::hint::black_box;

use super::streams::add;
use super::way::{Stop, up};
use super::{Kept, Live};
use crate::period::bonuses::{Base, Kind, Tree};
use crate::period::input::{Line, Member, Side};
use crate::period::run::RunError;
use crate::period::table::{Filling, Head};
use crate::period::{ForestError, NOBODY};

/// What of a member can change while a period goes on. When it joined and whether it only buys decide for whom its lines have
/// counted, and who leaves lets others roll up: who changes these needs a new run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The row of whoever enrolled it; [`NOBODY`] for a root.
    pub enroller: u32,
    /// The row it stands below; [`NOBODY`] for a root, [`WAITING`](crate::period::WAITING) as long as it waits.
    pub placement: u32,
    /// The side it stands on.
    pub side: Side,
    /// The flags it bears.
    pub flags: u32,
    /// The highest rank it ever had before this period, from 1; 0 for none.
    pub title: u8,
}

/// A place that hangs elsewhere in a tree than before.
#[derive(Debug, Clone, Copy)]
struct Move {
    tree: Tree,
    place: usize,
    from: Option<usize>,
    to: Option<usize>,
}

/// What comes to places from below in addition, by kind.
type Arriving = BTreeMap<usize, Vec<i64>>;

impl Live {
    /// Adds an order line, or its refund with negative numbers.
    ///
    /// # Errors
    /// When its buyer is not there: then nothing has changed. When something is beyond what can be counted: then the estimates are
    /// of no use any more.
    pub fn add(&mut self, line: &Line) -> Result<(), RunError> {
        let counted = self.sold.count(line, &self.members)?;
        let rows: BTreeSet<usize> = counted.iter().map(|(_, row, _)| *row as usize).collect();
        let rows: Vec<usize> = rows.into_iter().collect();
        let enrolled = self.enrolled(&rows);
        let mut more: BTreeMap<usize, Vec<(usize, i64)>> = BTreeMap::new();
        for (volume, row, number) in counted {
            let place = self.standing.placement.place(row as usize);
            more.entry(place).or_default().push((volume, number));
        }
        let starts: Vec<usize> = more.keys().copied().collect();
        let mut touched = self.stand_again(&starts, &more);
        touched.extend(self.enroll_again(enrolled, self.enrolled(&rows)));
        self.pay_again(&touched, &[])
    }

    /// Adds a member. Its row is the next one.
    ///
    /// # Errors
    /// When somebody it names is not there.
    pub fn join(&mut self, member: Member) -> Result<(), RunError> {
        let row = u32::try_from(self.len()).map_err(|_| RunError::TooMuch)?;
        let member = self.rolled_up(member);
        let is_there = |above: u32| above == NOBODY || above < row;
        if !is_there(member.stands_below()) || !is_there(member.enroller) || member.person > row {
            return Err(ForestError::Orphan(row).into());
        }
        if member.enroller != member.placement {
            self.part_the_trees();
        }
        let place = self.standing.push(&member)?;
        self.members.push(member);
        if member.person != row {
            self.positions.entry(member.person).or_insert_with(|| vec![member.person]).push(row);
        }
        self.state.grow(self.rules.layout(), self.members.len());
        self.standing.table.push(Head::new(&member, 0));
        for kept in &mut self.kept {
            match kept {
                Kept::Flow(streams) => streams.push(),
                Kept::Own(amounts) => amounts.push(0),
                Kept::Pool(_) | Kept::Whole => {}
            }
        }
        let starts: Vec<usize> = [Some(place), self.standing.placement.above(place)].into_iter().flatten().collect();
        let mut touched = self.stand_again(&starts, &BTreeMap::new());
        touched.extend(self.enroll_again(Vec::new(), self.enrolled(&[row as usize])));
        self.pay_again(&touched, &[])
    }

    /// Changes a member.
    ///
    /// # Errors
    /// When it would stand above itself or below nobody who is there, or when it is a customer who would be enrolled by another:
    /// then nothing has changed.
    pub fn change(&mut self, row: usize, change: Change) -> Result<(), RunError> {
        let Change { enroller, placement, side, flags, title } = change;
        let number = u32::try_from(row).map_err(|_| RunError::TooMuch)?;
        let before = *self.members.get(row).ok_or(RunError::NoBuyer(number))?;
        let Member { enroller, placement, .. } = self.rolled_up(Member { enroller, placement, ..before });
        let is_there = |above: u32| above == NOBODY || (above as usize) < self.len();
        let below = Member { placement, ..before }.stands_below();
        if !is_there(below) || !is_there(enroller) {
            return Err(ForestError::Orphan(number).into());
        }
        if before.is_customer && enroller != before.enroller {
            return Err(RunError::CountedForOthers(number));
        }
        let near = self.enrolled_near(row);
        let enrolled = self.enrolled(&near);
        let moves = self.hang(row, [(Tree::Placement, below), (Tree::Enroller, enroller)])?;
        self.members[row] = Member { enroller, placement, side, flags, ..before };
        self.state.titles[row] = title;
        let place = self.standing.placement.place(row);
        self.standing.table.set_head(place, Head::new(&self.members[row], title));
        let of_placement = moves.iter().filter(|one| one.tree == Tree::Placement);
        let parted_from = of_placement.filter_map(|one| one.from);
        let starts: Vec<usize> =
            [place].into_iter().chain(self.standing.placement.above(place)).chain(parted_from).collect();
        let mut touched = self.stand_again(&starts, &BTreeMap::new());
        touched.extend(self.enroll_again(enrolled, self.enrolled(&near)));
        self.pay_again(&touched, &moves)
    }

    /// Hangs a row below these; what has moved by it.
    fn hang(&mut self, row: usize, below: [(Tree, u32); 2]) -> Result<Vec<Move>, RunError> {
        let mut moves = Vec::new();
        for (tree, above) in below {
            let forest = self.standing.tree(tree);
            let place = forest.place(row);
            let to = (above != NOBODY).then(|| forest.place(above as usize));
            let from = forest.above(place);
            if to == from {
                continue;
            }
            if let Some(to) = to {
                forest.must_be_above(to, place)?;
            }
            moves.push(Move { tree, place, from, to });
        }
        if !moves.is_empty() {
            self.part_the_trees();
        }
        for Move { tree, place, to, .. } in &moves {
            self.standing.tree_mut(*tree).hang(*place, *to);
        }
        Ok(moves)
    }

    /// From now on the trees are not the same any more.
    fn part_the_trees(&mut self) {
        let placement = &self.standing.placement;
        self.standing.enroller.get_or_insert_with(|| placement.clone());
    }

    /// Computes volumes and ranks again, of these places and wherever it makes a difference further up. `more` is what volumes of
    /// order lines grow by. Gives the places that were looked at.
    pub(super) fn stand_again(&mut self, starts: &[usize], more: &BTreeMap<usize, Vec<(usize, i64)>>) -> Vec<usize> {
        let Self { rules, standing, state, totals, overrides, .. } = self;
        let layout = rules.layout();
        // Whoever is above somebody who has changed.
        let mut due = BTreeSet::new();
        let mut touched = Vec::new();
        let way = up(&standing.placement, starts);
        look_at(way.iter().map(|stop| standing.table.seen(&standing.placement, stop.place).marks()));
        for Stop { place, is_start } in way {
            let is_due = due.remove(&place);
            if !is_start && !is_due {
                continue;
            }
            touched.push(place);
            let row = standing.placement.row(place);
            let fill = |filling: &mut Filling<'_, '_>| {
                for &(volume, number) in more.get(&place).map_or(&[][..], Vec::as_slice) {
                    filling.add(volume, number);
                }
                rules.each_past(state.past_of(layout, row), |volume, sum| filling.set_volume(volume, sum));
                rules.fill(filling, overrides.at(&standing.placement, place));
            };
            let total = |volume: usize, more: i64| totals[volume] += i128::from(more);
            if standing.table.refill(&standing.placement, place, fill, total) {
                due.extend(standing.placement.above(place));
            }
        }
        touched
    }

    /// Computes bonuses again, of the places that were touched and wherever it makes a difference further up.
    fn pay_again(&mut self, touched: &[usize], moves: &[Move]) -> Result<(), RunError> {
        // Where each bonus pays something else than before.
        let mut changed: Vec<Vec<usize>> = Vec::with_capacity(self.rules.bonuses.len());
        for bonus in 0..self.rules.bonuses.len() {
            let mut places = touched.to_vec();
            if let Some(Base::Earnings(bonuses)) = self.rules.bonuses[bonus].kind.base() {
                let compared = bonuses.iter().flat_map(|&bonus| self.rules.compared(bonus));
                compared.for_each(|bonus| places.extend_from_slice(&changed[bonus]));
            }
            changed.push(match &self.kept[bonus] {
                Kept::Flow(_) => self.flow_again(bonus, &places, moves)?,
                Kept::Own(_) => self.own_again(bonus, &places)?,
                Kept::Pool(_) => {
                    self.share_again(bonus, &places);
                    Vec::new()
                }
                Kept::Whole => Vec::new(),
            });
        }
        Ok(())
    }

    fn own_again(&mut self, bonus: usize, places: &[usize]) -> Result<Vec<usize>, RunError> {
        let mut changed = Vec::new();
        for &place in places {
            let amount = self.own_amount(bonus, place)?;
            let Kept::Own(amounts) = &mut self.kept[bonus] else { break };
            if std::mem::replace(&mut amounts[place], amount) != amount {
                changed.push(place);
            }
        }
        Ok(changed)
    }

    fn share_again(&mut self, bonus: usize, places: &[usize]) {
        let Kind::Pool(pool) = &self.rules.bonuses[bonus].kind else { return };
        let Kept::Pool(shares) = &mut self.kept[bonus] else { return };
        for &place in places {
            let row = self.standing.placement.row_number(place);
            match pool.by_formula(self.standing.seen(place)) {
                0 => shares.remove(&row),
                some => shares.insert(row, some),
            };
        }
    }

    /// What flows up: the difference goes up as far as there is one. Gives the places that earn something else than before.
    fn flow_again(&mut self, bonus: usize, places: &[usize], moves: &[Move]) -> Result<Vec<usize>, RunError> {
        let forest = self.forest(bonus);
        let placement = &self.standing.placement;
        let at = |place: usize| forest.place(placement.row(place));
        let is_one_tree = self.standing.is_one_tree(self.rules.bonuses[bonus].tree);
        let mut starts: Vec<usize> = places.iter().map(|&place| if is_one_tree { place } else { at(place) }).collect();
        let mut arriving = self.moved(bonus, moves);
        starts.extend(arriving.keys());
        let mut changed = Vec::new();
        let way = up(forest, &starts);
        if let Kept::Flow(streams) = &self.kept[bonus] {
            look_at(way.iter().map(|stop| streams.amount(stop.place)));
        }
        for Stop { place: at, is_start } in way {
            let more = arriving.remove(&at);
            if more.is_none() && !is_start {
                continue;
            }
            let Kept::Flow(streams) = &mut self.kept[bonus] else { break };
            more.map_or(Ok(()), |more| streams.arrive(at, &more))?;
            let mut volume = streams.arrived(at).to_vec();
            let amount = self.flow_amount(bonus, at, &mut volume)?;
            let (place, above) = (self.place(bonus, at), self.forest(bonus).above(at));
            let Kept::Flow(streams) = &mut self.kept[bonus] else { break };
            if streams.pay(at, amount) {
                changed.push(place);
            }
            let more = streams.pass_up(at, &volume);
            if let Some(above) = above.filter(|_| more.iter().any(|more| *more != 0)) {
                arrive(&mut arriving, above, more);
            }
        }
        Ok(changed)
    }

    /// What goes up from places that moved leaves those it came to, and comes to others.
    fn moved(&self, bonus: usize, moves: &[Move]) -> Arriving {
        let mut arriving = Arriving::new();
        let Kept::Flow(streams) = &self.kept[bonus] else { return arriving };
        for Move { place, from, to, .. } in moves.iter().filter(|one| one.tree == self.rules.bonuses[bonus].tree) {
            let passed = streams.passed(*place);
            if let Some(to) = to {
                arrive(&mut arriving, *to, passed.to_vec());
            }
            if let Some(from) = from {
                arrive(&mut arriving, *from, passed.iter().map(|passed| -passed).collect());
            }
        }
        arriving
    }
}

/// Looks at what is far away in memory before it is needed one after the other: with nothing else to do, much of it is fetched at the
/// same time.
fn look_at(numbers: impl Iterator<Item = i64>) {
    black_box(numbers.fold(0, |sum, number| sum ^ number));
}

/// More comes to a place.
fn arrive(arriving: &mut Arriving, place: usize, more: Vec<i64>) {
    match arriving.entry(place) {
        Entry::Occupied(mut sum) => add(sum.get_mut(), &more),
        Entry::Vacant(none) => {
            none.insert(more);
        }
    }
}
