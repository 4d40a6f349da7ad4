//! How far a word may be from what was meant.

/// How many edits a word of `letters` letters may need: a short word with one would be another word.
#[must_use]
pub const fn edits_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The word that was looked for, compared letter by letter with words that share beginnings. Each [`Ruler::read`] adds a
/// row to the table of distances; [`Ruler::back`] takes it away, so that the next word goes on from where it differs.
pub(crate) struct Ruler<'a> {
    word: &'a [char],
    most: u8,
    read: Vec<char>,
    /// Row by row, edits from the first letters read to the first of the word: `most + 1` for any beyond.
    table: Vec<u8>,
}

impl<'a> Ruler<'a> {
    pub(crate) fn new(word: &'a [char], most: usize) -> Self {
        let most = u8::try_from(most).unwrap_or(u8::MAX - 2);
        let table = (0..=word.len()).map(|j| u8::try_from(j).unwrap_or(u8::MAX).min(most + 1)).collect();
        Self { word, most, read: Vec::new(), table }
    }

    /// Reads one more letter; whether a word that begins so can still be near enough.
    pub(crate) fn read(&mut self, letter: char) -> bool {
        let (width, depth) = (self.word.len() + 1, self.read.len());
        let far = self.most + 1;
        let above = depth * width;
        let mut last = self.at(above).saturating_add(1).min(far);
        let mut least = last;
        self.table.push(last);
        for (j, &wanted) in self.word.iter().enumerate() {
            let (corner, over) = (self.at(above + j), self.at(above + j + 1));
            let mut edits = (corner + u8::from(letter != wanted)).min(over + 1).min(last + 1);
            if depth > 0 && j > 0 && self.read.last() == Some(&wanted) && self.word.get(j - 1) == Some(&letter) {
                // Two neighbours that were swapped: one edit beyond the place before both.
                edits = edits.min(self.at(above - width + j - 1) + 1);
            }
            last = edits.min(far);
            least = least.min(last);
            self.table.push(last);
        }
        self.read.push(letter);
        least <= self.most
    }

    /// Forgets the last letter read.
    pub(crate) fn back(&mut self) {
        self.read.pop();
        self.table.truncate((self.read.len() + 1) * (self.word.len() + 1));
    }

    /// The edits between what was read and the word; `None` when they are more than were allowed.
    pub(crate) fn edits(&self) -> Option<usize> {
        let last = self.table.last().copied()?;
        (last <= self.most).then_some(usize::from(last))
    }

    fn at(&self, place: usize) -> u8 {
        self.table.get(place).copied().unwrap_or(u8::MAX - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Ruler;

    fn edits(word: &str, other: &str, most: usize) -> Option<usize> {
        let word: Vec<char> = word.chars().collect();
        let mut ruler = Ruler::new(&word, most);
        other.chars().all(|letter| ruler.read(letter)).then(|| ruler.edits()).flatten()
    }

    #[test]
    fn every_kind_of_edit_counts_one() {
        for near in ["lavende", "lavenders", "lavander", "lavedner", "avender"] {
            assert_eq!(edits("lavender", near, 2), Some(1), "{near}");
        }
        assert_eq!(edits("lavender", "lavender", 0), Some(0));
        assert_eq!(edits("lavender", "lvaedner", 2), Some(2));
        assert_eq!(edits("lavender", "calendar", 2), None);
    }

    #[test]
    fn going_back_forgets() {
        let word: Vec<char> = "tea".chars().collect();
        let mut ruler = Ruler::new(&word, 1);
        for letter in "tex".chars() {
            ruler.read(letter);
        }
        assert_eq!(ruler.edits(), Some(1));
        ruler.back();
        ruler.read('a');
        assert_eq!(ruler.edits(), Some(0));
    }
}
