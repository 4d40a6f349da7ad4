//! What somebody may have meant who found nothing.

use std::cmp::Reverse;

use crate::index::Index;
use crate::matching::{Wanted, wanted};
use crate::model::Query;

/// Edits beyond which a word is another word, however long.
const MOST_EDITS: usize = 3;
/// How many near words are tried for each that finds nothing.
const TRIES: usize = 8;

impl Index {
    /// The nearest words that find something where those of `query` do not, whatever it is narrowed to: each word that
    /// no product has becomes the nearest one that finds something, or is left out. `None` when nothing would be found, or
    /// nothing would change.
    #[must_use]
    pub fn did_you_mean(&self, query: &Query<'_>) -> Option<String> {
        let asked = wanted(query.text);
        let meant = asked.iter().filter_map(|wanted| {
            if self.stands_somewhere(wanted) && self.finds(query, &wanted.alone()) {
                return Some(wanted.word.clone());
            }
            self.nearest(&wanted.word).into_iter().find(|near| self.finds(query, &format!("{near} ")))
        });
        let meant: Vec<String> = meant.collect();
        let text = meant.join(" ");
        let is_new = !meant.iter().eq(asked.iter().map(|wanted| &wanted.word));
        (is_new && !meant.is_empty() && self.finds(query, &text)).then_some(text)
    }

    /// Those of several words that find something each by itself, whatever it is narrowed to; none of a single word.
    #[must_use]
    pub fn apart(&self, query: &Query<'_>) -> Vec<String> {
        let asked = wanted(query.text);
        if asked.len() < 2 {
            return Vec::new();
        }
        asked.into_iter().filter(|wanted| self.finds(query, &wanted.alone())).map(|wanted| wanted.word).collect()
    }

    /// Whether the word is one of some product as it is, or the beginning of one.
    fn stands_somewhere(&self, wanted: &Wanted) -> bool {
        let has_products = |word: u32| self.vocabulary.products(word) > 0;
        let stands = self.vocabulary.known(&wanted.word).is_some_and(has_products);
        stands || (wanted.begun && self.vocabulary.beginning_with(&wanted.word).any(has_products))
    }

    fn finds(&self, query: &Query<'_>, text: &str) -> bool {
        self.finds_any(&Query { text, ..*query })
    }

    /// The words of products nearest to `word`: by edits, then by how many products have them.
    fn nearest(&self, word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let mut near = Vec::new();
        self.vocabulary.near(&letters, MOST_EDITS.min(letters.len() / 2), &mut |word, edits| {
            let products = self.vocabulary.products(word);
            if products > 0 {
                near.push((edits, Reverse(products), word));
            }
        });
        near.sort_unstable();
        near.into_iter().take(TRIES).map(|(_, _, word)| self.vocabulary.text(word).to_owned()).collect()
    }
}
