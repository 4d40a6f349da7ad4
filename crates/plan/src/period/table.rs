//! What is known of every position: a row of numbers each, in the order of their places.

use std::ops::Range;

use rayon::prelude::*;

use super::input::{Member, Side};
use super::{Forest, Points};

/// The numbers of a row: what is small together in the first, then marks, then the volumes. A row is read and written several
/// times in a run, so it is kept narrow.
mod column {
    pub(super) const HEAD: usize = 0;
    /// What somebody in the leg that the position heads satisfies, as bits.
    pub(super) const MARKS: usize = 1;
    /// Where the volumes begin.
    pub(super) const VOLUMES: usize = 2;
}

/// What is small, packed into one number: the rank, the title, the side, whether it only buys, and four bytes of flags.
///
/// Whether it only buys is 0 or 1, or [`LEFT`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Head([u8; 8]);

/// Stands where a head says whether a member only buys: it has left.
const LEFT: u8 = 2;

impl Head {
    /// Of a member who had that title before this period.
    pub(super) const fn new(member: &Member, title: u8) -> Self {
        if member.has_left {
            // Nothing but its volume counts any more.
            return Self([0, 0, member.side as u8, LEFT, 0, 0, 0, 0]);
        }
        let [a, b, c, d] = member.flags.to_le_bytes();
        Self([0, title, member.side as u8, member.is_customer as u8, a, b, c, d])
    }

    const fn of(row: &[i64]) -> Self {
        Self(row[column::HEAD].to_le_bytes())
    }

    const fn number(self) -> i64 {
        i64::from_le_bytes(self.0)
    }

    const fn rank(self) -> u8 {
        self.0[0]
    }

    const fn with_rank(mut self, rank: u8) -> Self {
        self.0[0] = rank;
        self
    }
}

/// So many rows are worth another thread.
const ROWS_A_THREAD: usize = 4_096;

/// So many places are looked at together, where what is known of them is far away in memory.
pub(super) const PLACES_AT_ONCE: usize = 128;

/// Rows of numbers by place.
#[derive(Debug, Clone)]
pub(super) struct Table {
    width: usize,
    cells: Vec<i64>,
    history: History,
}

/// The ranks each place was paid as in earlier periods, the latest first.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    pub(super) ranks: Vec<u8>,
    /// How many of each place.
    pub(super) back: usize,
}

/// A position, seen with everybody below.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    row: &'a [i64],
    place: usize,
    below: Below<'a>,
}

/// The rows of the places from `first` on.
#[derive(Debug, Clone, Copy)]
struct Below<'a> {
    forest: &'a Forest,
    width: usize,
    first: usize,
    cells: &'a [i64],
    history: &'a History,
}

impl<'a> Seen<'a> {
    pub(super) fn volume(self, volume: usize) -> i64 {
        self.row[column::VOLUMES + volume]
    }

    /// Its place in the placement tree.
    pub(super) const fn place(self) -> usize {
        self.place
    }

    const fn head(self) -> Head {
        Head::of(self.row)
    }

    /// The rank it is paid as, from 1; 0 for none.
    pub(super) fn rank(self) -> usize {
        usize::from(self.paid_as())
    }

    /// The rank as it is kept.
    pub(super) const fn paid_as(self) -> u8 {
        self.head().rank()
    }

    /// The highest rank it ever had, this period not counted.
    pub(super) fn title(self) -> usize {
        usize::from(self.head().0[1])
    }

    /// The side of a binary tree it stands on.
    pub(super) const fn side(self) -> Side {
        match self.head().0[2] {
            1 => Side::Left,
            2 => Side::Right,
            _ => Side::Neither,
        }
    }

    /// Whether it only buys, or has left: then it has no rank and earns nothing.
    pub(super) const fn is_customer(self) -> bool {
        self.head().0[3] != 0
    }

    pub(super) const fn has_left(self) -> bool {
        self.head().0[3] == LEFT
    }

