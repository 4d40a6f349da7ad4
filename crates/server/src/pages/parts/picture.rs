/// What fills a picture's box.
#[derive(Debug, Clone)]
pub enum Figure {
    /// A picture.
    Picture(Picture),
    /// Letters on colour, where there is no picture.
    Placeholder(Placeholder),
}

/// A picture in several sizes.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The address every browser understands.
    pub src: String,
    /// Other sizes, `/media/a-320.webp 320w, /media/a-640.webp 640w`; may be empty.
    pub srcset: String,
    /// Width in pixels, so that the page does not jump.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it; empty when a name beside it says the same.
    pub alt: String,
}

/// Letters on one of our own colours. The same name always looks the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// One or two letters.
    pub letters: String,
    /// Which of the colours, 0 to 7.
    pub tone: u8,
}

impl Placeholder {
    /// The placeholder of whoever or whatever is called `name`.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let words = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
        let letters = words.take(2).flat_map(char::to_uppercase).collect();
        let sum = name.bytes().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
        Self { letters, tone: sum % 8 }
    }
}

impl Figure {
    /// The letters of `name`.
    #[must_use]
    pub fn letters(name: &str) -> Self {
        Self::Placeholder(Placeholder::of(name))
    }

    /// `picture`, or the letters of `name` when there is none.
    #[must_use]
    pub fn or_letters(picture: Option<Picture>, name: &str) -> Self {
        picture.map_or_else(|| Self::letters(name), Self::Picture)
    }
}

#[cfg(test)]
mod tests {
    use super::Placeholder;

    #[test]
    fn letters_come_from_the_first_words() {
        assert_eq!(Placeholder::of("Österreichische Handweberei GmbH").letters, "ÖH");
        assert_eq!(Placeholder::of("“mara”").letters, "M");
        assert_eq!(Placeholder::of(" 7 & "), Placeholder { letters: "7".into(), tone: Placeholder::of(" 7 & ").tone });
        assert_eq!(Placeholder::of("").letters, "");
    }
}
