//! Which products the words find, and how well.

use crate::index::Index;
use crate::typo::edits_allowed;
use crate::vocabulary::{BRAND, FIELD_BITS, LABEL, TITLE, unpacked};
use crate::words::words;

/// More words than this nobody means.
const MOST_WORDS: usize = 8;

/// How a word was found, the best last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    TwoEdits,
    OneEdit,
    Begun,
    Same,
}

impl How {
    const fn after(edits: usize) -> Self {
        match edits {
            0 => Self::Same,
            1 => Self::OneEdit,
            _ => Self::TwoEdits,
        }
    }

    /// What a word counts that was found so, by the fields it stands in: first how, then where.
    const fn by_fields(self) -> &'static [u16; 1 << FIELD_BITS] {
        const BY_FIELDS: [[u16; 1 << FIELD_BITS]; 4] = [table(0), table(1), table(2), table(3)];
        &BY_FIELDS[self as usize]
    }
}

/// Above the places of all words that were found worse, those of the best field.
const fn table(how: u16) -> [u16; 1 << FIELD_BITS] {
    let mut table = [0; 1 << FIELD_BITS];
    let (mut at, mut fields) = (0, 0);
    while at < table.len() {
        let place = match () {
            () if fields & TITLE > 0 => 4,
            () if fields & BRAND > 0 => 3,
            () if fields & LABEL > 0 => 2,
            () => 1,
        };
        table[at] = 4 * how + place;
        at += 1;
        fields += 1;
    }
    table
}

/// A word that was looked for.
pub(crate) struct Wanted {
    pub(crate) word: String,
    /// Whether it may go on: the last one, when nothing was typed behind it.
    pub(crate) begun: bool,
}

impl Wanted {
    /// The word as somebody would type it alone.
    pub(crate) fn alone(&self) -> String {
        if self.begun { self.word.clone() } else { format!("{} ", self.word) }
    }
}

/// The words of what was typed.
pub(crate) fn wanted(text: &str) -> Vec<Wanted> {
    let mut wanted: Vec<Wanted> =
        words(text).into_iter().take(MOST_WORDS).map(|word| Wanted { word, begun: false }).collect();
    if let Some(last) = wanted.last_mut() {
        last.begun = text.chars().next_back().is_some_and(char::is_alphanumeric);
    }
    wanted
}

impl Index {
    /// What each slot counts for `words`, 0 where they do not find it. `None` without words: then nothing counts, and
    /// everything is found.
    pub(crate) fn counted(&self, words: &[Wanted], any: bool) -> Option<Vec<u16>> {
        let (first, others) = words.split_first()?;
        let mut counts = self.counted_one(first);
        for word in others {
            for (sum, one) in counts.iter_mut().zip(self.counted_one(word)) {
                *sum = if any || (*sum > 0 && one > 0) { *sum + one } else { 0 };
            }
        }
        Some(counts)
    }

    pub(crate) fn counted_one(&self, wanted: &Wanted) -> Vec<u16> {
        let mut counts = vec![0_u16; self.rows.len()];
        let mut take = |word: u32, how: How| {
            let by_fields = how.by_fields();
            self.vocabulary.each_posting(word, |posting| {
                let (slot, fields) = unpacked(posting);
                let counted = by_fields.get(fields as usize).copied().unwrap_or_default();
                if let Some(count) = counts.get_mut(slot as usize) {
                    *count = counted.max(*count);
                }
            });
        };
        let letters: Vec<char> = wanted.word.chars().collect();
        match edits_allowed(letters.len()) {
            0 => {
                if let Some(word) = self.vocabulary.known(&wanted.word) {
                    take(word, How::Same);
                }
            }
            most => self.vocabulary.near(&letters, most, &mut |word, edits| take(word, How::after(edits))),
        }
        if wanted.begun {
            let same = self.vocabulary.known(&wanted.word);
            let begun = self.vocabulary.beginning_with(&wanted.word).filter(|word| Some(*word) != same);
            let mut begun: Vec<u32> = begun.collect();
            // A single letter begins tens of thousands of words: those lie beside each other in the order of their numbers.
            begun.sort_unstable();
            begun.into_iter().for_each(|word| take(word, How::Begun));
        }
        counts
    }
}
