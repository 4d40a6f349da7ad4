//! Which rows of a file make one product.
//!
//! Rows of one product usually stand together, but need not: a WooCommerce variation may stand a thousand rows before
//! or after its parent, and people sort tables. So a file is gone through twice: once to note where each product's rows
//! are, once to read them, product by product. The note of a product whose rows stand together is 24 bytes, whatever
//! their number; of scattered rows 24 bytes for each run. While noting, each handle, SKU or id takes about 40 bytes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::source::Place;

/// What rows of one product have in common: a fingerprint of their handle, SKU or id.
///
/// 128 bits, so that no two products are ever joined by accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key(u128);

impl Key {
    /// The key of `name`; `kind` keeps a SKU `12` and an id `12` apart.
    pub(crate) fn new(kind: &str, name: &str) -> Self {
        let half = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            (salt, kind, name).hash(&mut hasher);
            u128::from(hasher.finish())
        };
        Self(half(1) << 64 | half(2))
    }
}

/// How a row belongs to a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Belongs {
    /// It says nothing and is passed over.
    Nowhere,
    /// It is a product of its own, known to others by these keys.
    Head(Vec<Key>),
    /// It adds to the product of this key, which some other row must be.
    Part(Key),
    /// It is the product of this key, or adds to it if an earlier row already was.
    Either(Key),
}

/// Rows of one product that stand together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Products in the order of their first rows.
    group: u32,
    /// How many rows.
    pub(crate) rows: u32,
    /// Where the first of them starts.
    pub(crate) start: Place,
}

/// Notes rows in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    runs: Vec<Run>,
    groups: Vec<Group>,
    by_key: HashMap<Key, u32>,
}

#[derive(Debug, Clone, Copy)]
struct Group {
    /// The line of the row that is the product itself, once it was met.
    head: Option<u64>,
    /// The group this one turned out to be.
    same_as: Option<u32>,
}

/// Where the rows of every product are.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Sorted by product; within a product the head comes first, then the order of the file.
    runs: Vec<Run>,
    next: usize,
}

impl Notes {
    /// Notes the row at `place`.
    pub(crate) fn add(&mut self, place: Place, belongs: &Belongs) {
        let group = match belongs {
            Belongs::Nowhere => return,
            Belongs::Either(key) => {
                let group = self.group_of(*key);
                self.groups[group as usize].head.get_or_insert(place.line);
                group
            }
            Belongs::Part(key) => self.group_of(*key),
            Belongs::Head(keys) => self.head(place, keys),
        };
        match self.runs.last_mut() {
            Some(run) if run.group == group && matches!(belongs, Belongs::Part(_) | Belongs::Either(_)) => {
                run.rows += 1;
            }
            _ => self.runs.push(Run { group, rows: 1, start: place }),
        }
    }

    /// The index, and the places of rows that belong to a product nobody found.
    pub(crate) fn finish(mut self) -> (Index, Vec<Place>) {
        self.by_key = HashMap::new();
        let mut runs = std::mem::take(&mut self.runs);
        for run in &mut runs {
            run.group = self.root(run.group);
        }
        let orphans = runs.iter().filter(|run| self.line_of(run).is_none()).map(|run| run.start).collect();
        runs.retain(|run| self.line_of(run).is_some());
        runs.sort_by_key(|run| {
            let head = self.line_of(run).unwrap_or_default();
            (head, run.start.line != head, run.start.byte)
        });
        (Index { runs, next: 0 }, orphans)
    }

    fn line_of(&self, run: &Run) -> Option<u64> {
        self.groups[run.group as usize].head
    }

    /// A product with `keys`: some of its parts may have come before it, under several of its keys.
    fn head(&mut self, place: Place, keys: &[Key]) -> u32 {
        let waiting = |key: &Key| self.by_key.get(key).map(|group| self.root(*group));
        let mut waiting: Vec<u32> = keys.iter().filter_map(waiting).filter(|g| self.is_waiting(*g)).collect();
        let group = waiting.pop().unwrap_or_else(|| self.new_group());
        self.groups[group as usize].head = Some(place.line);
        for other in waiting.into_iter().filter(|other| *other != group) {
            self.groups[other as usize].same_as = Some(group);
        }
        for key in keys {
            self.by_key.entry(*key).or_insert(group);
        }
        group
    }