    pub(super) const fn has_flag(self, flag: u32) -> bool {
        let [_, _, _, _, a, b, c, d] = self.head().0;
        u32::from_le_bytes([a, b, c, d]) >> flag & 1 == 1
    }

    /// What somebody in the leg that it heads satisfies, as bits.
    pub(super) const fn marks(self) -> i64 {
        self.row[column::MARKS]
    }

    pub(super) const fn has_mark(self, mark: u32) -> bool {
        self.marks() >> mark & 1 == 1
    }

    /// Everybody directly below.
    pub(super) fn frontline(self) -> impl Iterator<Item = Self> + 'a {
        let below = self.below;
        below.forest.frontline(self.place).map(move |place| below.seen(place))
    }

    /// In how many of the last `of` periods, this one counted, it was paid as at least `rank`; in parts of points.
    pub(super) fn held(self, rank: u32, of: u32) -> i64 {
        let History { ranks, back } = self.below.history;
        let earlier = ranks.get(self.place * back..(self.place + 1) * back).unwrap_or_default();
        let earlier = earlier.iter().take(of.saturating_sub(1) as usize);
        let now = i64::from(u32::from(self.head().rank()) >= rank);
        earlier.fold(now, |held, &was| held + i64::from(u32::from(was) >= rank)) * Points::ONE
    }
}

impl<'a> Below<'a> {
    fn seen(self, place: usize) -> Seen<'a> {
        let from = (place - self.first) * self.width;
        Seen { row: &self.cells[from..from + self.width], place, below: self }
    }
}

impl Table {
    pub(super) fn new(places: usize, volumes: usize) -> Self {
        let width = column::VOLUMES + volumes;
        Self { width, cells: vec![0; places * width], history: History::default() }
    }

    pub(super) fn remember(&mut self, history: History) {
        self.history = history;
    }

    /// A place, with everybody below in `forest`, by whose places the rows are in order.
    pub(super) fn seen<'a>(&'a self, forest: &'a Forest, place: usize) -> Seen<'a> {
        let (width, cells, history) = (self.width, &self.cells, &self.history);
        Below { forest, width, first: 0, cells, history }.seen(place)
    }

    /// Lets `each` fill the row of every place, whoever is below before whoever is above. Before that, `begin` fills in what is
    /// known of it: of several places at once, because it is far away in memory, and then many of them are fetched at the same time.
    pub(super) fn fill_upwards(
        &mut self,
        forest: &Forest,
        begin: impl Fn(&mut Filling<'_, '_>) + Sync,
        each: impl Fn(&mut Filling<'_, '_>) + Sync,
    ) {
        let (width, history) = (self.width, &self.history);
        upwards(forest, &mut self.cells, width, |places, rows, first, cells| {
            let below = Below { forest, width, first, cells, history };
            for (row, place) in rows.chunks_mut(width).zip(places.clone()) {
                begin(&mut Filling { row, place, below });
            }
            for (row, place) in rows.chunks_mut(width).zip(places) {
                each(&mut Filling { row, place, below });
            }
        });
    }

    /// Lets `fill` fill one row again; whether anything changed. `more` gets what each volume changed by.
    pub(super) fn refill(
        &mut self,
        forest: &Forest,
        place: usize,
        fill: impl FnOnce(&mut Filling<'_, '_>),
        mut more: impl FnMut(usize, i64),
    ) -> bool {
        let Self { width, cells, history } = self;
        let own = place * *width..(place + 1) * *width;
        let mut row = cells[own.clone()].to_vec();
        fill(&mut Filling { row: &mut row, place, below: Below { forest, width: *width, first: 0, cells, history } });
        let before = &mut cells[own];
        let volumes = row.iter().zip(&*before).skip(column::VOLUMES).enumerate();
        volumes.filter(|(_, (now, was))| now != was).for_each(|(volume, (now, was))| more(volume, now - was));
        let changed = *before != *row;
        before.copy_from_slice(&row);
        changed
    }

