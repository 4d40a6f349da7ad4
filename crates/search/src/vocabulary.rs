//! Every word of every product, and where it stands.

use std::collections::HashMap;

use crate::trie::Trie;

/// Bits of a posting that say in which fields a word stands.
pub(crate) const FIELD_BITS: u32 = 4;
/// The bit of each field, the best place highest.
pub(crate) const TITLE: u32 = 8;
pub(crate) const BRAND: u32 = 4;
pub(crate) const LABEL: u32 = 2;
pub(crate) const DESCRIPTION: u32 = 1;
const FIELDS: u32 = (1 << FIELD_BITS) - 1;

/// A number above and the fields below, in one word: 268 million of either are enough.
pub(crate) const fn packed(number: u32, fields: u32) -> u32 {
    (number << FIELD_BITS) | fields
}

pub(crate) const fn unpacked(packed: u32) -> (u32, u32) {
    (packed >> FIELD_BITS, packed & FIELDS)
}

/// The words, each with the slots of the products it stands in. A word that stands nowhere any more keeps its number: it
/// will be used again.
#[derive(Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
    trie: Trie,
    /// Packed slots and fields, in order.
    postings: Vec<Vec<u32>>,
}

impl Vocabulary {
    /// The number of `word`, which it gets now if it is new.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.into(), number);
        self.texts.push(word.into());
        self.trie.add(word, number);
        self.postings.push(Vec::new());
        number
    }

    pub(crate) fn known(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    pub(crate) fn text(&self, number: u32) -> &str {
        usize::try_from(number).ok().and_then(|at| self.texts.get(at)).map_or("", |text| text)
    }

    pub(crate) fn trie(&self) -> &Trie {
        &self.trie
    }

    /// The packed slots and fields of a word, in order.
    pub(crate) fn postings(&self, number: u32) -> &[u32] {
        usize::try_from(number).ok().and_then(|at| self.postings.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Turns the words of `slot` from `before` into `after`; both are packed words and fields, in order. What stays is not
    /// touched: most changes of a product are about prices and stock.
    pub(crate) fn rewrite(&mut self, slot: u32, before: &[u32], after: &[u32]) {
        for &gone in before.iter().filter(|one| after.binary_search(one).is_err()) {
            let (word, fields) = unpacked(gone);
            self.change(word, packed(slot, fields), |list, at| {
                if let Ok(at) = at {
                    list.remove(at);
                }
            });
        }
        for &new in after.iter().filter(|one| before.binary_search(one).is_err()) {
            let (word, fields) = unpacked(new);
            let posting = packed(slot, fields);
            self.change(word, posting, |list, at| {
                if let Err(at) = at {
                    list.insert(at, posting);
                }
            });
        }
    }

    fn change(&mut self, word: u32, posting: u32, change: impl FnOnce(&mut Vec<u32>, Result<usize, usize>)) {
        let list = usize::try_from(word).ok().and_then(|at| self.postings.get_mut(at));
        if let Some(list) = list {
            // Products come in the order of their slots when the index is built.
            let at = if list.last().is_none_or(|last| *last < posting) {
                Err(list.len())
            } else {
                list.binary_search(&posting)
            };
            change(list, at);
        }
    }
}