    fn is_waiting(&self, group: u32) -> bool {
        self.groups[group as usize].head.is_none()
    }

    fn group_of(&mut self, key: Key) -> u32 {
        if let Some(group) = self.by_key.get(&key) {
            return self.root(*group);
        }
        let group = self.new_group();
        self.by_key.insert(key, group);
        group
    }

    fn new_group(&mut self) -> u32 {
        self.groups.push(Group { head: None, same_as: None });
        // The limit on rows is far below this.
        u32::try_from(self.groups.len() - 1).unwrap_or(u32::MAX)
    }

    fn root(&self, group: u32) -> u32 {
        let mut root = group;
        while let Some(same) = self.groups[root as usize].same_as {
            root = same;
        }
        root
    }
}

impl Index {
    /// The rows of the next product.
    pub(crate) fn next_product(&mut self) -> Option<Vec<Run>> {
        let first = self.runs.get(self.next)?;
        let same = self.runs[self.next..].iter().take_while(|run| run.group == first.group).count();
        let runs = self.runs[self.next..self.next + same].to_vec();
        self.next += same;
        Some(runs)
    }

    /// Starts again with the first product.
    pub(crate) const fn rewind(&mut self) {
        self.next = 0;
    }

    /// Whether there is no product at all.
    pub(crate) const fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Belongs, Index, Key, Notes};
    use crate::source::Place;

    fn sku(name: &str) -> Key {
        Key::new("sku", name)
    }

    fn index(rows: &[Belongs]) -> (Index, Vec<u64>) {
        let mut notes = Notes::default();
        for (line, belongs) in (2..).zip(rows) {
            notes.add(Place { byte: line * 10, line }, belongs);
        }
        let (index, orphans) = notes.finish();
        (index, orphans.iter().map(|place| place.line).collect())
    }

    fn lines(index: &mut Index) -> Vec<Vec<(u64, u32)>> {
        let one =
            |index: &mut Index| Some(index.next_product()?.iter().map(|run| (run.start.line, run.rows)).collect());
        std::iter::from_fn(|| one(index)).collect()
    }

    #[test]
    fn rows_that_stand_together_are_one_run_and_scattered_ones_are_joined() {
        let [a, b] = ["a", "b"].map(|name| Belongs::Either(sku(name)));
        let (mut index, orphans) = index(&[a.clone(), a.clone(), b.clone(), Belongs::Nowhere, b, a]);
        assert_eq!(lines(&mut index), [vec![(2, 2), (7, 1)], vec![(4, 2)]]);
        assert!(orphans.is_empty());
        index.rewind();
        assert_eq!(lines(&mut index).len(), 2);
    }

    #[test]
    fn parts_find_their_product_by_any_of_its_keys_before_or_after_it() {
        let id = Key::new("id", "7");
        let parent = Belongs::Head(vec![id, sku("shirt")]);
        let rows = [
            Belongs::Part(sku("shirt")),
            Belongs::Head(vec![sku("hat")]),
            Belongs::Part(id),
            parent,
            Belongs::Part(sku("shirt")),
            Belongs::Part(sku("nobody")),
        ];
        let (mut index, orphans) = index(&rows);
        assert_eq!(lines(&mut index), [vec![(3, 1)], vec![(5, 2), (2, 1), (4, 1)]]);
        assert_eq!(orphans, [7]);
    }

    #[test]
    fn two_products_of_the_same_sku_stay_two() {
        let rows = [Belongs::Head(vec![sku("x")]), Belongs::Head(vec![sku("x")]), Belongs::Part(sku("x"))];
        assert_eq!(lines(&mut index(&rows).0), [vec![(2, 1), (4, 1)], vec![(3, 1)]]);
    }
}