    /// Adds to a volume of a place.
    pub(super) fn add(&mut self, place: usize, volume: usize, more: i64) {
        self.cells[place * self.width + column::VOLUMES + volume] += more;
    }

    /// Copies the rows of another, and what it remembers; `place_of` tells where each stands there.
    pub(super) fn copy(&mut self, other: &Self, place_of: impl Fn(usize) -> usize + Sync) {
        let width = self.width;
        self.cells.par_chunks_mut(width).enumerate().for_each(|(place, row)| {
            let from = place_of(place) * width;
            row.copy_from_slice(&other.cells[from..from + width]);
        });
        let back = other.history.back;
        let of_place = |place: usize| &other.history.ranks[place_of(place) * back..][..back];
        let ranks = (0..self.cells.len() / width).flat_map(of_place).copied().collect();
        self.history = History { ranks, back };
    }

    /// Adds a row after all others.
    pub(super) fn push(&mut self, head: Head) {
        let row = self.cells.len();
        self.cells.resize(row + self.width, 0);
        self.cells[row + column::HEAD] = head.number();
        self.history.ranks.resize(self.history.ranks.len() + self.history.back, 0);
    }

    /// Changes what is known of the member at a place; its rank stays.
    pub(super) fn set_head(&mut self, place: usize, head: Head) {
        let row = &mut self.cells[place * self.width..];
        row[column::HEAD] = head.with_rank(Head::of(row).rank()).number();
    }
}

/// Lets `each` fill the row of every place, whoever is below before whoever is above. It gets some places, their rows, and the rows
/// from a place on, which are those below.
pub(super) fn upwards(
    forest: &Forest,
    cells: &mut [i64],
    width: usize,
    each: impl Fn(Range<usize>, &mut [i64], usize, &[i64]) + Sync,
) {
    for depth in forest.depths().rev() {
        let (upper, lower) = cells.split_at_mut(depth.end * width);
        let rows = &mut upper[depth.start * width..];
        let fill = |(rows, places): (&mut [i64], Range<usize>)| {
            for (rows, first) in rows.chunks_mut(PLACES_AT_ONCE * width).zip(places.step_by(PLACES_AT_ONCE)) {
                each(first..first + rows.len() / width, rows, depth.end, lower);
            }
        };
        if depth.len() < 2 * ROWS_A_THREAD {
            fill((rows, depth.clone()));
            continue;
        }
        let pieces = rows.par_chunks_mut(ROWS_A_THREAD * width).enumerate();
        pieces.for_each(|(piece, rows)| {
            let first = depth.start + piece * ROWS_A_THREAD;
            fill((rows, first..depth.end));
        });
    }
}

/// A row that is being filled.
pub(super) struct Filling<'r, 'a> {
    row: &'r mut [i64],
    place: usize,
    below: Below<'a>,
}

impl Filling<'_, '_> {
    /// The position as it is known so far.
    pub(super) fn seen(&self) -> Seen<'_> {
        Seen { row: self.row, place: self.place, below: self.below }
    }

    pub(super) fn set_head(&mut self, head: Head) {
        self.row[column::HEAD] = head.number();
    }

    pub(super) fn set_rank(&mut self, rank: u8) {
        self.row[column::HEAD] = Head::of(self.row).with_rank(rank).number();
    }

    pub(super) fn set_marks(&mut self, marks: i64) {
        self.row[column::MARKS] = marks;
    }

    /// Adds to a volume.
    pub(super) fn add(&mut self, volume: usize, more: i64) {
        self.row[column::VOLUMES + volume] += more;
    }

    pub(super) const fn place(&self) -> usize {
        self.place
    }

    pub(super) fn set_volume(&mut self, volume: usize, value: i64) {
        self.row[column::VOLUMES + volume] = value;
    }
}
