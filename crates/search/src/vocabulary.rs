//! Every word of every product, and where it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

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
    numbers: BTreeMap<Arc<str>, u32>,
    words: Vec<Word>,
    trie: Trie,
}

/// A word and its postings: packed slots and fields, in order. Most words stand in one product only, so the first posting is
/// beside the word.
struct Word {
    text: Arc<str>,
    first: Option<u32>,
    others: Vec<u32>,
}

impl Vocabulary {
    /// The number of `word`, which it gets now if it is new.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let text: Arc<str> = word.into();
        self.numbers.insert(Arc::clone(&text), number);
        self.trie.add(word, number);
        self.words.push(Word { text, first: None, others: Vec::new() });
        number
    }

    pub(crate) fn known(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    pub(crate) fn text(&self, number: u32) -> &str {
        self.word(number).map_or("", |word| &word.text)
    }

    /// The words that begin with `text`, itself included.
    pub(crate) fn beginning_with(&self, text: &str) -> impl Iterator<Item = u32> {
        // The first text after all of these. Nothing is beyond the last letter there is.
        let mut end: Vec<char> = text.chars().collect();
        let next = end.pop().and_then(|last| (last..=char::MAX).nth(1));
        end.extend(next);
        let end: String = end.into_iter().collect();
        let after = if next.is_some() { std::ops::Bound::Excluded(end.as_str()) } else { std::ops::Bound::Unbounded };
        self.numbers.range::<str, _>((std::ops::Bound::Included(text), after)).map(|(_, number)| *number)
    }

    /// Calls `take` with each word within `most` edits of `word`, and how many those are.
    pub(crate) fn near(&self, word: &[char], most: usize, take: &mut dyn FnMut(u32, usize)) {
        self.trie.near(word, most, take);
    }

    /// Calls `take` with the packed slots and fields of a word, in order.
    pub(crate) fn each_posting(&self, number: u32, mut take: impl FnMut(u32)) {
        let Some(word) = self.word(number) else { return };
        word.first.into_iter().for_each(&mut take);
        word.others.iter().copied().for_each(take);
    }

    /// In how many products a word stands.
    pub(crate) fn products(&self, number: u32) -> usize {
        self.word(number).map_or(0, |word| usize::from(word.first.is_some()) + word.others.len())
    }

    /// Turns the words of `slot` from `before` into `after`; both are packed words and fields, in order. What stays is not
    /// touched: most changes of a product are about prices and stock.
    pub(crate) fn rewrite(&mut self, slot: u32, before: &[u32], after: &[u32]) {
        for &gone in before.iter().filter(|one| after.binary_search(one).is_err()) {
            let (word, fields) = unpacked(gone);
            if let Some(word) = self.word_mut(word) {
                word.remove(packed(slot, fields));
            }
        }
        for &new in after.iter().filter(|one| before.binary_search(one).is_err()) {
            let (word, fields) = unpacked(new);
            if let Some(word) = self.word_mut(word) {
                word.add(packed(slot, fields));
            }
        }
    }

    fn word(&self, number: u32) -> Option<&Word> {
        self.words.get(number as usize)
    }

    fn word_mut(&mut self, number: u32) -> Option<&mut Word> {
        self.words.get_mut(number as usize)
    }
}

impl Word {
    fn add(&mut self, posting: u32) {
        let later = match self.first {
            None => {
                self.first = Some(posting);
                return;
            }
            Some(first) if posting < first => {
                self.first = Some(posting);
                first
            }
            Some(_) => posting,
        };
        // Products come in the order of their slots when the index is built.
        if self.others.last().is_none_or(|last| *last < later) {
            self.others.push(later);
        } else if let Err(at) = self.others.binary_search(&later) {
            self.others.insert(at, later);
        }
    }

    fn remove(&mut self, posting: u32) {
        if self.first == Some(posting) {
            self.first = if self.others.is_empty() { None } else { Some(self.others.remove(0)) };
        } else if let Ok(at) = self.others.binary_search(&posting) {
            self.others.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn words_are_found_by_their_beginning() {
        let mut vocabulary = Vocabulary::default();
        for word in ["tea", "team", "teb", "te", "\u{10ffff}", "\u{d7ff}x"] {
            vocabulary.number(word);
        }
        let begun = |text: &str| vocabulary.beginning_with(text).collect::<Vec<_>>();
        assert_eq!(begun("tea"), [0, 1]);
        assert_eq!(begun("te"), [3, 0, 1, 2]);
        assert_eq!(begun("\u{10ffff}"), [4]);
        assert_eq!(begun("\u{d7ff}"), [5]);
        assert_eq!(begun("x"), [0; 0]);
    }

    #[test]
    fn postings_stay_in_order() {
        let mut vocabulary = Vocabulary::default();
        let word = vocabulary.number("tea");
        let in_title = [super::packed(word, super::TITLE)];
        for slot in [5, 2, 9, 3] {
            vocabulary.rewrite(slot, &[], &in_title);
        }
        vocabulary.rewrite(2, &in_title, &[]);
        vocabulary.rewrite(9, &in_title, &[]);
        let mut slots = Vec::new();
        vocabulary.each_posting(word, |posting| slots.push(super::unpacked(posting).0));
        assert_eq!((slots, vocabulary.products(word)), (vec![3, 5], 2));
    }
}
