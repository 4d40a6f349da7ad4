//! Text becomes words: runs of letters and digits, without capitals and accents.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Letters of one word beyond which nothing is looked at: nobody types more.
const MOST_LETTERS: usize = 40;

/// The words of `text`, in order.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_word(text, &mut |word| found.push(word.to_owned()));
    found
}

/// `text` as it is sorted: its words with one space between them.
#[must_use]
pub fn folded(text: &str) -> String {
    words(text).join(" ")
}

/// Calls `take` with each word of `text`.
pub(crate) fn each_word(text: &str, take: &mut dyn FnMut(&str)) {
    let mut word = Word::default();
    for letter in text.chars() {
        if letter.is_ascii() {
            if letter.is_ascii_alphanumeric() {
                word.push(letter.to_ascii_lowercase());
            } else if letter != '\'' {
                word.end(take);
            }
            continue;
        }
        for lower in letter.to_lowercase() {
            decompose_compatible(lower, |part| push_part(part, &mut word, take));
        }
    }
    word.end(take);
}

fn push_part(part: char, word: &mut Word, take: &mut dyn FnMut(&str)) {
    // An apostrophe belongs to its word: the gardener’s gloves are found by `gardeners`.
    if is_combining_mark(part) || matches!(part, '\u{2019}' | '\u{02bc}') {
        return;
    }
    match spelled(part) {
        Some(letters) => letters.chars().for_each(|letter| word.push(letter)),
        None if part.is_alphanumeric() => part.to_lowercase().for_each(|letter| word.push(letter)),
        None => word.end(take),
    }
}

/// Letters that no accent explains.
const fn spelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        _ => return None,
    })
}

/// The word being read.
#[derive(Default)]
struct Word {
    text: String,
    letters: usize,
}

impl Word {
    fn push(&mut self, letter: char) {
        if self.letters < MOST_LETTERS {
            self.text.push(letter);
        }
        self.letters += 1;
    }

    fn end(&mut self, take: &mut dyn FnMut(&str)) {
        if self.letters > 0 {
            take(&self.text);
            self.text.clear();
            self.letters = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, words};

    #[test]
    fn capitals_accents_and_punctuation_do_not_matter() {
        assert_eq!(words("Crème-brûlée, No. 5!"), ["creme", "brulee", "no", "5"]);
        assert_eq!(words("STRASSE Straße"), ["strasse", "strasse"]);
        // The same letters, written in two characters each.
        assert_eq!(words("Cre\u{300}me"), words("Crème"));
        assert_eq!(words("Smørrebrød ŁÓDŹ Þing"), ["smorrebrod", "lodz", "thing"]);
        assert_eq!(words("the gardener’s o'clock"), ["the", "gardeners", "oclock"]);
        assert_eq!(words("ｆｕｌｌ ½ кофе 抹茶"), ["full", "1", "2", "кофе", "抹茶"]);
        assert_eq!(words(" — "), Vec::<String>::new());
    }

    #[test]
    fn endless_words_end() {
        assert_eq!(words(&"a".repeat(500))[0].len(), 40);
        assert_eq!(folded("  Oma’s   Tee "), "omas tee");
    }
}
