//! Words by their letters, so that what begins alike is compared once.

use crate::typo::Ruler;

/// No node, no word.
const NONE: u32 = u32::MAX;

/// A tree of letters; nodes of one parent are a list. Words are only ever added.
pub(crate) struct Trie {
    nodes: Vec<Node>,
}

struct Node {
    letter: char,
    /// The word that ends here.
    word: u32,
    first_child: u32,
    next: u32,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node { letter: '\0', word: NONE, first_child: NONE, next: NONE }] }
    }
}

impl Trie {
    /// Adds `text` as the word with number `word`.
    pub(crate) fn add(&mut self, text: &str, word: u32) {
        let mut at = 0;
        for letter in text.chars() {
            at = self.child(at, letter).unwrap_or_else(|| self.add_child(at, letter));
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.word = word;
        }
    }

    /// Calls `take` with each word within `most` edits of `word`, and how many those are.
    pub(crate) fn near(&self, word: &[char], most: usize, take: &mut dyn FnMut(u32, usize)) {
        self.near_below(0, &mut Ruler::new(word, most), take);
    }

    fn near_below(&self, at: usize, ruler: &mut Ruler<'_>, take: &mut dyn FnMut(u32, usize)) {
        for (child, node) in self.children(at) {
            if ruler.read(node.letter) {
                if node.word != NONE
                    && let Some(edits) = ruler.edits()
                {
                    take(node.word, edits);
                }
                self.near_below(child, ruler, take);
            }
            ruler.back();
        }
    }

    fn children(&self, at: usize) -> impl Iterator<Item = (usize, &Node)> {
        let mut next = self.nodes.get(at).map_or(NONE, |node| node.first_child);
        std::iter::from_fn(move || {
            // `NONE` is beyond the last node.
            let at = usize::try_from(next).ok()?;
            let node = self.nodes.get(at)?;
            next = node.next;
            Some((at, node))
        })
    }

    fn child(&self, at: usize, letter: char) -> Option<usize> {
        self.children(at).find(|(_, node)| node.letter == letter).map(|(at, _)| at)
    }

    fn add_child(&mut self, at: usize, letter: char) -> usize {
        let new = self.nodes.len();
        let number = u32::try_from(new).unwrap_or(NONE);
        if let Some(parent) = self.nodes.get_mut(at) {
            let next = std::mem::replace(&mut parent.first_child, number);
            self.nodes.push(Node { letter, word: NONE, first_child: NONE, next });
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::Trie;

    #[test]
    fn words_are_found_by_nearness() {
        let mut trie = Trie::default();
        for (number, word) in (0..).zip(["tea", "team", "teapot", "toast", "bread"]) {
            trie.add(word, number);
        }
        let mut near = Vec::new();
        trie.near(&['t', 'a', 'e', 'm'], 1, &mut |word, edits| near.push((word, edits)));
        assert_eq!(near, [(1, 1)]);
        trie.near(&['x', 'y'], 1, &mut |_, _| panic!("nothing is near"));
    }
}
